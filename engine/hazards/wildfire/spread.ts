/**
 * Arrival times of a fire on a raster, right for every heading.
 *
 * The ellipse of a fire that starts at its rear focus has the travel time |v| s - v.w: an isotropic
 * slowness s and a drift w (s = a/h2 and |w| = e s in the terms of ellipse.ts). In that form a front
 * is, to second order, a circle around a virtual source: its distance is the radius of the front.
 * Each burned cell therefore keeps the direction of its ray and that radius, and a neighbour's time
 * is the least over the points of the edges beside that cell of (time at the point as the circle
 * gives it) + (travel time from there). One cell is enough for it, so the label-setting order holds
 * for narrow ellipses too, where interpolation between two burned cells would have to look ahead.
 *
 * On uniform ground this is exact up to rounding until an ellipse is narrower than the cone of its
 * head (from a length-to-width ratio of about 3 on a few cells at the rear are late). Where the
 * ground changes between cells the segment takes the mean of both cells' slowness.
 *
 * Inside this file lengths are cells and times seconds from tick 0.
 */
import { MinQueue } from '../../kernel/queue.ts';
import { MOVE_COL, MOVE_LENGTH, MOVE_ROW, moveOffsets } from './stencil.ts';

/** Travel time of each class of ground: seconds per cell. `slowness` 0 means not yet evaluated. */
export interface MetricTable {
  readonly slowness: Float64Array;
  readonly driftCol: Float64Array;
  readonly driftRow: Float64Array;
}

export const newMetricTable = (classes: number): MetricTable => ({
  slowness: new Float64Array(classes),
  driftCol: new Float64Array(classes),
  driftRow: new Float64Array(classes),
});

/** The part of the ground that the weather does not change. */
export interface SpreadGround {
  readonly cols: number;
  readonly rows: number;
  readonly classCount: number;
  /** Class of each cell; 0 cannot burn. The outermost ring of cells must be 0. */
  readonly classOf: Uint16Array;
  /** Bit k set: move k out of the cell is not possible. */
  readonly blocked: Uint8Array;
}

/** Two low bits of a cell's state. */
export const UNSEEN = 0;
export const TENTATIVE = 1;
export const BURNED = 2;
export const STATUS = 3;
/** Burned, but its flame is knocked down: no source until it re-ignites. */
export const SECURED = 4;
/** Burned and cold: cannot re-ignite. */
export const COLD = 8;
/** The rate into this cell is changed (see `slowdown`). */
export const TREATED = 16;
/** Move from a tentative cell back to the cell it would burn from. */
export const FROM_SHIFT = 5;

const NO_SOURCE = SECURED | COLD;

/** Offsets in `geometry`, four numbers a cell. */
export const RAY_COL = 0;
export const RAY_ROW = 1;
export const RADIUS = 2;
export const INTENSITY = 3;

/**
 * Slowness of ground that burns but does not spread now, s per cell. Finite, so that the progress
 * of a front that waits is kept when the weather changes.
 */
export const STANDSTILL = 1e11;
/** Arrivals later than this many seconds ahead do not count as coming. */
export const NEVER_S = 1e9;

/** Where two neighbours differ by less, the front beyond the middle of their edge is trusted. */
const SIMILAR = 0.05;

export class SpreadFront {
  readonly ground: SpreadGround;
  /** Moves that are not possible; starts as the ground's and is replaced when a line is built. */
  blocked: Uint8Array;
  readonly state: Uint8Array;
  /** Arrival, or last re-ignition, of burned cells; expected arrival of tentative ones. */
  readonly time: Float64Array;
  readonly geometry: Float32Array;
  /** Every cell with a state, in the order in which the fire came near. */
  touched: Int32Array;
  touchedCount = 0;
  /** Factor on the rate into treated cells. */
  readonly slowdown = new Map<number, number>();
  readonly table: MetricTable;
  now = 0;
  readonly #queue = new MinQueue(1024);
  readonly #offsets: Int32Array;
  readonly #evaluate: (groundClass: number) => void;

  /** @param evaluate writes the entry of a class into `table` */
  constructor(ground: SpreadGround, table: MetricTable, evaluate: (groundClass: number) => void) {
    const n = ground.cols * ground.rows;
    this.ground = ground;
    this.blocked = ground.blocked;
    this.state = new Uint8Array(n);
    this.time = new Float64Array(n);
    this.geometry = new Float32Array(4 * n);
    this.touched = new Int32Array(256);
    this.table = table;
    this.#offsets = moveOffsets(ground.cols);
    this.#evaluate = evaluate;
  }

  get offsets(): Int32Array {
    return this.#offsets;
  }

  /** Time of the next arrival, or Infinity. */
  nextTime(): number {
    const q = this.#queue;
    while (q.size > 0) {
      const v = q.peekId();
      const key = q.peekKey();
      if ((this.state[v]! & STATUS) === TENTATIVE && this.time[v] === key) return key;
      q.pop();
    }
    return Infinity;
  }

  touch(v: number): void {
    if (this.touchedCount === this.touched.length) {
      const bigger = new Int32Array(this.touched.length * 2);
      bigger.set(this.touched);
      this.touched = bigger;
    }
    this.touched[this.touchedCount++] = v;
  }

  /** Takes over the cells of `other`, a front on the same ground; this one must be empty. */
  copyFrom(other: SpreadFront): void {
    this.blocked = other.blocked;
    this.touched = other.touched.slice(0, Math.max(256, other.touchedCount));
    this.touchedCount = other.touchedCount;
    for (let i = 0; i < this.touchedCount; i++) {
      const v = this.touched[i]!;
      this.state[v] = other.state[v]!;
      this.time[v] = other.time[v]!;
      const g = 4 * v;
      for (let k = g; k < g + 4; k++) this.geometry[k] = other.geometry[k]!;
    }
    for (const [v, f] of other.slowdown) this.slowdown.set(v, f);
    this.now = other.now;
    this.requeue();
  }

  /** Fills the queue from the tentative cells. */
  requeue(): void {
    this.#queue.clear();
    for (let i = 0; i < this.touchedCount; i++) {
      const v = this.touched[i]!;
      if ((this.state[v]! & STATUS) === TENTATIVE && this.time[v]! < Infinity)
        this.#queue.push(this.time[v]!, v);
    }
  }

  /** Slowness of a class now, evaluated on first use. */
  slownessOf(groundClass: number): number {
    const s = this.table.slowness[groundClass]!;
    if (s !== 0) return s;
    this.#evaluate(groundClass);
    return this.table.slowness[groundClass]!;
  }

  /** Makes `v` expected at `time` as a new point source. */
  ignite(v: number, time: number): void {
    const s = this.state[v]!;
    if ((s & STATUS) === BURNED || this.ground.classOf[v] === 0) return;
    if ((s & STATUS) === TENTATIVE && this.time[v]! <= time) return;
    if (s === 0) this.touch(v);
    this.state[v] = (s & TREATED) | TENTATIVE;
    this.time[v] = time;
    this.geometry.fill(0, 4 * v, 4 * v + 3);
    this.#queue.push(time, v);
  }

  /**
   * Burns the next cell if it comes at or before `limit`: returns it, or -1. Its neighbours are
   * expected afterwards.
   */
  burnNext(limit: number): number {
    const q = this.#queue;
    const state = this.state;
    while (q.size > 0 && q.peekKey() <= limit) {
      const u = q.pop();
      if ((state[u]! & STATUS) !== TENTATIVE || this.time[u] !== q.key) continue;
      this.now = q.key;
      state[u] = (state[u]! & TREATED) | BURNED;
      this.expand(u, q.key, 255);
      return u;
    }
    return -1;
  }

  /** Offers the moves in `moves` out of burned cell `u`, whose front left at `departure`. */
  expand(u: number, departure: number, moves: number): void {
    const { state, time, geometry, offsets, table } = this;
    const classOf = this.ground.classOf;
    const cu = classOf[u]!;
    const su = this.slownessOf(cu);
    const duCol = table.driftCol[cu]!;
    const duRow = table.driftRow[cu]!;
    const gu = u << 2;
    const radius = geometry[gu + RADIUS]!;
    const rayCol = geometry[gu]!;
    const rayRow = geometry[gu + RAY_ROW]!;
    // From the virtual source to u.
    const rCol = rayCol * radius;
    const rRow = rayRow * radius;
    const barred = this.blocked[u]!;
    for (let k = 0; k < 8; k++) {
      if (((moves & ~barred) >> k) & 1) {
        const v = u + offsets[k]!;
        const sv = state[v]!;
        const cv = classOf[v]!;
        if (cv === 0 || (sv & STATUS) === BURNED) continue;
        let slow = table.slowness[cv]!;
        if (slow === 0) slow = this.slownessOf(cv);
        let dCol = table.driftCol[cv]!;
        let dRow = table.driftRow[cv]!;
        if (sv & TREATED) {
          const f = 1 / (this.slowdown.get(v) ?? 1);
          slow *= f;
          dCol *= f;
          dRow *= f;
        }
        const slowV = slow;
        slow = 0.5 * (su + slow);
        dCol = 0.5 * (duCol + dCol);
        dRow = 0.5 * (duRow + dRow);
        const lCol = MOVE_COL[k]!;
        const lRow = MOVE_ROW[k]!;
        const length = MOVE_LENGTH[k]!;
        let best = departure + slow * length - dCol * lCol - dRow * lRow;
        let bestCol = lCol / length;
        let bestRow = lRow / length;
        let bestRadius = length;
        if (radius > 0) {
          const step = k & 1 ? 1 : 2;
          for (let side = -1; side <= 1; side += 2) {
            const kw = (k + side * step) & 7;
            // The edge from u to w, seen from v: the segment may start anywhere on it.
            if ((barred >> kw) & 1) continue;
            const w = u + offsets[kw]!;
            const cw = classOf[w]!;
            if (cw === 0 || (this.blocked[w]! >> ((k - side) & 7)) & 1) continue;
            const eCol = MOVE_COL[kw]!;
            const eRow = MOVE_ROW[kw]!;
            const driftGap = (dCol - duCol) * eCol + (dRow - duRow) * eRow;
            const along = su * (rayCol * eCol + rayRow * eRow) + driftGap;
            if (along - (slow * (lCol * eCol + lRow * eRow)) / length >= 0) continue;
            // Towards w the ground changes: half of its difference counts on the way there.
            let late = 0;
            let reach = 1;
            let bend = 0;
            let wSlow = 0;
            let wCol = 0;
            let wRow = 0;
            if (cw !== cu) {
              let sw = table.slowness[cw]!;
              if (sw === 0) sw = this.slownessOf(cw);
              wSlow = 0.5 * (sw - su);
              wCol = 0.5 * (table.driftCol[cw]! - duCol);
              wRow = 0.5 * (table.driftRow[cw]! - duRow);
              bend = wSlow * (rayCol * eCol + rayRow * eRow) - wCol * eCol - wRow * eRow;
              if ((state[w]! & STATUS) === BURNED) {
                // Where the front has passed w later than the circle says, believe w.
                const hCol = rCol + eCol;
                const hRow = rRow + eRow;
                const far = Math.sqrt(hCol * hCol + hRow * hRow);
                late =
                  time[w]! - departure - su * (far - radius) + duCol * eCol + duRow * eRow - bend;
                if (late < 0) late = 0;
              } else if (wSlow > SIMILAR * su || -wSlow > SIMILAR * su) reach = 0.5;
            }
            // Straight from the virtual source to v; right where both cells burn alike.
            const pCol = lCol + rCol;
            const pRow = lRow + rRow;
            const cross = eCol * pRow - eRow * pCol;
            let s = -(rCol * pRow - rRow * pCol) / cross;
            if (!(s > 0)) s = 0.3;
            else if (s > reach) s = reach;
            if (cv !== cu || cw !== cu) {
              const ee = eCol * eCol + eRow * eRow;
              const we = wCol * eCol + wRow * eRow;
              for (let i = 0; i < 2; i++) {
                const gCol = lCol - s * eCol;
                const gRow = lRow - s * eRow;
                const hCol = rCol + s * eCol;
                const hRow = rRow + s * eRow;
                const g2 = gCol * gCol + gRow * gRow;
                const h2 = hCol * hCol + hRow * hRow;
                const ge = (gCol * eCol + gRow * eRow) / g2;
                const he = (hCol * eCol + hRow * eRow) / h2;
                const leg = Math.sqrt(g2);
                const a = su * Math.sqrt(h2);
                const b = (slow + s * wSlow) * leg;
                const first =
                  a * he -
                  b * ge +
                  driftGap +
                  late +
                  s * (2 * bend + we) +
                  wSlow * leg -
                  wCol * gCol -
                  wRow * gRow;
                const second =
                  a * (ee / h2 - he * he) +
                  b * (ee / g2 - ge * ge) +
                  2 * (bend + we - wSlow * leg * ge);
                if (!(second > 0)) break;
                s -= first / second;
                if (s < 0) s = 0;
                else if (s > reach) s = reach;
              }
            }
            if (s >= 1 || s <= 0) continue;
            const gCol = lCol - s * eCol;
            const gRow = lRow - s * eRow;
            const hCol = rCol + s * eCol;
            const hRow = rRow + s * eRow;
            const leg = Math.sqrt(gCol * gCol + gRow * gRow);
            const passed = Math.sqrt(hCol * hCol + hRow * hRow);
            const t =
              departure +
              su * (passed - radius) -
              s * (duCol * eCol + duRow * eRow - late - s * bend) +
              (slow + s * wSlow) * leg -
              (dCol + s * wCol) * gCol -
              (dRow + s * wRow) * gRow;
            if (t < best) {
              best = t;
              bestCol = gCol / leg;
              bestRow = gRow / leg;
              // Beyond a kink the front starts anew; between media its curvature is refracted.
              bestRadius = s === reach ? leg : (passed * slowV) / su + leg;
            }
          }
        }
        if (best < this.now) best = this.now;
        if (sv === 0) this.touch(v);
        else if ((sv & STATUS) === TENTATIVE && !(best < time[v]!)) continue;
        time[v] = best;
        state[v] = (sv & TREATED) | TENTATIVE | (((k + 4) & 7) << FROM_SHIFT);
        const gv = v << 2;
        geometry[gv] = bestCol;
        geometry[gv + RAY_ROW] = bestRow;
        geometry[gv + RADIUS] = bestRadius;
        this.#queue.push(best, v);
      }
    }
  }

  /** True when a burned cell can hand fire on. */
  isSource(u: number): boolean {
    return (this.state[u]! & (STATUS | NO_SOURCE)) === BURNED;
  }

  /**
   * Forgets from where tentative `v` would burn and asks all its burned neighbours again. Those that
   * burned before `since` count from `since`: what they had gained under older weather is lost.
   */
  withdraw(v: number, since: number): void {
    const state = this.state;
    if ((state[v]! & STATUS) !== TENTATIVE) return;
    state[v] = state[v]! & TREATED;
    this.time[v] = Infinity;
    // `touch` would list v twice: mark it tentative first, at a time that any offer beats.
    state[v] = state[v]! | TENTATIVE;
    for (let k = 0; k < 8; k++) {
      const u = v + this.#offsets[k]!;
      if (!this.isSource(u)) continue;
      const t = this.time[u]!;
      this.expand(u, t > since ? t : since, 1 << ((k + 4) & 7));
    }
  }

  /**
   * Slowness of the front of tentative `v` along its normal, s per cell, under the present table:
   * writes slowness, drift and the gradient of arrival time with its size to `out`, from index `at` on.
   */
  frontSlowness(v: number, out: Float64Array, at = 0): void {
    const { state, geometry, table } = this;
    const s = state[v]!;
    const cv = this.ground.classOf[v]!;
    const cu = this.ground.classOf[v + this.#offsets[s >> FROM_SHIFT]!]!;
    const f = s & TREATED ? 1 / (this.slowdown.get(v) ?? 1) : 1;
    const slow = 0.5 * (f * this.slownessOf(cv) + this.slownessOf(cu));
    const dCol = 0.5 * (f * table.driftCol[cv]! + table.driftCol[cu]!);
    const dRow = 0.5 * (f * table.driftRow[cv]! + table.driftRow[cu]!);
    const col = slow * geometry[4 * v]! - dCol;
    const row = slow * geometry[4 * v + RAY_ROW]! - dRow;
    out[at] = slow;
    out[at + 1] = dCol;
    out[at + 2] = dRow;
    out[at + 3] = col;
    out[at + 4] = row;
    out[at + 5] = Math.sqrt(col * col + row * row);
  }

  /** Lets `change` alter rates at `now` while every front keeps what it has gained. */
  rekeyAll(now: number, change: () => void): void {
    const cells: number[] = [];
    for (let i = 0; i < this.touchedCount; i++) {
      const v = this.touched[i]!;
      if (this.isExpected(v)) cells.push(v);
    }
    const before = new Float64Array(GRADIENT * cells.length);
    for (let i = 0; i < cells.length; i++) this.frontSlowness(cells[i]!, before, GRADIENT * i);
    change();
    for (let i = 0; i < cells.length; i++) this.rekey(cells[i]!, now, before, GRADIENT * i);
  }

  /** True when fire is on its way to `v` from a neighbour. */
  isExpected(v: number): boolean {
    return (
      (this.state[v]! & STATUS) === TENTATIVE &&
      this.time[v]! < Infinity &&
      this.geometry[4 * v + RADIUS] !== 0
    );
  }

  /**
   * Keeps place and shape of the front before tentative `v` while rates change at `now`: what is
   * left of its way shrinks or grows, and its ray turns to where the same front now burns to.
   *
   * @param before what `frontSlowness` wrote at index `at` before the change
   */
  rekey(v: number, now: number, before: Float64Array, at = 0): void {
    const t = this.time[v]!;
    const g = 4 * v;
    const radius = this.geometry[g + RADIUS]!;
    if (!(t > now) || !this.isExpected(v)) return;
    const sizeBefore = before[at + 5]!;
    const nCol = before[at + 3]! / sizeBefore;
    const nRow = before[at + 4]! / sizeBefore;
    const cosBefore = nCol * this.geometry[g]! + nRow * this.geometry[g + RAY_ROW]!;
    this.frontSlowness(v, scratch);
    const slow = scratch[0]!;
    const dCol = scratch[1]!;
    const dRow = scratch[2]!;
    const dn = dCol * nCol + dRow * nRow;
    const size = Math.sqrt(dn * dn + slow * slow - dCol * dCol - dRow * dRow) - dn;
    const rayCol = (dCol + size * nCol) / slow;
    const rayRow = (dRow + size * nRow) / slow;
    const turn = (nCol * rayCol + nRow * rayRow) / cosBefore;
    this.geometry[g] = rayCol;
    this.geometry[g + RAY_ROW] = rayRow;
    // The curvature of the front in space is (slowness / radius) (ray . normal)^2 / size.
    this.geometry[g + RADIUS] = (radius * slow * turn * turn * sizeBefore) / (before[at]! * size);
    this.time[v] = now + ((t - now) * size) / sizeBefore;
    this.#queue.push(this.time[v]!, v);
  }
}

/** Numbers that `frontSlowness` writes. */
export const GRADIENT = 6;
const scratch = new Float64Array(GRADIENT);
