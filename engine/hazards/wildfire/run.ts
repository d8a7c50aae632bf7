import type { CellLog } from '../../kernel/cell-log.ts';
import type { GridSpec, Point } from '../../kernel/grid.ts';
import { Hasher } from '../../kernel/hash.ts';
import type { Exposure, Fields, HazardEvent } from '../hazard.ts';
import type { Drivers } from '../weather.ts';
import { advanceFire } from './advance.ts';
import { loadFire, saveFire } from './codec.ts';
import type { FrontCell, WildfireAction, WildfireRun } from './contract.ts';
import { FireState } from './fire-state.ts';
import { exposureAt, flamesOf, type Flames } from './exposure.ts';
import {
  activeWhere,
  burnedWhere,
  flameOf,
  frontCells,
  frontDistance2,
  frontIn,
} from './fire-view.ts';
import { coverFuel } from './fuel-map.ts';
import { BURNED, NEVER_S, STATUS } from './front-cells.ts';

/** In the field `arrivalTick`, where the fire has not come: byte 0 on the wire, tick 0 is byte 1. */
export const NOT_REACHED = -900;

interface View {
  readonly tick: number;
  flaming: Int32Array | null;
  burned: Int32Array | null;
  front: readonly FrontCell[] | null;
  flames: Flames | null;
}

/** One wildfire. Create it through `wildfireModel`. */
export class WildfireRunImpl implements WildfireRun {
  #fire: FireState;
  /** Answers about one tick, kept until the fire or the tick changes: many systems ask the same. */
  #view: View | null = null;

  constructor(fire: FireState) {
    this.#fire = fire;
  }

  get grid(): GridSpec {
    return this.#fire.ground.grid;
  }

  get tick(): number {
    return this.#fire.tick;
  }

  advance(
    toTick: number,
    drivers: Drivers,
    actions: readonly WildfireAction[],
  ): readonly HazardEvent[] {
    this.#view = null;
    advanceFire(this.#fire, toTick, drivers, actions);
    return this.#fire.events;
  }

  #at(tick: number): View {
    if (this.#view?.tick === tick) return this.#view;
    this.#view = { tick, flaming: null, burned: null, front: null, flames: null };
    return this.#view;
  }

  flamingCells(tick: number): Int32Array {
    const fire = this.#fire;
    return (this.#at(tick).flaming ??= activeWhere(fire, (v) => fire.isFlaming(v, tick)));
  }

  hasFlame(tick: number): boolean {
    const known = this.#view?.tick === tick ? this.#view.flaming : null;
    return known !== null ? known.length > 0 : this.#fire.hasFlame(tick);
  }

  front(tick: number): readonly FrontCell[] {
    const flaming = this.flamingCells(tick);
    return (this.#at(tick).front ??= frontCells(this.#fire, flaming));
  }

  frontNear(tick: number, at: Point, reachM: number, aheadS = 0): readonly FrontCell[] {
    return frontIn(this.#fire, tick, at, reachM, aheadS);
  }

  frontDistanceM(tick: number, at: Point, withinM: number): number {
    if (!this.#fire.mayReach(at, withinM)) return Infinity;
    return Math.sqrt(frontDistance2(this.#fire, tick, at, withinM * withinM));
  }

  get burnedLog(): CellLog {
    return this.#fire.burned;
  }

  burnedCells(tick: number): Int32Array {
    const { arrival } = this.#fire.front.cells;
    return (this.#at(tick).burned ??= burnedWhere(this.#fire, (slot) => arrival[slot]! <= tick));
  }

  burnedAreaHa(tick: number): number {
    const { ground, front, burned } = this.#fire;
    let cells = burned.count;
    if (tick < this.#fire.tick) {
      cells = 0;
      const { state, arrival, count } = front.cells;
      for (let slot = 1; slot <= count; slot++)
        if ((state[slot]! & STATUS) === BURNED && arrival[slot]! <= tick) cells++;
    }
    return (cells * ground.grid.cellM * ground.grid.cellM) / 10000;
  }

  arrivalTick(cell: number): number {
    const { arrival, slotOf } = this.#fire.front.cells;
    return this.#fire.isBurned(cell) ? arrival[slotOf[cell]!]! : -1;
  }

  smoulderingCells(tick: number): Int32Array {
    return activeWhere(this.#fire, (v) => this.#fire.isSmouldering(v, tick));
  }

  isOut(tick: number): boolean {
    const fire = this.#fire;
    if (fire.front.nextTime() < tick + NEVER_S) return false;
    if (fire.due.some((d) => d.kind === 'spot')) return false;
    for (let i = 0; i < fire.activeCount; i++) {
      const v = fire.active[i]!;
      if (fire.isFlaming(v, tick) || fire.isSmouldering(v, tick)) return false;
    }
    return true;
  }

  isBurnable(cell: number): boolean {
    return this.#fire.ground.classOf[cell] !== 0 && !this.#fire.isBurned(cell);
  }

  fuelAt(cell: number): number {
    const cover = this.#fire.ground.cover[cell];
    if (cover === undefined) throw new RangeError(`cell ${cell} is outside of the window`);
    return coverFuel(cover).fuel;
  }

  project(horizonTick: number): Int32Array {
    if (horizonTick <= this.#fire.tick) return arrivals(this.#fire, -1);
    const ahead = this.#fire.copy();
    if (ahead.drivers !== null) advanceFire(ahead, horizonTick, ahead.drivers, []);
    return arrivals(ahead, -1);
  }

  fields(): Fields {
    const fire = this.#fire;
    const n = fire.ground.cols * fire.ground.rows;
    const intensityKWM = new Float32Array(n);
    const flameLengthM = new Float32Array(n);
    for (let i = 0; i < fire.activeCount; i++) {
      const v = fire.active[i]!;
      if (!fire.isFlaming(v, fire.tick)) continue;
      intensityKWM[v] = fire.intensityOf(v);
      flameLengthM[v] = flameOf(fire, v, intensityKWM[v]!);
    }
    return { arrivalTick: arrivals(fire, NOT_REACHED), intensityKWM, flameLengthM };
  }

  exposure(at: Point, tick: number): readonly Exposure[] {
    const flames = (this.#at(tick).flames ??= flamesOf(this.#fire, this.flamingCells(tick)));
    return exposureAt(this.#fire, flames, at);
  }

  fork(): WildfireRunImpl {
    return new WildfireRunImpl(this.#fire.copy());
  }

  save(): Uint8Array {
    return saveFire(this.#fire);
  }

  load(bytes: Uint8Array): void {
    const { ground, params, random } = this.#fire;
    const fresh = new FireState(ground, params, random);
    fresh.drivers = this.#fire.drivers;
    loadFire(fresh, bytes);
    this.#fire = fresh;
    this.#view = null;
  }

  hash(): string {
    return hashFire(this.#fire);
  }

  notes(): readonly string[] {
    const { params, ground, leftWindow, windAboveRange } = this.#fire;
    const notes = [
      `spreadLaw:${params.spreadLaw}`,
      `lengthToWidth:${params.lengthToWidth}`,
      `cellM:${ground.grid.cellM}`,
    ];
    if (!params.crownFire) notes.push('crownFire:off');
    if (!params.spotting) notes.push('spotting:off');
    if (ground.slopeCapped) notes.push('slopeCapped:47.7deg');
    if (windAboveRange) notes.push('windAboveRange:15ms');
    if (leftWindow) notes.push('leftWindow');
    return notes;
  }
}

function arrivals(fire: FireState, none: number): Int32Array {
  const { cell, state, arrival, count, slotOf } = fire.front.cells;
  const out = new Int32Array(slotOf.length).fill(none);
  for (let slot = 1; slot <= count; slot++)
    if ((state[slot]! & STATUS) === BURNED) out[cell[slot]!] = arrival[slot]!;
  return out;
}

function hashFire(fire: FireState): string {
  const h = new Hasher();
  const { front, moisture } = fire;
  h.int(fire.tick).int(fire.epochTick).int(moisture.tick);
  h.floats(moisture.values).floats(moisture.fuelTemperatureC);
  h.int(fire.barriers.list.length);
  for (const x of fire.barriers.list) h.int(x);
  for (const d of fire.due) h.text(d.kind).int(d.tick).int(d.cell).int(d.occurrence);
  for (const map of [front.slowdown, fire.wetUntil, fire.knockdowns]) {
    h.int(map.size);
    for (const [k, v] of map) h.int(k).number(v);
  }
  const { cell, state, arrival, time, geometry, count } = front.cells;
  h.int(count);
  for (let slot = 1; slot <= count; slot++) {
    h.int(cell[slot]!).int(state[slot]!).int(arrival[slot]!).number(time[slot]!);
    for (let k = 4 * slot; k < 4 * slot + 4; k++) h.number(geometry[k]!);
  }
  return h.digest();
}
