import type { Scenario } from '../../engine/exercise/scenario.ts';
import type { Point } from '../../engine/kernel/grid.ts';
import type { HazardPoint } from '../../engine/protocol/prepare.ts';

/** The entries of a list of the file, each by its place there or by the places that it spans. */
function points<T>(
  kind: string,
  list: string,
  entries: readonly T[] | undefined,
  key: string,
  placesOf: (entry: T) => Point | readonly Point[],
): HazardPoint[] {
  return (entries ?? []).map((entry, i) => {
    const found = [placesOf(entry)].flat();
    const mean = (of: (p: Point) => number): number =>
      found.reduce((sum, p) => sum + of(p), 0) / found.length;
    return {
      kind,
      path: [...list.split('.'), i, key],
      at: { e: mean((p) => p.e), n: mean((p) => p.n) },
    };
  });
}

const at = (x: { readonly at: Point }): Point => x.at;
const path = (x: { readonly path: readonly Point[] }): readonly Point[] => x.path;

/** Where the hazards of a scenario begin and stand, each with the path of its place in the file. */
export const hazardPoints = (s: Scenario): readonly HazardPoint[] => [
  ...points('ignition', 'wildfire.ignitions', s.wildfire?.ignitions, 'at', at),
  ...points('inflow', 'flood.inflows', s.flood?.inflows, 'at', at),
  ...points('catchment', 'flood.catchments', s.flood?.catchments, 'to', (c) => c.to),
  ...points('levee', 'flood.levees', s.flood?.levees, 'path', path),
  ...points('gate', 'flood.gates', s.flood?.gates, 'path', path),
  ...points('pump', 'flood.pumps', s.flood?.pumps, 'at', at),
  ...points('underpass', 'flood.underpasses', s.flood?.underpasses, 'at', at),
  ...points('slide', 'landslide.slides', s.landslide?.slides, 'ring', (x) => x.ring),
  ...points('gauge', 'landslide.points', s.landslide?.points, 'at', at),
  ...points('tank', 'hazmat.tanks', s.hazmat?.tanks, 'at', at),
  ...points('confined', 'hazmat.confined', s.hazmat?.confined, 'at', at),
];
