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
  /** Lowest known cell of each block, or -1; and its middle. */
  readonly first: Int32Array;
  readonly at: (Point | undefined)[];
  /** 1 where a block beside a known one is not known to burn, and would. */
  readonly edge: Uint8Array;
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
    this.at = new Array<Point | undefined>(this.first.length).fill(undefined);
    this.edge = new Uint8Array(this.first.length);
    this.#burns = burnsIn(region, grid, this.cols, this.first.length);
  }

  /** True when what has come to the log since changes any block. */
  readOn(log: CellLog): boolean {
    const { first, cols } = this;
    let changed = false;
    for (; this.#read < log.count; this.#read++) {
      const cell = log.cells[this.#read]!;
      const cellRow = Math.floor(cell / this.#grid.cols);
      const row = Math.floor(cellRow / BLOCK) + 1;
      const col = Math.floor((cell - cellRow * this.#grid.cols) / BLOCK) + 1;
      const block = row * cols + col;
      const before = first[block]!;
      if (before !== -1 && before < cell) continue;
      first[block] = cell;
      this.at[block] = cellCentre(this.#grid, cell);
      changed = true;
      if (before !== -1) continue;
      this.#settle(block);
      this.row0 = Math.min(this.row0, row);
      this.row1 = Math.max(this.row1, row);
      this.col0 = Math.min(this.col0, col);
      this.col1 = Math.max(this.col1, col);
    }
    return changed;
  }

  /** A block is known from now on: it and those beside it may or may not be edge. */
  #settle(block: number): void {
    const { cols, first } = this;
    for (const b of [block, block - 1, block + 1, block - cols, block + cols])
      if (first[b] !== -1) this.edge[b] = this.#isEdge(b) ? 1 : 0;
  }

  #isEdge(block: number): boolean {
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
  /** Made of that outline and a wind. */
  edge: { readonly windFromDeg: number; readonly is: FireEdge } | null;
}

/** By the log of the seat: a loaded exercise has new ones. */
const traced = new WeakMap<CellLog, Traced>();

function tracedOf(region: Region, grid: GridSpec, log: CellLog): Traced {
  let known = traced.get(log);
  if (known === undefined) {
    known = { blocks: new Blocks(region, grid), count: 0, outline: null, edge: null };
    traced.set(log, known);
  }
  if (known.count !== log.count) {
    known.count = log.count;
    if (known.blocks.readOn(log)) known.outline = known.edge = null;
  }
  return known;
}

function traceOutline(b: Blocks): Outline {
  const centre = { e: 0, n: 0 };
  const edge: Point[] = [];
  let blocks = 0;
  for (let row = b.row0; row <= b.row1; row++)
    for (let block = row * b.cols + b.col0; block <= row * b.cols + b.col1; block++) {
      if (b.first[block] === -1) continue;
      const at = b.at[block]!;
      blocks++;
      centre.e += at.e;
      centre.n += at.n;
      if (b.edge[block] === 1) edge.push(at);
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

/**
 * The edge of what `k` knows of the fire; null when it knows of none. The same until more is known
 * of it or the wind turns.
 */
export function fireEdgeOf(k: SeatKnowledge): FireEdge | null {
  const log = k.fireLog;
  if (log.count === 0) return null;
  const known = tracedOf(k.region, k.fireGrid, log);
  const { windFromDeg } = k.weather;
  if (known.edge?.windFromDeg !== windFromDeg) {
    known.outline ??= traceOutline(known.blocks);
    known.edge = { windFromDeg, is: towards(known.outline, windWay(windFromDeg)) };
  }
  return known.edge.is;
}

function towards({ centre, edge, radiusM }: Outline, downwind: Point): FireEdge {
  const points = edge.map((at) => ({
    at,
    alongM: (at.e - centre.e) * downwind.e + (at.n - centre.n) * downwind.n,
  }));
  points.sort((x, y) => x.alongM - y.alongM);
  return { points, centre, radiusM, downwind };
}
