import type { Scenario } from '../../engine/exercise/scenario.ts';
import type { Point } from '../../engine/kernel/grid.ts';
import type { HazardPoint } from '../../engine/protocol/prepare.ts';

type Placed = readonly { readonly at: Point }[];

const points = (kind: string, at: readonly string[], list: Placed | undefined): HazardPoint[] =>
  (list ?? []).map((x, i) => ({ kind, path: [...at, i, 'at'], at: x.at }));

/** Where the hazards of a scenario begin, each with the path of its place in the file. */
export const hazardPoints = (s: Scenario): readonly HazardPoint[] => [
  ...points('ignition', ['wildfire', 'ignitions'], s.wildfire?.ignitions),
  ...points('inflow', ['flood', 'inflows'], s.flood?.inflows),
  ...points('tank', ['hazmat', 'tanks'], s.hazmat?.tanks),
  ...points('confined', ['hazmat', 'confined'], s.hazmat?.confined),
];
