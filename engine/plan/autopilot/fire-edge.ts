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

/** The known fire's edge in blocks and its middle. */
export interface FireEdge {
  /** From rear to head. */
  readonly points: readonly EdgePoint[];
  /** The same places in no particular order. */
  readonly places: readonly Point[];
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
  /** Columns and rows of the lowest known cells of the known blocks, added up, and their number. */
  readonly #sum = { col: 0, row: 0, blocks: 0 };
  readonly #cols: number;
  readonly #grid: GridSpec;
  readonly #burns: (block: number) => boolean;
  /** Lowest known cell of each block, or -1; and where it lies. */
  readonly #first: Int32Array;
  readonly #at: (Point | undefined)[];
  /** 1 where a block beside a known one is not known to burn, and would; those blocks, ascending. */
  readonly #isEdge: Uint8Array;
  #edge = new Int32Array(0);
  #read = 0;

  constructor(region: Region, grid: GridSpec) {
    this.#grid = grid;
    this.#cols = Math.ceil(grid.cols / BLOCK) + 2;
    const blocks = this.#cols * (Math.ceil(grid.rows / BLOCK) + 2);
    this.#first = new Int32Array(blocks).fill(-1);
    this.#at = new Array<Point | undefined>(blocks).fill(undefined);
    this.#isEdge = new Uint8Array(blocks);
    this.#burns = burnsIn(region, grid, this.#cols, blocks);
  }

  /** True when what has come to the log since changes any block. */
  readOn(log: CellLog): boolean {
    const { cols } = this.#grid;
    const added: number[] = [];
    let changed = false;
    for (; this.#read < log.count; this.#read++) {
      const cell = log.cells[this.#read]!;
      const row = Math.floor(cell / cols);
      const block =
        (Math.floor(row / BLOCK) + 1) * this.#cols + Math.floor((cell - row * cols) / BLOCK) + 1;
      const before = this.#first[block]!;
      if (before !== -1 && before < cell) continue;
      changed = true;
      if (before === -1) added.push(block);
      this.#put(block, cell);
    }
    if (added.length > 0) this.#redraw(added);
    return changed;
  }

  /** The edge's places, row by row. */
  edge(): Point[] {
    return Array.from(this.#edge, (block) => this.#at[block]!);
  }

  /** Middle of the known fire; the sums are whole numbers, in whatever order cells became known. */
  centre(): Point {
    const { west, north, cellM } = this.#grid;
    const { col, row, blocks } = this.#sum;
    return {
      e: (blocks * west + (col + 0.5 * blocks) * cellM) / blocks,
      n: (blocks * north - (row + 0.5 * blocks) * cellM) / blocks,
    };
  }

  #put(block: number, cell: number): void {
    const { cols } = this.#grid;
    const sum = this.#sum;
    const before = this.#first[block]!;
    const row = Math.floor(cell / cols);
    sum.row += row;
    sum.col += cell - row * cols;
    if (before === -1) sum.blocks++;
    else {
      const rowBefore = Math.floor(before / cols);
      sum.row -= rowBefore;
      sum.col -= before - rowBefore * cols;
    }
    this.#first[block] = cell;
    this.#at[block] = cellCentre(this.#grid, cell);
  }

  /** Blocks have been added: these and those beside them may or may not be edge now. */
  #redraw(added: readonly number[]): void {
    const isEdge = this.#isEdge;
    const cols = this.#cols;
    const news: number[] = [];
    for (const block of added)
      for (const b of [block, block - 1, block + 1, block - cols, block + cols]) {
        if (this.#first[b] === -1) continue;
        const was = isEdge[b];
        isEdge[b] = this.#meetsFuel(b) ? 1 : 0;
        if (was === 0 && isEdge[b] === 1) news.push(b);
      }
    const all = [...this.#edge, ...news].filter((b) => isEdge[b] === 1);
    this.#edge = Int32Array.from(all).sort();
  }

  #meetsFuel(block: number): boolean {
    const cols = this.#cols;
    return (
      this.#isOpen(block - 1) ||
      this.#isOpen(block + 1) ||
      this.#isOpen(block - cols) ||
      this.#isOpen(block + cols)
    );
  }

  #isOpen(block: number): boolean {
    return this.#first[block] === -1 && this.#burns(block);
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
  readonly places: readonly Point[];
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

function traceOutline(blocks: Blocks): Outline {
  const centre = blocks.centre();
  const places = blocks.edge();
  let most = 0;
  for (const at of places) {
    const de = at.e - centre.e;
    const dn = at.n - centre.n;
    most = Math.max(most, de * de + dn * dn);
  }
  return { centre, places, radiusM: Math.sqrt(most) };
}

/** An outline under a wind; most who ask want to know how near it is, not where its head lies. */
class WindedEdge implements FireEdge {
  readonly places: readonly Point[];
  readonly centre: Point;
  readonly radiusM: number;
  readonly #windFromDeg: number;
  #downwind: Point | null = null;
  #points: readonly EdgePoint[] | null = null;

  constructor({ places, centre, radiusM }: Outline, windFromDeg: number) {
    this.places = places;
    this.centre = centre;
    this.radiusM = radiusM;
    this.#windFromDeg = windFromDeg;
  }

  get downwind(): Point {
    return (this.#downwind ??= windWay(this.#windFromDeg));
  }

  get points(): readonly EdgePoint[] {
    return (this.#points ??= this.#sorted());
  }

  #sorted(): readonly EdgePoint[] {
    const { centre, downwind } = this;
    const points = this.places.map((at) => ({
      at,
      alongM: (at.e - centre.e) * downwind.e + (at.n - centre.n) * downwind.n,
    }));
    return points.sort((x, y) => x.alongM - y.alongM);
  }
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
    known.edge = { windFromDeg, is: new WindedEdge(known.outline, windFromDeg) };
  }
  return known.edge.is;
}
