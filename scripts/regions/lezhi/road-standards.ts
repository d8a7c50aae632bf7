import type { RoadClass } from '../../../engine/region/region.ts';
import { GRADE_LIMIT } from '../lib/road-grades.ts';
import type { RoadStandard } from '../lib/road-search.ts';

/** Lines are laid out a little gentler, since rounding their corners shortens them. */
const LAYOUT_SHARE = 0.9;

const standard = (roadClass: RoadClass, rest: Omit<RoadStandard, 'grade'>): RoadStandard => ({
  grade: GRADE_LIMIT[roadClass] * LAYOUT_SHARE,
  ...rest,
});

/**
 * Earthwork and structure costs are assumed. Among low hills a road goes round: a viaduct is so dear
 * that only the expressways have them over dry ground, and only they have tunnels.
 */
export const ROAD_STANDARDS: Readonly<Record<RoadClass, RoadStandard>> = {
  expressway: standard('expressway', {
    earthworkM: 22,
    viaductCost: 2.6,
    tunnelCost: 3.4,
    longestM: Infinity,
    turnFactor: 12,
  }),
  national: standard('national', {
    earthworkM: 16,
    viaductCost: 60,
    tunnelCost: Infinity,
    longestM: 250,
    turnFactor: 4,
  }),
  provincial: standard('provincial', {
    earthworkM: 16,
    viaductCost: 80,
    tunnelCost: Infinity,
    longestM: 200,
    turnFactor: 3,
  }),
  county: standard('county', {
    earthworkM: 14,
    viaductCost: Infinity,
    tunnelCost: Infinity,
    longestM: 150,
  }),
  township: standard('township', {
    earthworkM: 12,
    viaductCost: Infinity,
    tunnelCost: Infinity,
    longestM: 120,
  }),
  village: standard('village', {
    earthworkM: 9,
    viaductCost: Infinity,
    tunnelCost: Infinity,
    longestM: 90,
  }),
};

/** What a road may do where its standard leaves no line. */
export const HARD_GROUND = { earthworkM: 20, viaductCost: 80 } as const;
export const HARD_ACCESS = { earthworkM: 16, viaductCost: Infinity } as const;
