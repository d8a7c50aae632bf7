import type { RoadStandard } from '../lib/road-search.ts';
import type { RoadClass } from '../../../engine/region/region.ts';

/**
 * Steepest grades by class (Chinese design practice, rounded); earthwork and structure costs are
 * assumed. Tunnels belong to the expressway only.
 */
export const ROAD_STANDARDS: Readonly<Record<RoadClass, RoadStandard>> = {
  expressway: { grade: 0.04, earthworkM: 15, viaductCost: 2.2, tunnelCost: 1.6 },
  national: { grade: 0.05, earthworkM: 14, viaductCost: 25, tunnelCost: Infinity },
  provincial: { grade: 0.055, earthworkM: 14, viaductCost: 30, tunnelCost: Infinity },
  county: { grade: 0.065, earthworkM: 13, viaductCost: 40, tunnelCost: Infinity },
  township: { grade: 0.07, earthworkM: 13, viaductCost: 60, tunnelCost: Infinity },
  village: { grade: 0.1, earthworkM: 12, viaductCost: Infinity, tunnelCost: Infinity },
};
