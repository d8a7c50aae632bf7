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
  readonly points: readonly EdgePoint[];
  readonly centre: Point;
  /** Largest distance of the edge from the middle, m. */
  readonly radiusM: number;
  /** Unit vector of the wind's way, where the head is expected. */
  readonly downwind: Point;
}

/** Blocks around the known fire, one row and column of margin on every side. */
interface Blocks {
  readonly row0: number;
  readonly col0: number;
  readonly rows: number;
  readonly cols: number;
  /** First known cell of each block, or -1. */
  readonly first: Int32Array;
}

function blocksOf(grid: GridSpec, cells: Int32Array): Blocks {
  let low = grid.cols;
  let high = 0;
  for (let i = 0, row = 0, start = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    while (cell >= start + grid.cols) start = ++row * grid.cols;
    const col = cell - start;
    if (col < low) low = col;
    if (col > high) high = col;
  }
  const row0 = Math.floor(Math.floor(cells[0]! / grid.cols) / BLOCK) - 1;
  const lastRow = Math.floor(cells[cells.length - 1]! / grid.cols);
  const rows = Math.floor(lastRow / BLOCK) - row0 + 2;
  const col0 = Math.floor(low / BLOCK) - 1;
  const cols = Math.floor(high / BLOCK) - col0 + 2;
  const first = new Int32Array(rows * cols).fill(-1);
  // Cells before `end` lie in the block of the last one, in the same row.
  let end = 0;
  for (let i = 0, row = 0, start = 0, base = -row0 * cols - col0; i < cells.length; i++) {
    const cell = cells[i]!;
    if (cell >= start + grid.cols) {
      row = Math.floor(cell / grid.cols);
      start = row * grid.cols;
      base = (Math.floor(row / BLOCK) - row0) * cols - col0;
    } else if (cell < end) continue;
    const blockCol = Math.floor((cell - start) / BLOCK);
    end = start + (blockCol + 1) * BLOCK;
    if (first[base + blockCol] === -1) first[base + blockCol] = cell;
  }
  return { row0, col0, rows, cols, first };
}

/** True when the ground in the middle of the block would burn. */
function burns(region: Region, grid: GridSpec, b: Blocks, block: number): boolean {
  const row = Math.floor(block / b.cols);
  const side = BLOCK * grid.cellM;
  const e = grid.west + (b.col0 + block - row * b.cols + 0.5) * side;
  const n = grid.north - (b.row0 + row + 0.5) * side;
  const cell = cellAt(region.grid, e, n);
  return cell >= 0 && !CANNOT_BURN.has(region.landCover[cell]!);
}

function isEdge(region: Region, grid: GridSpec, b: Blocks, block: number): boolean {
  const open = (n: number): boolean => b.first[n] === -1 && burns(region, grid, b, n);
  return open(block - 1) || open(block + 1) || open(block - b.cols) || open(block + b.cols);
}

/** Way in which the wind blows, east and north. */
function windWay(windFromDeg: number): Point {
  const to = ((windFromDeg + 180) * Math.PI) / 180;
  return { e: sin(to), n: cos(to) };
}

/** What of the known fire's edge follows from the known cells alone. */
interface Outline {
  readonly centre: Point;
  readonly edge: readonly Point[];
  readonly radiusM: number;
}

/** A seat's list of known cells is made anew when it grows, and never changes. */
const outlines = new WeakMap<Int32Array, Outline>();

function outlineOf(region: Region, grid: GridSpec, cells: Int32Array): Outline {
  let outline = outlines.get(cells);
  if (outline === undefined) outlines.set(cells, (outline = traceOutline(region, grid, cells)));
  return outline;
}

function traceOutline(region: Region, grid: GridSpec, cells: Int32Array): Outline {
  const b = blocksOf(grid, cells);
  const centre = { e: 0, n: 0 };
  const edge: Point[] = [];
  let blocks = 0;
  for (let block = 0; block < b.first.length; block++) {
    const cell = b.first[block]!;
    if (cell === -1) continue;
    const at = cellCentre(grid, cell);
    blocks++;
    centre.e += at.e;
    centre.n += at.n;
    if (isEdge(region, grid, b, block)) edge.push(at);
  }
  centre.e /= blocks;
  centre.n /= blocks;
  let radiusM = 0;
  for (const at of edge) {
    const de = at.e - centre.e;
    const dn = at.n - centre.n;
    radiusM = Math.max(radiusM, Math.sqrt(de * de + dn * dn));
  }
  return { centre, edge, radiusM };
}

/** The edge of what `k` knows of the fire; null when it knows of none. */
export function fireEdgeOf(k: SeatKnowledge): FireEdge | null {
  const cells = k.fireCells;
  if (cells.length === 0) return null;
  const { centre, edge, radiusM } = outlineOf(k.region, k.fireGrid, cells);
  const downwind = windWay(k.weather.windFromDeg);
  const points = edge.map((at) => ({
    at,
    alongM: (at.e - centre.e) * downwind.e + (at.n - centre.n) * downwind.n,
  }));
  points.sort((x, y) => x.alongM - y.alongM);
  return { points, centre, radiusM, downwind };
}
