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
import { LabelQueue } from '../../kernel/label-queue.ts';
import {
  changeAlong,
  circleAtW,
  fallsAlong,
  layEdges,
  newEdges,
  newEdgeSegment,
  sameAlong,
  solveEdge,
  type Edge,
} from './edge-segment.ts';
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
import { TouchedCells } from './touched-cells.ts';

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
  readonly cells: TouchedCells;
  /** Factor on the rate across treated cells. */
  readonly slowdown = new Map<number, number>();
  readonly table: MetricTable;
  now = 0;
  /** Slots of tentative cells by their expected arrival, ties by cell. */
  readonly #queue = new LabelQueue();
  readonly offsets: Int32Array;
  readonly #evaluate: (groundClass: number) => void;

  /** @param evaluate writes the entry of a class into `table` */
  constructor(ground: SpreadGround, table: MetricTable, evaluate: (groundClass: number) => void) {
    this.ground = ground;
    this.blocked = ground.blocked;
    this.cells = new TouchedCells(ground.cols * ground.rows);
    this.table = table;
    this.offsets = moveOffsets(ground.cols);
    this.#evaluate = evaluate;
  }

  /** Status and marks of a cell, 0 when the fire has not come near. */
  stateOf(cell: number): number {
    return this.cells.state[this.cells.slotOf[cell]!]!;
  }

  /** Arrival or expected arrival of a cell, 0 when the fire has not come near. */
  timeOf(cell: number): number {
    return this.cells.time[this.cells.slotOf[cell]!]!;
  }

  isBurned(cell: number): boolean {
    return (this.stateOf(cell) & STATUS) === BURNED;
  }

  /** Time of the next arrival, or Infinity. */
  nextTime(): number {
    return this.#queue.peekKey();
  }

  /** Slots of the cells to which fire is on its way or in which it is due, in no particular order. */
  expectedSlots(): Int32Array {
    return this.#queue.items();
  }

  /** Takes over the cells of `other`, a front on the same ground; this one must be empty. */
  copyFrom(other: SpreadFront): void {
    this.blocked = other.blocked;
    this.cells.copyFrom(other.cells);
    this.#queue.copyFrom(other.#queue);
    for (const [v, f] of other.slowdown) this.slowdown.set(v, f);
    this.now = other.now;
  }

  /** Fills the queue, which must be empty, from the tentative cells. */
  requeue(): void {
    const { state, time, count } = this.cells;
    for (let slot = 1; slot <= count; slot++)
      if ((state[slot]! & STATUS) === TENTATIVE && time[slot]! < Infinity)
        this.expect(slot, time[slot]!);
  }

  /** Slowness of a class now, evaluated on first use. */
  slownessOf(groundClass: number): number {
    const s = this.table.slowness[groundClass]!;
    if (s !== 0) return s;
    this.#evaluate(groundClass);
    return this.table.slowness[groundClass]!;
  }

  /** By what the time across a cell of that state grows because it is treated. */
  hindrance(cell: number, state: number): number {
    return state & TREATED ? 1 / (this.slowdown.get(cell) ?? 1) : 1;
  }

  /** Makes `v` expected at `time` as a new point source. */
  ignite(v: number, time: number): void {
    const { cells } = this;
    if (this.ground.classOf[v] === 0) return;
    const slot = cells.slotOf[v]! || cells.add(v);
    const s = cells.state[slot]!;
    if ((s & STATUS) === BURNED) return;
    if ((s & STATUS) === TENTATIVE && cells.time[slot]! <= time) return;
    cells.state[slot] = (s & TREATED) | TENTATIVE;
    cells.geometry.fill(0, 4 * slot, 4 * slot + 3);
    this.expect(slot, time);
  }

  /**
   * Burns the next cell if it comes at or before `limit`: returns it, or -1. Its neighbours are
   * expected afterwards.
   */
  burnNext(limit: number): number {
    const time = this.#queue.peekKey();
    if (!(time <= limit) || time === Infinity) return -1;
    const slot = this.#queue.pop();
    const { state, cell } = this.cells;
    this.now = time;
    state[slot] = (state[slot]! & TREATED) | BURNED;
    const u = cell[slot]!;
    this.expand(u, time, 255);
    return u;
  }

  /** Offers the moves in `moves` out of burned cell `u`, whose front left at `departure`. */
  expand(u: number, departure: number, moves: number): void {
    const { cells, table, ground, offsets } = this;
    const { geometry, slotOf } = cells;
    const slot = slotOf[u]!;
    const p = segment;
    const cu = ground.classOf[u]!;
    p.departure = departure;
    const f = this.hindrance(u, cells.state[slot]!);
    p.slowU = f * this.slownessOf(cu);
    p.driftUCol = f * table.driftCol[cu]!;
    p.driftURow = f * table.driftRow[cu]!;
    p.rayCol = geometry[4 * slot]!;
    p.rayRow = geometry[4 * slot + RAY_ROW]!;
    p.radius = geometry[4 * slot + RADIUS]!;
    if (p.radius > 0) layEdges(p, edges);
    const open = moves & ~this.blocked[u]!;
    for (let k = 0; k < 8; k++) {
      if (!((open >> k) & 1)) continue;
      const v = u + offsets[k]!;
      if (ground.classOf[v] === 0 || (cells.state[slotOf[v]!]! & STATUS) === BURNED) continue;
      this.#offer(u, cu, k, v);
    }
  }

  /** Offers fire from `u` (see `segment`) to its neighbour `v` along move `k`. */
  #offer(u: number, cu: number, k: number, v: number): void {
    const { cells, table } = this;
    const p = segment;
    let slot = cells.slotOf[v]!;
    const sv = cells.state[slot]!;
    const cv = this.ground.classOf[v]!;
    const f = this.hindrance(v, sv);
    p.slowV = f * this.slownessOf(cv);
    p.slow = 0.5 * (p.slowU + p.slowV);
    p.driftCol = 0.5 * (p.driftUCol + f * table.driftCol[cv]!);
    p.driftRow = 0.5 * (p.driftURow + f * table.driftRow[cv]!);
    const col = MOVE_COL[k]!;
    const row = MOVE_ROW[k]!;
    const length = MOVE_LENGTH[k]!;
    p.direct = p.departure + p.slow * length - p.driftCol * col - p.driftRow * row;
    p.known = (sv & STATUS) === TENTATIVE ? cells.time[slot]! : Infinity;
    let better = p.direct < p.known;
    if (better) {
      p.known = p.direct;
      p.outCol = col / length;
      p.outRow = row / length;
      p.outRadius = length;
    }
    if (p.radius > 0) {
      p.vCol = col;
      p.vRow = row;
      p.vLength = length;
      if (this.#throughEdge(u, cu, cv, k, -1)) better = true;
      if (this.#throughEdge(u, cu, cv, k, 1)) better = true;
    }
    if (!better) return;
    const arrival = p.known < this.now ? this.now : p.known;
    if (slot === 0) slot = cells.add(v);
    else if ((sv & STATUS) === TENTATIVE && !(arrival < cells.time[slot]!)) return;
    cells.state[slot] = (sv & TREATED) | TENTATIVE | (((k + 4) & 7) << FROM_SHIFT);
    cells.geometry[4 * slot] = p.outCol;
    cells.geometry[4 * slot + RAY_ROW] = p.outRow;
    cells.geometry[4 * slot + RADIUS] = p.outRadius;
    this.expect(slot, arrival);
  }

  /**
   * Sends the fire from `u` to the neighbour along move `k` (see `segment`) through the edge beside
   * it on one side; true when it comes earlier than known before, which is known then.
   */
  #throughEdge(u: number, cu: number, cv: number, k: number, side: number): boolean {
    const p = segment;
    const diagonal = (k & 1) === 1;
    const kw = (k + (diagonal ? side : 2 * side)) & 7;
    const e = edges[kw >> 1]!;
    if (!fallsAlong(p, e, diagonal)) return false;
    if (!e.seen) this.#see(u, cu, kw, e);
    // From w to v: for a straight k the ways around u, which are free, keep that corner open.
    if (e.shut || (diagonal && (this.blocked[e.w]! >> ((k - side) & 7)) & 1)) return false;
    p.alike = cv === cu && e.sameGround && e.late === 0 && p.slowV === p.slowU;
    if (!solveEdge(p, e, diagonal)) return false;
    p.known = p.time;
    return true;
  }

  /** Looks at the cell at the other end of edge `e`, which leads out of `u` along move `kw`. */
  #see(u: number, cu: number, kw: number, e: Edge): void {
    const p = segment;
    const { table } = this;
    const { state, slotOf, time } = this.cells;
    const w = u + this.offsets[kw]!;
    const cw = this.ground.classOf[w]!;
    e.seen = true;
    e.w = w;
    e.shut = cw === 0 || ((this.blocked[u]! >> kw) & 1) === 1;
    if (e.shut) return;
    const slotW = slotOf[w]!;
    const sw = state[slotW]!;
    if (cw === cu && !((state[slotOf[u]!]! | sw) & TREATED)) sameAlong(e);
    else {
      const f = this.hindrance(w, sw);
      const slow = f * this.slownessOf(cw);
      changeAlong(p, e, slow, f * table.driftCol[cw]!, f * table.driftRow[cw]!);
    }
    e.late = 0;
    e.reach = 1;
    if ((sw & STATUS) === BURNED) {
      const late = time[slotW]! - p.departure - circleAtW(p, e);
      if (late > ROUNDING * p.slowU) e.late = late;
    } else e.reach = Math.abs(e.moreSlow) > SIMILAR * p.slowU ? 0.5 : TRUSTED;
  }

  /** True when a burned cell can hand fire on. */
  isSource(u: number): boolean {
    return (this.stateOf(u) & (STATUS | NO_SOURCE)) === BURNED;
  }

  /**
   * Forgets from where tentative `v` would burn and asks all its burned neighbours again. Those that
   * burned before `since` count from `since`: what they had gained under older weather is lost.
   */
  withdraw(v: number, since: number): void {
    const { state, time, slotOf } = this.cells;
    const slot = slotOf[v]!;
    if ((state[slot]! & STATUS) !== TENTATIVE) return;
    state[slot] = (state[slot]! & TREATED) | TENTATIVE;
    time[slot] = Infinity;
    this.#queue.remove(slot);
    for (let k = 0; k < 8; k++) {
      const u = v + this.offsets[k]!;
      if (!this.isSource(u)) continue;
      const t = time[slotOf[u]!]!;
      this.expand(u, t > since ? t : since, 1 << ((k + 4) & 7));
    }
  }

  /** True when fire is on its way to the cell in `slot` from a neighbour. */
  isExpected(slot: number): boolean {
    const { state, time, geometry } = this.cells;
    return (
      (state[slot]! & STATUS) === TENTATIVE &&
      time[slot]! < Infinity &&
      geometry[4 * slot + RADIUS] !== 0
    );
  }

  /** Expects fire in the tentative cell in `slot` at `time`, whatever was expected before. */
  expect(slot: number, time: number): void {
    this.cells.time[slot] = time;
    this.#queue.set(slot, time, this.cells.cell[slot]!);
  }
}

/** The step that is being computed, and the edges of its cell: reused, for this is the innermost loop. */
const segment = newEdgeSegment();
const edges = newEdges();
