/** The window of a flood: bed, roughness, soil and who owns which cell. */
import { cellAt, cellCentre, windowOf, type GridSpec, type Point } from '../../kernel/grid.ts';
import type { Region } from '../../region/region.ts';
import { LandCover } from '../../region/region.ts';
import type { FloodParams } from './contract.ts';
import { bedBetween, dig, pave } from './fine-ground.ts';
import { manningOf, soilOf } from './ground-tables.ts';

export interface FloodGround {
  readonly grid: GridSpec;
  /** By cell of `grid`. */
  readonly bedM: Float64Array;
  readonly manning: Float64Array;
  readonly soilK: Float64Array;
  readonly soilS: Float64Array;
  readonly builtUp: Uint8Array;
  /** 1 for built-up ground that is no street. */
  readonly houses: Uint8Array;
  /** 1 where a channel has been dug. */
  readonly channel: Uint8Array;
  /** 1 + index of the reservoir that a cell belongs to, or 0. */
  readonly poolOf: Uint8Array;
}

/** Whether a point lies inside a polygon (even-odd rule). */
export function inside(area: readonly Point[], { e, n }: Point): boolean {
  let is = false;
  for (let i = 0, j = area.length - 1; i < area.length; j = i++) {
    const a = area[i]!;
    const b = area[j]!;
    if (a.n > n !== b.n > n && e < a.e + ((n - a.n) * (b.e - a.e)) / (b.n - a.n)) is = !is;
  }
  return is;
}

/** Mean bed and most frequent cover (the lowest class of equals) of `k` by `k` cells. */
function coarse(
  region: Region,
  from: number,
  k: number,
  bed: Float64Array,
  cover: Uint8Array,
  to: number,
) {
  const count = new Uint8Array(32);
  let sum = 0;
  for (let r = 0; r < k; r++)
    for (let c = 0; c < k; c++) {
      const i = from + r * region.grid.cols + c;
      sum += region.elevationDm[i]!;
      count[region.landCover[i]! & 31]!++;
    }
  bed[to] = sum / (10 * k * k);
  cover[to] = count.indexOf(Math.max(...count));
}

function fine(region: Region, grid: GridSpec, bed: Float64Array, cover: Uint8Array): void {
  for (let i = 0; i < bed.length; i++) {
    const at = cellCentre(grid, i);
    bed[i] = bedBetween(region, at);
    cover[i] = region.landCover[cellAt(region.grid, at.e, at.n)]!;
  }
}

/** @throws RangeError for a bed that is no number. */
export function groundOf(region: Region, p: FloodParams): FloodGround {
  const { centre, widthM, heightM } = p.window;
  const w = windowOf(region.grid, centre, widthM, heightM);
  const k = p.coarsen;
  const cols = Math.floor(w.grid.cols / k);
  const rows = Math.floor(w.grid.rows / k);
  if (cols < 1 || rows < 1) throw new RangeError(`coarsen is ${k}: more than the window`);
  const f = p.refine;
  const grid: GridSpec = {
    ...w.grid,
    cols: cols * f,
    rows: rows * f,
    cellM: (w.grid.cellM * k) / f,
  };
  const n = grid.cols * grid.rows;
  const bedM = new Float64Array(n);
  const cover = new Uint8Array(n);
  if (f > 1) fine(region, grid, bedM, cover);
  else
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < cols; c++) {
        const from = (w.row0 + r * k) * region.grid.cols + w.col0 + c * k;
        coarse(region, from, k, bedM, cover, r * cols + c);
      }
  const soilK = new Float64Array(n);
  const soilS = new Float64Array(n);
  cover.forEach((c, i) => {
    if (!(Math.abs(bedM[i]!) < 10_000))
      throw new RangeError(`elevation of cell ${i} is ${bedM[i]}`);
    const soil = soilOf(c);
    if (soil === null) return;
    soilK[i] = soil.k;
    soilS[i] = soil.s * (1 - p.soilWetness);
  });
  const poolOf = new Uint8Array(n);
  p.reservoirs.forEach((res, index) => {
    const { area } = res;
    if (area === null) return;
    for (let i = 0; i < n; i++)
      if (bedM[i]! < res.belowM && inside(area, cellCentre(grid, i))) poolOf[i] = index + 1;
  });
  const dug = new Uint8Array(n);
  const manning = Float64Array.from(cover, (c) => manningOf(c));
  const { streets } = p;
  const street = new Uint8Array(n);
  if (streets !== null) {
    const isTown = (cell: number): boolean => cover[cell] === LandCover.builtUp;
    for (const cell of pave(region.roads.edges, grid, bedM, streets, isTown)) {
      street[cell] = 1;
      manning[cell] = streets.manning;
      // Sealed; what rain it gets goes to the drains of the town.
      soilK[cell] = 0;
    }
  }
  for (const channel of p.channels)
    for (const cell of dig(grid, bedM, channel)) {
      manning[cell] = channel.manning;
      // Its bed is stones, and no street.
      soilK[cell] = 0;
      cover[cell] = LandCover.water;
      dug[cell] = 1;
    }
  const builtUp = Uint8Array.from(cover, (c) => (c === LandCover.builtUp ? 1 : 0));
  return {
    grid,
    bedM,
    manning,
    channel: dug,
    soilK,
    soilS,
    builtUp,
    houses: builtUp.map((is, i) => (is === 1 && street[i] === 0 ? 1 : 0)),
    poolOf,
  };
}

/** Cell of a point; throws with `path` when it is off the window. */
export function cellOfPoint(path: string, grid: GridSpec, at: Point): number {
  const cell = cellAt(grid, at.e, at.n);
  if (cell < 0)
    throw new RangeError(
      `${path} is (${Math.round(at.e)}, ${Math.round(at.n)}), must be inside the window`,
    );
  return cell;
}
