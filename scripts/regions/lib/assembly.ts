import { cellAt, cellCentre, type GridSpec, type Point } from '../../../engine/kernel/grid.ts';
import { isForest } from '../../../engine/region/region.ts';
import { outlineOf } from './boundary.ts';
import { forDisc } from './raster.ts';
import type { RoadBuilder } from './road-builder.ts';
import { simplify, type NetNode } from './road-net.ts';

/** Joins a place to the roads with a village road; notes the place where none is possible. */
export function connect(roads: RoadBuilder, at: Point, name: string, problems: string[]): void {
  const cell = cellAt(roads.terrain.grid, at.e, at.n);
  if (!roads.connect(cell, 'village', '村道')) problems.push(`${name}: no road possible`);
  else roads.net.stopAt(cell);
}

const BOUNDARY_TOLERANCE_M = 40;

/** The outline of a county's cells, simplified, closed. */
export function simpleOutline(grid: GridSpec, county: Uint8Array): Point[] {
  const ring = outlineOf(grid, county).map((p) => [p.e, p.n, 0] as const);
  const half = Math.floor(ring.length / 2);
  const simple = [
    ...simplify(ring.slice(0, half + 1), BOUNDARY_TOLERANCE_M).slice(0, -1),
    ...simplify(ring.slice(half), BOUNDARY_TOLERANCE_M),
  ];
  return simple.map(([e, n]) => ({ e, n }));
}

/** Cells of village and township roads with the share of forest around them. */
export function wayside(
  roads: RoadBuilder,
  landCover: Uint8Array,
): (Point & { forestShare: number })[] {
  const { grid, county } = roads.terrain;
  return roads.net
    .cells()
    .sort((a, b) => a - b)
    .filter((c, k) => k % 7 === 0 && county[c] === 1 && roads.ground.barrier[c] === 0)
    .map((c) => {
      let forest = 0;
      let all = 0;
      forDisc(grid, cellCentre(grid, c), 300, (cell) => {
        all++;
        if (isForest(landCover[cell]!)) forest++;
      });
      return { ...cellCentre(grid, c), forestShare: forest / all };
    });
}

/** Finds the road node nearest to a place. */
export function nodeFinder(nodes: readonly NetNode[]): (at: Point) => number {
  return (at) => {
    let best = 0;
    let least = Infinity;
    for (const n of nodes) {
      const d = (n.e - at.e) ** 2 + (n.n - at.n) ** 2;
      if (d < least) {
        least = d;
        best = n.id;
      }
    }
    return best;
  };
}
