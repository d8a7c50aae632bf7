import { RandomStreams } from '../../kernel/random.ts';
import type { HazardEvent } from '../hazard.ts';
import type { Drivers } from '../weather.ts';
import { Barriers } from './barriers.ts';
import { Conditions } from './conditions.ts';
import type { WildfireParams } from './contract.ts';
import { DeadMoistureField } from './dead-moisture-field.ts';
import { coverFuel } from './fuel-map.ts';
import type { Ground } from './ground.ts';
import { BURNED, COLD, NEVER_S, SECURED, SpreadFront, STATUS, TENTATIVE } from './spread.ts';

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
  /** Tick of first arrival of burned cells. */
  readonly arrival: Int32Array;
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
  burnedCount = 0;
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
    this.arrival = new Int32Array(ground.cols * ground.rows);
  }

  /** An independent copy; the cost goes with the size of the fire, not of the window. */
  copy(): FireState {
    const to = new FireState(this.ground, this.params, this.random);
    to.moisture.copyFrom(this.moisture);
    if (this.conditions.weather !== null) to.conditions.renew(this.conditions.weather);
    to.front.copyFrom(this.front);
    const { touched, touchedCount } = this.front;
    for (let i = 0; i < touchedCount; i++) to.arrival[touched[i]!] = this.arrival[touched[i]!]!;
    to.barriers = this.barriers.copy();
    this.ownsBlocked = false;
    to.tick = this.tick;
    to.epochTick = this.epochTick;
    to.drivers = this.drivers;
    to.due = [...this.due];
    to.wetUntil = new Map(this.wetUntil);
    to.knockdowns = new Map(this.knockdowns);
    to.burnedCount = this.burnedCount;
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
    return (this.front.state[cell]! & STATUS) === BURNED;
  }

  /** Calls `visit` for each unburned cell that fire in `cell` could reach; stops when it is true. */
  someReachable(cell: number, visit: (v: number, move: number) => boolean): boolean {
    const { front, ground } = this;
    const blocked = front.blocked[cell]!;
    for (let k = 0; k < 8; k++) {
      if ((blocked >> k) & 1) continue;
      const v = cell + front.offsets[k]!;
      if (ground.classOf[v] === 0 || (front.state[v]! & STATUS) === BURNED) continue;
      if (visit(v, k)) return true;
    }
    return false;
  }

  /** Open flame stands in `cell`: the front is there, or what it left still flames. */
  isFlaming(cell: number, tick: number): boolean {
    const s = this.front.state[cell]!;
    if ((s & STATUS) !== BURNED || s & (SECURED | COLD) || this.arrival[cell]! > tick) return false;
    const since = this.front.time[cell]!;
    if (tick < since + coverFuel(this.ground.cover[cell]!).openFlameS) return true;
    return this.someReachable(
      cell,
      (v) => (this.front.state[v]! & STATUS) === TENTATIVE && this.front.time[v]! < tick + NEVER_S,
    );
  }

  /** No flame, but embers that can still light unburned fuel beside them. */
  isSmouldering(cell: number, tick: number): boolean {
    const s = this.front.state[cell]!;
    if ((s & STATUS) !== BURNED || s & COLD || this.arrival[cell]! > tick) return false;
    const since = this.front.time[cell]!;
    const flame = s & SECURED ? 0 : coverFuel(this.ground.cover[cell]!).openFlameS;
    if (tick >= since + flame + ASSUMED_SMOULDER_S || this.isFlaming(cell, tick)) return false;
    return this.someReachable(cell, () => true);
  }
}
