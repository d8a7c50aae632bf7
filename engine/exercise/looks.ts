import type { CellLog } from '../kernel/cell-log.ts';
import type { GridSpec, Point } from '../kernel/grid.ts';
import type { Observer } from './observers.ts';
import { Eyes } from './visibility.ts';
import type { World } from './world.ts';

/** What the eyes of one seat show it that is new, and who shows most of it. */
interface Seen {
  readonly cells: Int32Array;
  readonly by: Observer;
}

/**
 * The last look of a seat's eyes. Who stands where he stood has looked at all that the seat did not
 * know then, in vain, or the seat would know it now: to these eyes only what has burned since is new.
 * That saves time and changes no answer, so it is neither saved nor hashed.
 */
interface LastLook {
  readonly burned: CellLog;
  readonly upTo: number;
  /** By the place of the eyes: a team that moves on has a new one. */
  readonly from: ReadonlyMap<Point, Observer>;
}

/** By what the seat knows, which is anew in a loaded exercise, and by the seats that are told. */
const lastLooks = new WeakMap<CellLog, Map<string, LastLook>>();

/** Lets eyes that tell the same seats look at all that the first of these does not know. */
export function newlySeen(w: World, all: readonly Observer[]): Seen | null {
  const { seatIds } = all[0]!;
  const seatId = seatIds[0]!;
  const log = w.fire.burnedLog;
  const known = w.pictures.knownLog(seatId);
  let looks = lastLooks.get(known);
  if (looks === undefined) lastLooks.set(known, (looks = new Map<string, LastLook>()));
  const key = seatIds.length === 1 ? seatId : seatIds.join();
  const last = looks.get(key);
  looks.set(key, { burned: log, upTo: log.count, from: new Map(all.map((o) => [o.at, o])) });
  const fire = burnedIn(log, w.fire.grid);
  const eyes = all.filter((o) => fire.reaches(o));
  if (eyes.length === 0) return null;
  const since = last?.burned === log && last.upTo <= log.count ? last.upTo : 0;
  const stands = eyes.map((o) => {
    const then = since === 0 ? undefined : last!.from.get(o.at);
    return then !== undefined && then.eyeM === o.eyeM && then.rangeM === o.rangeM;
  });
  const news = fire.since(since);
  if (stands.every(Boolean)) {
    const fresh = news.filter((cell) => !w.pictures.knows(seatId, cell));
    return lookAt(w, eyes, stands, fresh, fresh);
  }
  return lookAt(w, eyes, stands, w.pictures.unknownOf(seatId, log), news);
}

/**
 * All `cells`, ascending, before all eyes, but those that are not in `news` before who has moved. Who
 * comes first in the list of those that see a cell is who shows it.
 */
function lookAt(
  w: World,
  eyes: readonly Observer[],
  stands: readonly boolean[],
  cells: Int32Array,
  news: Int32Array,
): Seen | null {
  const { grid } = w.fire;
  const seen = new Uint8Array(cells.length);
  let total = 0;
  let most = 0;
  let by = eyes[0]!;
  for (let k = 0; k < eyes.length; k++) {
    const count = show(new Eyes(w.region, grid, eyes[k]!), cells, seen, stands[k]! ? news : null);
    total += count;
    if (count <= most) continue;
    most = count;
    by = eyes[k]!;
  }
  if (total === 0) return null;
  return { cells: cells.filter((_, i) => seen[i] === 1), by };
}

/** Marks what these eyes see of the cells that nobody has seen yet, or of those `among` them; how many. */
function show(eyes: Eyes, cells: Int32Array, seen: Uint8Array, among: Int32Array | null): number {
  const to = placeOf(cells, eyes.toCell);
  let count = 0;
  let k = among === null ? 0 : placeOf(among, eyes.fromCell);
  for (let i = placeOf(cells, eyes.fromCell); i < to; i++) {
    const cell = cells[i]!;
    if (among !== null) {
      while (k < among.length && among[k]! < cell) k++;
      if (k === among.length) break;
      if (among[k]! > cell) continue;
    }
    if (seen[i] === 1 || !eyes.see(cell)) continue;
    seen[i] = 1;
    count++;
  }
  return count;
}

/** How many of some ascending cells come before `cell`. */
function placeOf(cells: Int32Array, cell: number): number {
  let lo = 0;
  let hi = cells.length;
  while (lo < hi) {
    const mid = (lo + hi) >>> 1;
    if (cells[mid]! < cell) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

/** What all seats' looks share of the burned cells. */
class Burned {
  readonly #log: CellLog;
  readonly #grid: GridSpec;
  #read = 0;
  #rows = { first: Infinity, last: -1 };
  #cols = { first: Infinity, last: -1 };
  #news: { from: number; to: number; cells: Int32Array } = {
    from: 0,
    to: 0,
    cells: new Int32Array(0),
  };

  constructor(log: CellLog, grid: GridSpec) {
    this.#log = log;
    this.#grid = grid;
  }

  /** Cells that burned after the first `from`, ascending; not to be written to. */
  since(from: number): Int32Array {
    const to = this.#log.count;
    if (this.#news.from !== from || this.#news.to !== to)
      this.#news = { from, to, cells: this.#log.since(from).sort() };
    return this.#news.cells;
  }

  /** Whether a burned cell can lie within range: most teams stand far away. */
  reaches({ at, rangeM }: Observer): boolean {
    this.#readOn();
    const { west, north, cellM } = this.#grid;
    const de = Math.max(
      west + (this.#cols.first + 0.5) * cellM - at.e,
      at.e - (west + (this.#cols.last + 0.5) * cellM),
    );
    const dn = Math.max(
      north - (this.#rows.last + 0.5) * cellM - at.n,
      at.n - (north - (this.#rows.first + 0.5) * cellM),
    );
    return de <= rangeM && dn <= rangeM;
  }

  #readOn(): void {
    for (; this.#read < this.#log.count; this.#read++) {
      const cell = this.#log.cells[this.#read]!;
      const row = Math.floor(cell / this.#grid.cols);
      const col = cell - row * this.#grid.cols;
      if (row < this.#rows.first) this.#rows.first = row;
      if (row > this.#rows.last) this.#rows.last = row;
      if (col < this.#cols.first) this.#cols.first = col;
      if (col > this.#cols.last) this.#cols.last = col;
    }
  }
}

const burnedCells = new WeakMap<CellLog, Burned>();

function burnedIn(log: CellLog, grid: GridSpec): Burned {
  let known = burnedCells.get(log);
  if (known === undefined) burnedCells.set(log, (known = new Burned(log, grid)));
  return known;
}
