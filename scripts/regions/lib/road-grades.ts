import type { RoadClass } from '../../../engine/region/region.ts';

/**
 * Steepest grade that a class may have (Chinese design practice, rounded: expressway 4 %, national
 * 5 %, provincial 5.5 %, county 6.5 %, township 7 %, village road 10 %).
 */
export const GRADE_LIMIT: Readonly<Record<RoadClass, number>> = {
  expressway: 0.04,
  national: 0.05,
  provincial: 0.055,
  county: 0.065,
  township: 0.07,
  village: 0.1,
};
