import { cellCount } from '../../kernel/grid.ts';
import type { GridSpec, Point } from '../../kernel/grid.ts';
import type { Region } from '../../region/region.ts';
import { ASSUMED_IMPACT } from '../assumed.ts';
import { metres } from '../journey.ts';

/**
 * Which open-air roads lie within `ASSUMED_IMPACT.roadFlameM` of each cell, as chains of entries:
 * `for (let i = index.first(cell); i >= 0; i = index.next(i)) index.edge(i)`.
 */
interface EdgeIndex {
  /** First entry of the cell, or -1. */
  first(cell: number): number;
  /** Entry after this one, or -1. */
  next(entry: number): number;
  edge(entry: number): number;
}

const cache = new WeakMap<Region, Map<string, EdgeIndex>>();

export function edgeIndex(region: Region, grid: GridSpec): EdgeIndex {
  let ofRegion = cache.get(region);
  if (ofRegion === undefined) {
    ofRegion = new Map();
    cache.set(region, ofRegion);
  }
  const key = `${grid.cols}/${grid.rows}/${grid.cellM}/${grid.west}/${grid.north}`;
  let index = ofRegion.get(key);
  if (index === undefined) {
    index = build(region, grid);
    ofRegion.set(key, index);
  }
  return index;
}

function build(region: Region, grid: GridSpec): EdgeIndex {
  const head = new Int32Array(cellCount(grid)).fill(-1);
  const next: number[] = [];
  const edgeOf: number[] = [];
  const reach = Math.ceil(ASSUMED_IMPACT.roadFlameM / grid.cellM);
  const put = (row: number, col: number, edgeId: number): void => {
    if (row < 0 || col < 0 || row >= grid.rows || col >= grid.cols) return;
    const cell = row * grid.cols + col;
    const first = head[cell]!;
    if (first >= 0 && edgeOf[first] === edgeId) return;
    head[cell] = edgeOf.length;
    next.push(first);
    edgeOf.push(edgeId);
  };
  const mark = (p: Point, edgeId: number): void => {
    const row = Math.floor((grid.north - p.n) / grid.cellM);
    const col = Math.floor((p.e - grid.west) / grid.cellM);
    if (row < -reach || col < -reach || row >= grid.rows + reach || col >= grid.cols + reach)
      return;
    for (let r = -reach; r <= reach; r++)
      for (let c = -reach; c <= reach; c++)
        if (r * r + c * c <= reach * reach) put(row + r, col + c, edgeId);
  };
  for (const edge of region.roads.edges) {
    if (edge.tunnel || edge.ferry || !touches(grid, edge.line)) continue;
    for (let i = 1; i < edge.line.length; i++) {
      const a = edge.line[i - 1]!;
      const b = edge.line[i]!;
      const steps = Math.max(1, Math.ceil(metres(a, b) / grid.cellM));
      for (let k = i === 1 ? 0 : 1; k <= steps; k++)
        mark({ e: a.e + ((b.e - a.e) * k) / steps, n: a.n + ((b.n - a.n) * k) / steps }, edge.id);
    }
  }
  return {
    first: (cell) => head[cell]!,
    next: (entry) => next[entry]!,
    edge: (entry) => edgeOf[entry]!,
  };
}

/** True when the box around a line meets the raster. */
function touches(grid: GridSpec, line: readonly Point[]): boolean {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const p of line) {
    west = Math.min(west, p.e);
    east = Math.max(east, p.e);
    south = Math.min(south, p.n);
    north = Math.max(north, p.n);
  }
  const m = ASSUMED_IMPACT.roadFlameM;
  return (
    east >= grid.west - m &&
    west <= grid.west + grid.cols * grid.cellM + m &&
    north >= grid.north - grid.rows * grid.cellM - m &&
    south <= grid.north + m
  );
}
