/** Ground of a patch that is finer than the region's raster, with the channels and streets that it is too coarse for. */
import type { GridSpec, Point } from '../../kernel/grid.ts';
import { cellAt, cellCentre } from '../../kernel/grid.ts';
import type { Region, RoadEdge } from '../../region/region.ts';
import type { FloodChannel, FloodStreets } from './contract.ts';

/** Bed between the centres of the region's cells, bilinear; beyond the outermost centres, theirs. */
export function bedBetween(region: Region, { e, n }: Point): number {
  const { grid, elevationDm } = region;
  const x = Math.max(0, Math.min(grid.cols - 1, (e - grid.west) / grid.cellM - 0.5));
  const y = Math.max(0, Math.min(grid.rows - 1, (grid.north - n) / grid.cellM - 0.5));
  const c = Math.min(grid.cols - 2, Math.floor(x));
  const r = Math.min(grid.rows - 2, Math.floor(y));
  const i = r * grid.cols + c;
  const fx = x - c;
  const fy = y - r;
  const top = elevationDm[i]! * (1 - fx) + elevationDm[i + 1]! * fx;
  const low = elevationDm[i + grid.cols]! * (1 - fx) + elevationDm[i + grid.cols + 1]! * fx;
  return (top * (1 - fy) + low * fy) / 10;
}

/**
 * Digs a channel into `bedM`: within half its width of the path the bed lies `depthM` below the ground
 * of the path, and never rises downstream. Returns the cells, each once.
 */
export function dig(grid: GridSpec, bedM: Float64Array, c: FloodChannel): readonly number[] {
  const floorM = new Map<number, number>();
  const halfM = halfWidthM(grid, c.widthM);
  let lowest = Infinity;
  along(grid, c.path, (at, here) => {
    lowest = Math.min(lowest, bedM[here]! - c.depthM);
    around(grid, at, halfM, (cell) => {
      floorM.set(cell, Math.min(floorM.get(cell) ?? Infinity, lowest));
    });
  });
  for (const [cell, floor] of floorM) bedM[cell] = Math.min(bedM[cell]!, floor);
  return [...floorM.keys()];
}

/**
 * Lowers the streets in `bedM` by their kerb: cells within half their width of a road of the region,
 * where `isTown` holds. Bridges and tunnels leave the ground alone. Returns the cells, ascending.
 */
export function pave(
  roads: readonly RoadEdge[],
  grid: GridSpec,
  bedM: Float64Array,
  streets: FloodStreets,
  isTown: (cell: number) => boolean,
): readonly number[] {
  const paved = new Set<number>();
  const halfM = halfWidthM(grid, streets.widthM);
  for (const { line, bridge, tunnel, ferry } of roads) {
    if (bridge || tunnel || ferry || isBeside(grid, line)) continue;
    along(grid, line, (at) => {
      around(grid, at, halfM, (cell) => {
        if (isTown(cell)) paved.add(cell);
      });
    });
  }
  for (const cell of paved) bedM[cell]! -= streets.kerbM;
  return [...paved].sort((a, b) => a - b);
}

/** True for a line none of whose stretches can cross the raster. */
function isBeside({ west, north, cols, rows, cellM }: GridSpec, line: readonly Point[]): boolean {
  const all = (side: (p: Point) => boolean): boolean => line.every(side);
  return (
    all((p) => p.e < west) ||
    all((p) => p.e > west + cols * cellM) ||
    all((p) => p.n > north) ||
    all((p) => p.n < north - rows * cellM)
  );
}

/** At least one cell wide everywhere, or the water would step over corners. */
const halfWidthM = (grid: GridSpec, widthM: number): number =>
  Math.max(widthM / 2, 0.75 * grid.cellM);

/** Places along a line, four to a cell, that lie in the raster, each with its cell. */
function along(
  grid: GridSpec,
  line: readonly Point[],
  visit: (at: Point, cell: number) => void,
): void {
  const stepM = grid.cellM / 4;
  for (let k = 1; k < line.length; k++) {
    const a = line[k - 1]!;
    const b = line[k]!;
    const de = b.e - a.e;
    const dn = b.n - a.n;
    const steps = Math.max(1, Math.ceil(Math.sqrt(de * de + dn * dn) / stepM));
    for (let i = 0; i <= steps; i++) {
      const at = { e: a.e + (de * i) / steps, n: a.n + (dn * i) / steps };
      const here = cellAt(grid, at.e, at.n);
      if (here >= 0) visit(at, here);
    }
  }
}

function around(grid: GridSpec, at: Point, radiusM: number, visit: (cell: number) => void): void {
  const reach = Math.ceil(radiusM / grid.cellM);
  for (let r = -reach; r <= reach; r++)
    for (let c = -reach; c <= reach; c++) {
      const cell = cellAt(grid, at.e + c * grid.cellM, at.n + r * grid.cellM);
      if (cell < 0) continue;
      const centre = cellCentre(grid, cell);
      const de = centre.e - at.e;
      const dn = centre.n - at.n;
      if (de * de + dn * dn <= radiusM * radiusM) visit(cell);
    }
}
