/**
 * Which part of the window is computed. Tiles with water, and those beside them, are active; the
 * rest holds films at most, between which nothing flows, so that leaving it out changes no bit.
 */
import type { Frame } from './frame.ts';

/** Cells a side. Water moves one cell a step, so a ring of one tile is enough for so many steps. */
export const TILE = 16;
/** Steps between looks for tiles that have dried. */
const DRYING_STEPS = 64;

/**
 * Where tiles begin along a side of `n` cells, and its end. They lie the same from both ends, so that
 * turned ground has turned tiles: what is left over is at both ends, an odd side has a tile of 17.
 */
function cuts(n: number): Int32Array {
  const odd = n % 2;
  const middle = odd === 1 ? Math.max(0, (n - TILE - 1) / 2) : n / 2;
  const lower = [middle];
  while (lower[0]! > 0) lower.unshift(Math.max(0, lower[0]! - TILE));
  const upper = lower.map((c) => n - c).reverse();
  return Int32Array.from(odd === 1 ? [...lower, ...upper] : [...lower, ...upper.slice(1)]);
}

/** Tile along a side of each cell. */
function tilesAlong(starts: Int32Array): Int32Array {
  const out = new Int32Array(starts.at(-1)!);
  for (let t = 0; t + 1 < starts.length; t++) out.fill(t, starts[t], starts[t + 1]);
  return out;
}

/** Each rectangle of `spans`: rows and columns from the first to the end, ends excluded. */
export function eachSpan(
  spans: ArrayLike<number>,
  work: (r0: number, r1: number, c0: number, c1: number) => void,
): void {
  for (let s = 0; s < spans.length; s += 4)
    work(spans[s]!, spans[s + 1]!, spans[s + 2]!, spans[s + 3]!);
}

/** The tiles of one window, and the rectangles of those that are active. */
export class Tiles {
  readonly cols: number;
  readonly rows: number;
  /** 1 for tiles that are always computed: those with boundary faces or sources. */
  readonly pinned: Uint8Array;
  readonly #wet: Uint8Array;
  readonly active: Uint8Array;
  /**
   * Rectangles to compute, four numbers each: first and last row (exclusive), first and last column
   * (exclusive), in entries of the frame, ordered by row and column.
   */
  spans: Int32Array = new Int32Array(0);
  readonly #colCuts: Int32Array;
  readonly #rowCuts: Int32Array;
  readonly #tileOfCol: Int32Array;
  readonly #tileOfRow: Int32Array;
  readonly #frame: Frame;
  readonly #all: boolean;
  #steps = 0;

  /** @param all computes everything always, to check that tiles change nothing. */
  constructor(frame: Frame, all: boolean) {
    this.#frame = frame;
    this.#all = all;
    this.#colCuts = cuts(frame.cols);
    this.#rowCuts = cuts(frame.rows);
    this.#tileOfCol = tilesAlong(this.#colCuts);
    this.#tileOfRow = tilesAlong(this.#rowCuts);
    this.cols = this.#colCuts.length - 1;
    this.rows = this.#rowCuts.length - 1;
    const count = this.cols * this.rows;
    this.pinned = new Uint8Array(count);
    this.#wet = new Uint8Array(count);
    this.active = new Uint8Array(count);
  }

  /** Tile of an entry that is no ghost. */
  of(entry: number): number {
    const { stride } = this.#frame;
    const row = Math.floor(entry / stride);
    const col = entry - row * stride;
    return this.#tileOfRow[row - 1]! * this.cols + this.#tileOfCol[col - 1]!;
  }

  /** First and last row and column (exclusive) of a tile, in entries. */
  bounds(tile: number): readonly [number, number, number, number] {
    const tr = Math.floor(tile / this.cols);
    const tc = tile - tr * this.cols;
    const [rows, cols] = [this.#rowCuts, this.#colCuts];
    return [rows[tr]! + 1, rows[tr + 1]! + 1, cols[tc]! + 1, cols[tc + 1]! + 1];
  }

  /** Each row of the active rectangles, or of the whole window, as entries from `from` to `to` (exclusive). */
  eachRow(everywhere: boolean, work: (from: number, to: number) => void): void {
    const { stride, rows } = this.#frame;
    if (everywhere) for (let r = 1; r <= rows; r++) work(r * stride + 1, (r + 1) * stride - 1);
    else
      eachSpan(this.spans, (r0, r1, c0, c1) => {
        for (let r = r0; r < r1; r++) work(r * stride + c0, r * stride + c1);
      });
  }

  /** Zeroes the faces of a tile in arrays of x and of y faces, those of its own sides included. */
  clearFaces(tile: number, x: readonly Float64Array[], y: readonly Float64Array[]): void {
    const [r0, r1, c0, c1] = this.bounds(tile);
    const { stride } = this.#frame;
    for (let r = r0 - 1; r < r1; r++) {
      if (r >= r0) for (const a of x) a.fill(0, r * stride + c0 - 1, r * stride + c1);
      for (const a of y) a.fill(0, r * stride + c0, r * stride + c1);
    }
  }

  #holdsWater(tile: number, h: Float64Array, filmM: number): boolean {
    const [r0, r1, c0, c1] = this.bounds(tile);
    for (let r = r0; r < r1; r++) {
      const row = r * this.#frame.stride;
      for (let c = c0; c < c1; c++) if (h[row + c]! > filmM) return true;
    }
    return false;
  }

  /**
   * Brings the active tiles up to date. `everywhere` looks at all tiles (after water was placed by
   * hand or by rain), else at those that water can have reached. Calls `leave` for tiles that are
   * computed no more and `enter` for those that are from now on.
   */
  refresh(
    h: Float64Array,
    filmM: number,
    everywhere: boolean,
    enter: (tile: number) => void,
    leave: (tile: number) => void,
  ): void {
    const drying = everywhere || this.#steps++ % DRYING_STEPS === 0;
    let changed = this.spans.length === 0;
    for (let t = 0; t < this.#wet.length; t++) {
      const was = this.#wet[t]!;
      if (!(everywhere || (this.active[t] === 1 && (was === 0 || drying)))) continue;
      const is = this.#all || this.#holdsWater(t, h, filmM) ? 1 : 0;
      if (is === was) continue;
      this.#wet[t] = is;
      changed = true;
    }
    if (changed) this.#activate(enter, leave);
  }

  /** Takes over which tiles `other` of the same frame computes, and when it looks for dry ones. */
  follow(other: Tiles, enter: (tile: number) => void, leave: (tile: number) => void): void {
    this.#wet.set(other.#wet);
    this.pinned.set(other.pinned);
    this.#steps = other.#steps;
    this.#activate(enter, leave);
  }

  #isSource(tile: number): boolean {
    return this.#wet[tile] === 1 || this.pinned[tile] === 1;
  }

  #isNeeded(tile: number): boolean {
    const tr = Math.floor(tile / this.cols);
    const tc = tile - tr * this.cols;
    return (
      this.#isSource(tile) ||
      (tr > 0 && this.#isSource(tile - this.cols)) ||
      (tr + 1 < this.rows && this.#isSource(tile + this.cols)) ||
      (tc > 0 && this.#isSource(tile - 1)) ||
      (tc + 1 < this.cols && this.#isSource(tile + 1))
    );
  }

  #activate(enter: (tile: number) => void, leave: (tile: number) => void): void {
    for (let t = 0; t < this.active.length; t++) {
      const is = this.#isNeeded(t) ? 1 : 0;
      if (is === this.active[t]) continue;
      this.active[t] = is;
      if (is === 1) enter(t);
      else leave(t);
    }
    const spans: number[] = [];
    let above = -1;
    for (let tr = 0; tr < this.rows; tr++) {
      const first = spans.length;
      for (let tc = 0; tc < this.cols; tc++) {
        const t = tr * this.cols + tc;
        if (this.active[t] === 0) continue;
        const [r0, r1, c0, c1] = this.bounds(t);
        const n = spans.length;
        if (tc > 0 && this.active[t - 1] === 1) spans[n - 1] = c1;
        else spans.push(r0, r1, c0, c1);
      }
      // One rectangle as wide as the only one above goes on with it: rows stay in order.
      const alone = spans.length === first + 4;
      const n = spans.length - 4;
      if (
        alone &&
        above === n - 4 &&
        spans[n] === spans[n - 3] &&
        spans[n + 2] === spans[n - 2] &&
        spans[n + 3] === spans[n - 1]
      ) {
        spans[n - 3] = spans[n + 1]!;
        spans.length = n;
      } else above = alone ? n : -1;
    }
    this.spans = Int32Array.from(spans);
  }

  /** Cells in active tiles. */
  get activeCells(): number {
    let n = 0;
    for (let s = 0; s < this.spans.length; s += 4)
      n += (this.spans[s + 1]! - this.spans[s]!) * (this.spans[s + 3]! - this.spans[s + 2]!);
    return n;
  }
}
