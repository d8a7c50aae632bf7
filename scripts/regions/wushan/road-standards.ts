import type { RoadStandard } from '../lib/road-search.ts';
import type { RoadClass } from '../../../engine/region/region.ts';
import { GRADE_LIMIT } from '../lib/road-grades.ts';

/** Lines are laid out a little gentler, since rounding their corners shortens them. */
const LAYOUT_SHARE = 0.92;

/** Bridges span water of at most this width, m (the Yangtze bridge aside). */
const LONGEST_BRIDGE_M = 400;

const standard = (
  roadClass: RoadClass,
  rest: Omit<RoadStandard, 'grade' | 'longestM'>,
): RoadStandard => ({
  grade: GRADE_LIMIT[roadClass] * LAYOUT_SHARE,
  longestM: roadClass === 'expressway' ? Infinity : LONGEST_BRIDGE_M,
  ...rest,
});

/** Earthwork and structure costs are assumed. Tunnels belong to the expressway. */
export const ROAD_STANDARDS: Readonly<Record<RoadClass, RoadStandard>> = {
  expressway: standard('expressway', { earthworkM: 18, viaductCost: 2.2, tunnelCost: 1.6 }),
  national: standard('national', { earthworkM: 18, viaductCost: 6, tunnelCost: Infinity }),
  provincial: standard('provincial', { earthworkM: 18, viaductCost: 6, tunnelCost: Infinity }),
  county: standard('county', { earthworkM: 18, viaductCost: 6, tunnelCost: Infinity }),
  township: standard('township', { earthworkM: 18, viaductCost: 8, tunnelCost: Infinity }),
  village: standard('village', { earthworkM: 14, viaductCost: Infinity, tunnelCost: Infinity }),
};
