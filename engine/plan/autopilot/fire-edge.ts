import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import { cellAt, cellCentre } from '../../kernel/grid.ts';
import type { GridSpec, Point } from '../../kernel/grid.ts';
import { cos, sin } from '../../kernel/math.ts';
import { LandCover } from '../../region/region.ts';
import type { Region } from '../../region/region.ts';

/** Cells on a side of the blocks in which a headquarters thinks of a fire: 150 m of 30 m cells. */
const BLOCK = 5;

const CANNOT_BURN: ReadonlySet<number> = new Set([
  LandCover.water,
  LandCover.builtUp,
  LandCover.paddy,
  LandCover.bareRock,
]);

export interface EdgePoint {
  /** A cell of the known fire in this block. */
  readonly at: Point;
  /** How far this lies along the wind from the middle of the fire, m: the head is largest. */
  readonly alongM: number;
}

/** The known fire's edge in blocks, from rear to head, and its middle. */
export interface FireEdge {
  readonly version: number;
  readonly points: readonly EdgePoint[];
  readonly centre: Point;
  /** Unit vector of the wind's way, where the head is expected. */
  readonly downwind: Point;
  readonly knownCells: number;
}

function occupied(grid: GridSpec, cells: Int32Array): { cols: number; first: Int32Array } {
  const cols = Math.ceil(grid.cols / BLOCK);
  const rows = Math.ceil(grid.rows / BLOCK);
  const first = new Int32Array(cols * rows).fill(-1);
  for (const cell of cells) {
    const row = Math.floor(cell / grid.cols);
    const block = Math.floor(row / BLOCK) * cols + Math.floor((cell - row * grid.cols) / BLOCK);
    if (first[block] === -1) first[block] = cell;
  }
  return { cols, first };
}

/** True when the ground in the middle of the block would burn. */
function burns(region: Region, grid: GridSpec, cols: number, block: number): boolean {
  const row = Math.floor(block / cols);
  const at = {
    e: grid.west + (block - row * cols + 0.5) * BLOCK * grid.cellM,
    n: grid.north - (row + 0.5) * BLOCK * grid.cellM,
  };
  const cell = cellAt(region.grid, at.e, at.n);
  return cell >= 0 && !CANNOT_BURN.has(region.landCover[cell]!);
}

/** Way of the wind in which it blows, east and north. */
function windWay(windFromDeg: number): Point {
  const to = ((windFromDeg + 180) * Math.PI) / 180;
  return { e: sin(to), n: cos(to) };
}

/** The edge of what `k` knows of the fire; null when it knows of none. */
export function fireEdgeOf(k: SeatKnowledge): FireEdge | null {
  const cells = k.fireCells;
  if (cells.length === 0) return null;
  const grid = k.fireGrid;
  const { cols, first } = occupied(grid, cells);
  const blocks: number[] = [];
  const centre = { e: 0, n: 0 };
  for (let block = 0; block < first.length; block++) {
    if (first[block] === -1) continue;
    const at = cellCentre(grid, first[block]!);
    blocks.push(block);
    centre.e += at.e;
    centre.n += at.n;
  }
  centre.e /= blocks.length;
  centre.n /= blocks.length;
  const downwind = windWay(k.weather.windFromDeg);
  const points: EdgePoint[] = [];
  for (const block of blocks) {
    const open = [block - 1, block + 1, block - cols, block + cols].some(
      (n) => first[n] === -1 && burns(k.region, grid, cols, n),
    );
    if (!open) continue;
    const at = cellCentre(grid, first[block]!);
    const alongM = (at.e - centre.e) * downwind.e + (at.n - centre.n) * downwind.n;
    points.push({ at, alongM });
  }
  points.sort((a, b) => a.alongM - b.alongM);
  return { version: k.fireVersion, points, centre, downwind, knownCells: cells.length };
}
