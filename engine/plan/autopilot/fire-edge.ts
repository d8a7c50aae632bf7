import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import type { CellLog } from '../../kernel/cell-log.ts';
import { cellAt, cellCentre, sameGrid } from '../../kernel/grid.ts';
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

/**
 * Known cells by block, with a margin of one block around the raster. Cells are only ever added, so
 * the log of a seat is read on from where it was left.
 */
class Blocks {
  readonly cols: number;
  /** Lowest known cell of each block, or -1. */
  readonly first: Int32Array;
  /** Part of the raster that holds any: first and last row and column of blocks. */
  row0 = Infinity;
  row1 = -1;
  col0 = Infinity;
  col1 = -1;
  readonly #grid: GridSpec;
  readonly #burns: (block: number) => boolean;
  #read = 0;

  constructor(region: Region, grid: GridSpec) {
    this.#grid = grid;
    this.cols = Math.ceil(grid.cols / BLOCK) + 2;
    this.first = new Int32Array(this.cols * (Math.ceil(grid.rows / BLOCK) + 2)).fill(-1);
    this.#burns = burnsIn(region, grid, this.cols, this.first.length);
  }

  readOn(log: CellLog): void {
    const { first, cols } = this;
    for (; this.#read < log.count; this.#read++) {
      const cell = log.cells[this.#read]!;
      const cellRow = Math.floor(cell / this.#grid.cols);
      const row = Math.floor(cellRow / BLOCK) + 1;
      const col = Math.floor((cell - cellRow * this.#grid.cols) / BLOCK) + 1;
      const block = row * cols + col;
      if (first[block] === -1 || cell < first[block]!) first[block] = cell;
      this.row0 = Math.min(this.row0, row);
      this.row1 = Math.max(this.row1, row);
      this.col0 = Math.min(this.col0, col);
      this.col1 = Math.max(this.col1, col);
    }
  }

  /** True where a block beside this one is not known to burn, and would. */
  isEdge(block: number): boolean {
    const { cols } = this;
    return (
      this.#isOpen(block - 1) ||
      this.#isOpen(block + 1) ||
      this.#isOpen(block - cols) ||
      this.#isOpen(block + cols)
    );
  }

  #isOpen(block: number): boolean {
    return this.first[block] === -1 && this.#burns(block);
  }
}

/** What is known of the ground in the blocks of a raster: for all seats and runs on a region. */
const grounds = new WeakMap<Region, { readonly grid: GridSpec; readonly known: Uint8Array }[]>();

function groundOf(region: Region, grid: GridSpec, blocks: number): Uint8Array {
  const list = grounds.get(region) ?? [];
  grounds.set(region, list);
  let found = list.find((x) => sameGrid(x.grid, grid));
  if (found === undefined) list.push((found = { grid, known: new Uint8Array(blocks) }));
  return found.known;
}

/** Whether the ground in the middle of a block would burn; the ground never changes. */
function burnsIn(
  region: Region,
  grid: GridSpec,
  cols: number,
  blocks: number,
): (block: number) => boolean {
  const known = groundOf(region, grid, blocks);
  const side = BLOCK * grid.cellM;
  return (block) => {
    if (known[block] === 0) {
      const row = Math.floor(block / cols);
      const e = grid.west + (block - row * cols - 0.5) * side;
      const n = grid.north - (row - 0.5) * side;
      const cell = cellAt(region.grid, e, n);
      known[block] = cell >= 0 && !CANNOT_BURN.has(region.landCover[cell]!) ? 1 : 2;
    }
    return known[block] === 1;
  };
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

interface Traced {
  readonly blocks: Blocks;
  /** Cells that were known when the outline was traced. */
  count: number;
  outline: Outline | null;
}

/** By the log of the seat: a loaded exercise has new ones. */
const traced = new WeakMap<CellLog, Traced>();

function outlineOf(region: Region, grid: GridSpec, log: CellLog): Outline {
  let known = traced.get(log);
  if (known === undefined) {
    known = { blocks: new Blocks(region, grid), count: 0, outline: null };
    traced.set(log, known);
  }
  if (known.outline === null || known.count !== log.count) {
    known.blocks.readOn(log);
    known.count = log.count;
    known.outline = traceOutline(grid, known.blocks);
  }
  return known.outline;
}

function traceOutline(grid: GridSpec, b: Blocks): Outline {
  const centre = { e: 0, n: 0 };
  const edge: Point[] = [];
  let blocks = 0;
  for (let row = b.row0; row <= b.row1; row++)
    for (let block = row * b.cols + b.col0; block <= row * b.cols + b.col1; block++) {
      const cell = b.first[block]!;
      if (cell === -1) continue;
      const at = cellCentre(grid, cell);
      blocks++;
      centre.e += at.e;
      centre.n += at.n;
      if (b.isEdge(block)) edge.push(at);
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
  const log = k.fireLog;
  if (log.count === 0) return null;
  const { centre, edge, radiusM } = outlineOf(k.region, k.fireGrid, log);
  const downwind = windWay(k.weather.windFromDeg);
  const points = edge.map((at) => ({
    at,
    alongM: (at.e - centre.e) * downwind.e + (at.n - centre.n) * downwind.n,
  }));
  points.sort((x, y) => x.alongM - y.alongM);
  return { points, centre, radiusM, downwind };
}
