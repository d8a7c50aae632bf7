import { CellLog } from '../kernel/cell-log.ts';
import type { GridSpec } from '../kernel/grid.ts';
import { cellCount } from '../kernel/grid.ts';
import { Hasher } from '../kernel/hash.ts';
import type { Pictures } from './pictures.ts';
import type { SeatId } from './scenario.ts';

/** What a seat does not know of the cells of a log, as far as it was read. */
interface Asked {
  readonly log: CellLog;
  readonly upTo: number;
  readonly unknown: Int32Array;
}

/** Known cells: one bit each, and in the order in which they became known. */
interface Picture {
  bits: Uint32Array;
  /** First and last word of `bits` that holds anything; first > last when none does. */
  first: number;
  last: number;
  log: CellLog;
  /** Known cells, ascending; made anew when asked for and cells have come since. */
  cells: Int32Array;
  asked: Asked;
  version: number;
}

const NOTHING = new Int32Array(0);

/** Pictures as bit sets: 55 kB a seat on a 660 x 660 raster, and a delivery costs its cells only. */
export function createPictures(grid: GridSpec, seatIds: readonly SeatId[]): Pictures {
  const words = (cellCount(grid) + 31) >>> 5;
  const seats = new Map<SeatId, Picture>();
  for (const id of seatIds) seats.set(id, emptyPicture(words));
  const observations: Int32Array[] = [];

  const of = (seatId: SeatId): Picture => {
    const p = seats.get(seatId);
    if (p === undefined) throw new Error(`no picture of seat ${seatId}`);
    return p;
  };
  const cellsOf = (id: number): Int32Array => {
    const cells = observations[id - 1];
    if (cells === undefined) throw new Error(`no observation ${id}`);
    return cells;
  };

  return {
    grid,
    cellsOf,
    record(id, cells) {
      if (id !== observations.length + 1) throw new Error(`observation ${id} out of order`);
      observations.push(cells);
    },
    deliver(id, seatId) {
      const p = of(seatId);
      const cells = cellsOf(id);
      for (let i = 0; i < cells.length; i++) {
        if (add(p, cells[i]!)) p.log.add(cells[i]!);
      }
      p.version++;
    },
    knows: (seatId, cell) => (of(seatId).bits[cell >>> 5]! & (1 << (cell & 31))) !== 0,
    knownCells(seatId) {
      const p = of(seatId);
      if (p.cells.length !== p.log.count) p.cells = cellsIn(p);
      return p.cells;
    },
    knownLog: (seatId) => of(seatId).log,
    unknownOf(seatId, log) {
      const p = of(seatId);
      if (p.asked.log !== log) p.asked = { log, upTo: 0, unknown: NOTHING };
      if (p.asked.upTo !== log.count || p.asked.unknown.length > 0) askAgain(p);
      return p.asked.unknown;
    },
    knownCount: (seatId) => of(seatId).log.count,
    version: (seatId) => of(seatId).version,
    hash() {
      const h = new Hasher().int(observations.length);
      for (const cells of observations) h.ints(cells);
      for (const [id, p] of seats) h.text(id).int(p.version).int(p.log.count);
      return h.digest();
    },
    save: () => saveObservations(observations),
    load(bytes) {
      observations.length = 0;
      observations.push(...loadObservations(bytes));
      for (const p of seats.values()) Object.assign(p, emptyPicture(words));
    },
  };
}

const emptyPicture = (words: number): Picture => ({
  bits: new Uint32Array(words),
  first: words,
  last: -1,
  log: new CellLog(),
  cells: NOTHING,
  asked: { log: new CellLog(), upTo: 0, unknown: NOTHING },
  version: 0,
});

/** True when the cell was not in the set. */
function add(set: Picture, cell: number): boolean {
  const bit = 1 << (cell & 31);
  const word = cell >>> 5;
  if ((set.bits[word]! & bit) !== 0) return false;
  set.bits[word]! |= bit;
  if (word < set.first) set.first = word;
  if (word > set.last) set.last = word;
  return true;
}

/** Reads on in the log; what the seat has heard of meanwhile is dropped. */
function askAgain(p: Picture): void {
  const { log, upTo, unknown } = p.asked;
  const news = log.since(upTo).sort();
  const all = new Int32Array(unknown.length + news.length);
  let n = 0;
  let k = 0;
  const take = (cell: number): void => {
    if ((p.bits[cell >>> 5]! & (1 << (cell & 31))) === 0) all[n++] = cell;
  };
  for (let i = 0; i < unknown.length; i++) {
    while (k < news.length && news[k]! < unknown[i]!) take(news[k++]!);
    take(unknown[i]!);
  }
  while (k < news.length) take(news[k++]!);
  p.asked = { log, upTo: log.count, unknown: all.subarray(0, n) };
}

/** Cells of a set in ascending order. */
function cellsIn(set: Picture): Int32Array {
  const cells = new Int32Array(set.log.count);
  let n = 0;
  for (let w = set.first; w <= set.last; w++) {
    let word = set.bits[w]!;
    while (word !== 0) {
      const bit = 31 - Math.clz32(word & -word);
      cells[n++] = w * 32 + bit;
      word &= word - 1;
    }
  }
  return cells;
}

/** Counts, then cells; little-endian Int32. Deliveries are in the state (`observationRuns`). */
function saveObservations(list: readonly Int32Array[]): Uint8Array {
  let total = 1 + list.length;
  for (const cells of list) total += cells.length;
  const view = new DataView(new ArrayBuffer(total * 4));
  let at = 0;
  const put = (v: number) => {
    view.setInt32(at, v, true);
    at += 4;
  };
  put(list.length);
  for (const cells of list) {
    put(cells.length);
    for (const c of cells) put(c);
  }
  return new Uint8Array(view.buffer);
}

function loadObservations(bytes: Uint8Array): Int32Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = () => {
    const v = view.getInt32(at, true);
    at += 4;
    return v;
  };
  const list: Int32Array[] = [];
  for (let n = take(); n > 0; n--) {
    const cells = new Int32Array(take());
    for (let i = 0; i < cells.length; i++) cells[i] = take();
    list.push(cells);
  }
  return list;
}
