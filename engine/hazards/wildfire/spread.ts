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
 * On uniform ground this is exact up to rounding as long as the ellipse is wider than the cone between
 * neighbours (length over width up to about 2.2); beyond, some cells of the flanks are late. Where the
 * ground changes between cells the segment takes the mean of both cells' slowness.
 *
 * Inside this file lengths are cells and times seconds from tick 0.
 */
import { MinQueue } from '../../kernel/queue.ts';
import { circleAtW, newEdgeSegment, solveEdge } from './edge-segment.ts';
import {
  BURNED,
  FROM_SHIFT,
  NO_SOURCE,
  RADIUS,
  RAY_ROW,
  STATUS,
  TENTATIVE,
  TREATED,
  type MetricTable,
  type SpreadGround,
} from './front-cells.ts';
import { MOVE_COL, MOVE_LENGTH, MOVE_ROW, moveOffsets } from './stencil.ts';

/**
 * How far along an edge the circle is trusted as long as the fire has not come to its other end. Less
 * makes narrow ellipses late (they need what burns later), more lets a front reach around corners
 * that it has after a change of wind.
 */
const TRUSTED = 0.8;
/** Half the relative difference of two neighbours from which on it is trusted to the middle only. */
const SIMILAR = 0.05;

/** Lateness below this many cells is that of single precision. */
const ROUNDING = 1e-4;

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
  /** Factor on the rate across treated cells. */
  readonly slowdown = new Map<number, number>();
  readonly table: MetricTable;
  now = 0;
  readonly #queue = new MinQueue(1024);
  readonly offsets: Int32Array;
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
    this.offsets = moveOffsets(ground.cols);
    this.#evaluate = evaluate;
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

  /** By what the time across a cell grows because it is treated. */
  hindrance(v: number): number {
    return this.state[v]! & TREATED ? 1 / (this.slowdown.get(v) ?? 1) : 1;
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
    const { state, geometry, table } = this;
    const p = segment;
    const cu = this.ground.classOf[u]!;
    p.departure = departure;
    const f = this.hindrance(u);
    p.slowU = f * this.slownessOf(cu);
    p.driftUCol = f * table.driftCol[cu]!;
    p.driftURow = f * table.driftRow[cu]!;
    p.rayCol = geometry[4 * u]!;
    p.rayRow = geometry[4 * u + RAY_ROW]!;
    p.radius = geometry[4 * u + RADIUS]!;
    const open = moves & ~this.blocked[u]!;
    for (let k = 0; k < 8; k++) {
      if (!((open >> k) & 1)) continue;
      const v = u + this.offsets[k]!;
      if (this.ground.classOf[v] === 0 || (state[v]! & STATUS) === BURNED) continue;
      this.#offer(u, cu, k, v);
    }
  }

  /** Offers fire from `u` (see `segment`) to its neighbour `v` along move `k`. */
  #offer(u: number, cu: number, k: number, v: number): void {
    const { state, time, geometry, table } = this;
    const p = segment;
    const sv = state[v]!;
    const cv = this.ground.classOf[v]!;
    const f = this.hindrance(v);
    p.slowV = f * this.slownessOf(cv);
    p.slow = 0.5 * (p.slowU + p.slowV);
    p.driftCol = 0.5 * (p.driftUCol + f * table.driftCol[cv]!);
    p.driftRow = 0.5 * (p.driftURow + f * table.driftRow[cv]!);
    const col = MOVE_COL[k]!;
    const row = MOVE_ROW[k]!;
    const length = MOVE_LENGTH[k]!;
    p.vCol = col;
    p.vRow = row;
    let best = p.departure + p.slow * length - p.driftCol * col - p.driftRow * row;
    let rayCol = col / length;
    let rayRow = row / length;
    let radius = length;
    if (p.radius > 0)
      for (let side = -1; side <= 1; side += 2) {
        const kw = (k + (k & 1 ? side : 2 * side)) & 7;
        if (!this.#prepareEdge(u, cu, cv, k, kw, (k - side) & 7) || !solveEdge(p)) continue;
        if (p.time >= best) continue;
        best = p.time;
        rayCol = p.outCol;
        rayRow = p.outRow;
        radius = p.outRadius;
      }
    if (best < this.now) best = this.now;
    if (sv === 0) this.touch(v);
    else if ((sv & STATUS) === TENTATIVE && !(best < time[v]!)) return;
    time[v] = best;
    state[v] = (sv & TREATED) | TENTATIVE | (((k + 4) & 7) << FROM_SHIFT);
    geometry[4 * v] = rayCol;
    geometry[4 * v + RAY_ROW] = rayRow;
    geometry[4 * v + RADIUS] = radius;
    this.#queue.push(best, v);
  }

  /**
   * Fills `segment` for the edge from `u` along move `kw`; false when time at v does not fall along
   * it, or when something stands between. `kv` is the move from the end of the edge to v.
   */
  #prepareEdge(u: number, cu: number, cv: number, k: number, kw: number, kv: number): boolean {
    const p = segment;
    const wCol = MOVE_COL[kw]!;
    const wRow = MOVE_ROW[kw]!;
    const slope =
      p.slowU * (p.rayCol * wCol + p.rayRow * wRow) +
      (p.driftCol - p.driftUCol) * wCol +
      (p.driftRow - p.driftURow) * wRow -
      (p.slow * (p.vCol * wCol + p.vRow * wRow)) / MOVE_LENGTH[k]!;
    if (slope >= 0 || (this.blocked[u]! >> kw) & 1) return false;
    const w = u + this.offsets[kw]!;
    const cw = this.ground.classOf[w]!;
    // From w to v: for a straight k the ways around u, which are free, keep that corner open.
    if (cw === 0 || (k & 1 && (this.blocked[w]! >> kv) & 1)) return false;
    p.wCol = wCol;
    p.wRow = wRow;
    p.moreSlow = 0;
    p.moreCol = 0;
    p.moreRow = 0;
    p.reach = 1;
    const sameGround = cw === cu && !((this.state[u]! | this.state[w]!) & TREATED);
    if (!sameGround) {
      const { table } = this;
      const f = this.hindrance(w);
      p.moreSlow = 0.5 * (f * this.slownessOf(cw) - p.slowU);
      p.moreCol = 0.5 * (f * table.driftCol[cw]! - p.driftUCol);
      p.moreRow = 0.5 * (f * table.driftRow[cw]! - p.driftURow);
    }
    p.late = 0;
    if ((this.state[w]! & STATUS) === BURNED) {
      const late = this.time[w]! - p.departure - circleAtW(p);
      if (late > ROUNDING * p.slowU) p.late = late;
    } else p.reach = Math.abs(p.moreSlow) > SIMILAR * p.slowU ? 0.5 : TRUSTED;
    p.alike = cv === cu && sameGround && p.late === 0 && p.slowV === p.slowU;
    return true;
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
      const u = v + this.offsets[k]!;
      if (!this.isSource(u)) continue;
      const t = this.time[u]!;
      this.expand(u, t > since ? t : since, 1 << ((k + 4) & 7));
    }
  }

  /** True when fire is on its way to `v` from a neighbour. */
  isExpected(v: number): boolean {
    return (
      (this.state[v]! & STATUS) === TENTATIVE &&
      this.time[v]! < Infinity &&
      this.geometry[4 * v + RADIUS] !== 0
    );
  }

  /** Expects fire in tentative `v` at another time than before. */
  expect(v: number, time: number): void {
    this.time[v] = time;
    this.#queue.push(time, v);
  }
}

/** The step that is being computed: reused, for this is the innermost loop. */
const segment = newEdgeSegment();
