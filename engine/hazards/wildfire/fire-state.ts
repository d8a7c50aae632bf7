import { CellLog } from '../../kernel/cell-log.ts';
import type { Point } from '../../kernel/grid.ts';
import { RandomStreams } from '../../kernel/random.ts';
import type { HazardEvent } from '../hazard.ts';
import type { Drivers } from '../weather.ts';
import { Barriers } from './barriers.ts';
import { Conditions } from './conditions.ts';
import type { WildfireParams } from './contract.ts';
import { DeadMoistureField } from './dead-moisture-field.ts';
import { COVER_FUELS } from './fuel-map.ts';
import type { Ground } from './ground.ts';
import { BURNED, COLD, INTENSITY, NEVER_S, SECURED, STATUS, TENTATIVE } from './front-cells.ts';
import { SpreadFront } from './spread.ts';

/** Something that is due inside the fire at a known tick. */
export interface Due {
  readonly tick: number;
  readonly kind: 'dry' | 'rekindle' | 'spot';
  readonly cell: number;
  /** Distinguishes events of one kind and cell. */
  readonly occurrence: number;
}

/** Embers of a front that stopped or was knocked down stay able to flame this long (assumed), s. */
export const ASSUMED_SMOULDER_S = 12 * 3600;

const before = (a: Due, b: Due): boolean => {
  if (a.tick !== b.tick) return a.tick < b.tick;
  if (a.kind !== b.kind) return a.kind < b.kind;
  return a.cell !== b.cell ? a.cell < b.cell : a.occurrence < b.occurrence;
};

/** All that decides the future of one fire. */
export class FireState {
  readonly ground: Ground;
  readonly params: WildfireParams;
  readonly random: RandomStreams;
  readonly spotKey: number;
  readonly scatterKey: number;
  readonly rekindleKey: number;
  readonly moisture: DeadMoistureField;
  readonly conditions: Conditions;
  readonly front: SpreadFront;
  barriers = new Barriers();
  /** False while `front.blocked` is shared with another run. */
  ownsBlocked = false;
  tick = 0;
  /** From when the present rates hold. */
  epochTick = 0;
  drivers: Drivers | null = null;
  /** Sorted by tick, kind, cell and occurrence. */
  due: Due[] = [];
  /** End of the treatment of wet cells. */
  wetUntil = new Map<number, number>();
  /** How often a cell was knocked down so far. */
  knockdowns = new Map<number, number>();
  burned = new CellLog();
  /** Part of the raster that the first `read` burned cells lie in; see `mayReach`. */
  readonly #extent = { read: 0, row0: Infinity, row1: -1, col0: Infinity, col1: -1 };
  /** Burned cells that may flame or light others: all that are not spent, and some that are. */
  active = new Int32Array(64);
  activeCount = 0;
  /** So many were kept when spent cells were last dropped. */
  #kept = 0;
  leftWindow = false;
  windAboveRange = false;
  /** Of the advance that is running. */
  events: HazardEvent[] = [];

  constructor(ground: Ground, params: WildfireParams, random: RandomStreams) {
    this.ground = ground;
    this.params = params;
    this.random = random;
    this.spotKey = random.key('wildfire/spot');
    this.scatterKey = random.key('wildfire/scatter');
    this.rekindleKey = random.key('wildfire/rekindle');
    this.moisture = new DeadMoistureField(ground, params.deadMoisture);
    this.conditions = new Conditions(ground, params, this.moisture);
    this.front = new SpreadFront(ground, this.conditions.current, (c) =>
      this.conditions.evaluate(c),
    );
  }

  /** An independent copy; the cost goes with the size of the fire, not of the window. */
  copy(): FireState {
    const to = new FireState(this.ground, this.params, this.random);
    to.moisture.copyFrom(this.moisture);
    if (this.conditions.weather !== null) to.conditions.renew(this.conditions.weather);
    to.front.copyFrom(this.front);
    to.barriers = this.barriers.copy();
    this.ownsBlocked = false;
    to.tick = this.tick;
    to.epochTick = this.epochTick;
    to.drivers = this.drivers;
    to.due = [...this.due];
    to.wetUntil = new Map(this.wetUntil);
    to.knockdowns = new Map(this.knockdowns);
    to.burned = this.burned.copy();
    to.active = this.active.slice();
    to.activeCount = this.activeCount;
    to.leftWindow = this.leftWindow;
    to.windAboveRange = this.windAboveRange;
    return to;
  }

  schedule(d: Due): void {
    let i = this.due.length;
    while (i > 0 && before(d, this.due[i - 1]!)) i--;
    this.due.splice(i, 0, d);
  }

  report(kind: string, cell: number, tick: number, value?: number): void {
    this.events.push(value === undefined ? { tick, kind, cell } : { tick, kind, cell, value });
  }

  isBurned(cell: number): boolean {
    return this.front.isBurned(cell);
  }

  /** Moves out of `cell`, as bits, that lead to unburned fuel. */
  reachable(cell: number): number {
    const { front, ground } = this;
    const { offsets, cells } = front;
    const { state, slotOf } = cells;
    const blocked = front.blocked[cell]!;
    let moves = 0;
    for (let k = 0; k < 8; k++) {
      if ((blocked >> k) & 1) continue;
      const v = cell + offsets[k]!;
      if (ground.classOf[v] !== 0 && (state[slotOf[v]!]! & STATUS) !== BURNED) moves |= 1 << k;
    }
    return moves;
  }

  /** The front has come to `cell` and its flame was not put out. */
  #mayFlame(cell: number, tick: number): boolean {
    const { state, arrival, slotOf } = this.front.cells;
    const slot = slotOf[cell]!;
    return (state[slot]! & (STATUS | SECURED | COLD)) === BURNED && arrival[slot]! <= tick;
  }

  /** What the front left in `cell` still flames. */
  #hasOpenFlame(cell: number, tick: number): boolean {
    return this.#mayFlame(cell, tick) && tick < this.front.timeOf(cell) + this.openFlameS(cell);
  }

  /** Open flame stands in `cell`: the front is there, or what it left still flames. */
  isFlaming(cell: number, tick: number): boolean {
    if (!this.#mayFlame(cell, tick)) return false;
    const { front } = this;
    if (tick < front.timeOf(cell) + this.openFlameS(cell)) return true;
    const { state, time, slotOf } = front.cells;
    const blocked = front.blocked[cell]!;
    for (let k = 0; k < 8; k++) {
      const v = slotOf[cell + front.offsets[k]!]!;
      if ((state[v]! & STATUS) !== TENTATIVE || (blocked >> k) & 1) continue;
      if (time[v]! < tick + NEVER_S) return true;
    }
    return false;
  }

  /** Open flame stands anywhere. */
  hasFlame(tick: number): boolean {
    for (let i = this.activeCount - 1; i >= 0; i--)
      if (this.isFlaming(this.active[i]!, tick)) return true;
    return false;
  }

  /** No flame, but embers that can still light unburned fuel beside them. */
  isSmouldering(cell: number, tick: number): boolean {
    const { state, time, arrival, slotOf } = this.front.cells;
    const slot = slotOf[cell]!;
    const s = state[slot]!;
    if ((s & (STATUS | COLD)) !== BURNED || arrival[slot]! > tick) return false;
    if (this.reachable(cell) === 0 || this.isFlaming(cell, tick)) return false;
    const flame = s & SECURED ? 0 : this.openFlameS(cell);
    return tick < time[slot]! + flame + ASSUMED_SMOULDER_S;
  }

  /** Intensity of the front as it came to a burned cell, kW/m. */
  intensityOf(cell: number): number {
    const { geometry, slotOf } = this.front.cells;
    return geometry[4 * slotOf[cell]! + INTENSITY]!;
  }

  /** False when no burned cell lies within `reachM` of a place to the north, east, south and west. */
  mayReach(at: Point, reachM: number): boolean {
    const { cols, west, north, cellM } = this.ground.grid;
    const x = this.#extent;
    for (; x.read < this.burned.count; x.read++) {
      const cell = this.burned.cells[x.read]!;
      const row = Math.floor(cell / cols);
      const col = cell - row * cols;
      x.row0 = Math.min(x.row0, row);
      x.row1 = Math.max(x.row1, row);
      x.col0 = Math.min(x.col0, col);
      x.col1 = Math.max(x.col1, col);
    }
    const m = reachM + cellM;
    return (
      at.e >= west + x.col0 * cellM - m &&
      at.e <= west + (x.col1 + 1) * cellM + m &&
      at.n <= north - x.row0 * cellM + m &&
      at.n >= north - (x.row1 + 1) * cellM - m
    );
  }

  openFlameS(cell: number): number {
    return OPEN_FLAME_S[this.ground.cover[cell]!]!;
  }

  /** Notes a burned cell that may flame or light others. */
  activate(cell: number): void {
    if (this.activeCount === this.active.length) {
      const bigger = new Int32Array(2 * this.active.length);
      bigger.set(this.active);
      this.active = bigger;
    }
    this.active[this.activeCount++] = cell;
  }

  /**
   * Drops spent cells from `active`; embers that have lasted their time go out for good, which is
   * nothing to their neighbours. The rest is put in order of place: a restored fire has it so, and
   * views find it almost in order.
   */
  expire(chill: (cell: number) => void): void {
    let kept = 0;
    for (let i = 0; i < this.activeCount; i++) {
      const u = this.active[i]!;
      if (this.#hasOpenFlame(u, this.tick)) this.active[kept++] = u;
      else if (this.reachable(u) === 0) continue;
      else if (this.isFlaming(u, this.tick) || this.isSmouldering(u, this.tick))
        this.active[kept++] = u;
      else chill(u);
    }
    this.activeCount = this.#kept = kept;
    this.active.subarray(0, kept).sort();
  }

  /**
   * Drops spent cells from `active` when many have come to it, long before the weather changes: who
   * asks of the fire looks at every one. What has no open flame and nothing to light stays so.
   */
  dropSpent(): void {
    if (this.activeCount < 64 || this.activeCount < 1.25 * this.#kept) return;
    let kept = 0;
    for (let i = 0; i < this.activeCount; i++) {
      const u = this.active[i]!;
      if (this.#hasOpenFlame(u, this.tick) || this.reachable(u) !== 0) this.active[kept++] = u;
    }
    this.activeCount = this.#kept = kept;
  }
}

const OPEN_FLAME_S: readonly number[] = Array.from({ length: 16 }, (_, cover) => {
  const known = COVER_FUELS.find((f) => f.cover === cover);
  return known === undefined ? 0 : known.openFlameS;
});
