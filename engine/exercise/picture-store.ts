import type { GridSpec } from '../kernel/grid.ts';
import { cellCount } from '../kernel/grid.ts';
import { Hasher } from '../kernel/hash.ts';
import type { Pictures } from './pictures.ts';
import type { SeatId } from './scenario.ts';

/** A set of cells, one bit each. */
interface CellBits {
  bits: Uint32Array;
  /** First and last word of `bits` that holds anything; first > last when none does. */
  first: number;
  last: number;
  count: number;
}

interface Picture extends CellBits {
  /** Known cells, ascending; rebuilt when asked for after a delivery. */
  cells: Int32Array | null;
  version: number;
}

/** Pictures as bit sets: 55 kB a seat on a 660 x 660 raster, and a delivery costs its cells only. */
export function createPictures(grid: GridSpec, seatIds: readonly SeatId[]): Pictures {
  const words = (cellCount(grid) + 31) >>> 5;
  const seats = new Map<SeatId, Picture>();
  for (const id of seatIds) seats.set(id, emptyPicture(words));
  const observations: Int32Array[] = [];
  /** The last cells that `unknownAmong` was asked about: one list, many seats. */
  let asked: Int32Array = new Int32Array(0);
  const askedBits = noCells(words);

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
        if (add(p, cells[i]!)) p.cells = null;
      }
      p.version++;
    },
    knows: (seatId, cell) => (of(seatId).bits[cell >>> 5]! & (1 << (cell & 31))) !== 0,
    knownCells(seatId) {
      const p = of(seatId);
      return (p.cells ??= cellsIn(p, () => -1));
    },
    unknownAmong(seatId, cells) {
      if (asked !== cells) {
        asked = cells;
        clear(askedBits);
        for (let i = 0; i < cells.length; i++) add(askedBits, cells[i]!);
      }
      const { bits } = of(seatId);
      return cellsIn(askedBits, (w) => ~bits[w]!);
    },
    knownCount: (seatId) => of(seatId).count,
    version: (seatId) => of(seatId).version,
    hash() {
      const h = new Hasher().int(observations.length);
      for (const cells of observations) h.ints(cells);
      for (const [id, p] of seats) h.text(id).int(p.version).int(p.count);
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

const noCells = (words: number): CellBits => ({
  bits: new Uint32Array(words),
  first: words,
  last: -1,
  count: 0,
});

const emptyPicture = (words: number): Picture => ({
  ...noCells(words),
  cells: new Int32Array(0),
  version: 0,
});

/** True when the cell was not in the set. */
function add(set: CellBits, cell: number): boolean {
  const bit = 1 << (cell & 31);
  const word = cell >>> 5;
  if ((set.bits[word]! & bit) !== 0) return false;
  set.bits[word]! |= bit;
  set.count++;
  if (word < set.first) set.first = word;
  if (word > set.last) set.last = word;
  return true;
}

function clear(set: CellBits): void {
  set.bits.fill(0, set.first, set.last + 1);
  set.first = set.bits.length;
  set.last = -1;
  set.count = 0;
}

/** Cells of a set in ascending order; `mask` gives the bits that count in each word. */
function cellsIn(set: CellBits, mask: (word: number) => number): Int32Array {
  const cells = new Int32Array(set.count);
  let n = 0;
  for (let w = set.first; w <= set.last; w++) {
    let word = set.bits[w]! & mask(w);
    while (word !== 0) {
      const bit = 31 - Math.clz32(word & -word);
      cells[n++] = w * 32 + bit;
      word &= word - 1;
    }
  }
  return cells.subarray(0, n);
}

/** Counts, then cells; little-endian Int32. Deliveries are in the state (`observationIds`). */
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
