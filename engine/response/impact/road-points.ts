import type { GridSpec, Point } from '../../kernel/grid.ts';
import { cellAt } from '../../kernel/grid.ts';
import type { Region, RoadEdge } from '../../region/region.ts';
import { LandCover } from '../../region/region.ts';
import { lineLengthM, pointAlong } from '../journey.ts';

/** Points along a road at which it is looked at, and the length that each of them stands for. */
export interface RoadPoints {
  readonly edgeId: number;
  readonly points: readonly Point[];
  readonly stepM: number;
}

const cache = new WeakMap<Region, Map<string, readonly RoadPoints[]>>();

/**
 * Open roads of a raster, looked at every cell. Bridges, tunnels, ferries and what crosses a river are
 * above or below what happens on the ground.
 */
export function roadPoints(region: Region, grid: GridSpec): readonly RoadPoints[] {
  let ofRegion = cache.get(region);
  if (ofRegion === undefined) cache.set(region, (ofRegion = new Map()));
  const key = [grid.west, grid.north, grid.cols, grid.rows, grid.cellM].join();
  let points = ofRegion.get(key);
  if (points === undefined) {
    points = region.roads.edges
      .filter((x) => !x.bridge && !x.tunnel && !x.ferry)
      .flatMap((edge) => along(region, grid, edge) ?? []);
    ofRegion.set(key, points);
  }
  return points;
}

function along(region: Region, grid: GridSpec, edge: RoadEdge): RoadPoints | null {
  const lengthM = lineLengthM(edge.line);
  const n = Math.max(1, Math.ceil(lengthM / grid.cellM));
  const points: Point[] = [];
  for (let i = 0; i <= n; i++) {
    const at = pointAlong(edge.line, (lengthM * i) / n);
    const cell = cellAt(region.grid, at.e, at.n);
    const onWater = cell < 0 || region.landCover[cell] === LandCover.water;
    if (!onWater && cellAt(grid, at.e, at.n) >= 0) points.push(at);
  }
  return points.length === 0 ? null : { edgeId: edge.id, points, stepM: lengthM / n };
}
