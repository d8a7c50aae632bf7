import { produce } from 'immer';
import type { HazardEvent } from '../hazards/hazard.ts';
import type { WildfireAction } from '../hazards/wildfire/contract.ts';
import { cellCentre } from '../kernel/grid.ts';
import { apply } from './apply.ts';
import type { EventBody, ExerciseEvent } from './event.ts';
import type { ExerciseState } from './state.ts';
import { driversOf, withOverrides } from './weather-truth.ts';
import type { StepContext, World } from './world.ts';

/** Events of which there are many and that nobody asks for later; applied, but not kept. */
const HOUSEKEEPING: ReadonlySet<string> = new Set(['unitChanged']);

/**
 * The fire is brought up to date, and its area told, at multiples of this (a modelling step); it is
 * also brought up to date at every other step.
 */
export const FIRE_SYNC_TICKS = 300;

/** Collects what happens at one moment; nothing is written before `commit`. */
export class Moment implements StepContext {
  readonly tick: number;
  readonly events: ExerciseEvent[] = [];
  readonly #next: ExerciseState['next'];
  readonly #fireActions: World['pendingFireActions'] = [];

  constructor(w: World, tick: number) {
    this.tick = tick;
    this.#next = { ...w.state.next };
  }

  emit(body: EventBody, cause: number | null = null): number {
    const id = this.#next.event++;
    this.events.push({ id, tick: this.tick, cause, body });
    return id;
  }

  id(counter: keyof ExerciseState['next']): number {
    return this.#next[counter]++;
  }

  fireAction(action: WildfireAction): void {
    this.#fireActions.push({ tick: this.tick, action });
  }

  /** The one place where the state of a running exercise changes. */
  commit(w: World): void {
    const write = (s: ExerciseState): void => {
      s.tick = this.tick;
      Object.assign(s.next, this.#next);
      for (const e of this.events) apply(s, e);
    };
    if (w.mode === 'immer') w.state = produce(w.state, write);
    else write(w.state);
    w.pendingFireActions.push(...this.#fireActions);
    for (const e of this.events) {
      w.scores.observe(e);
      if (!HOUSEKEEPING.has(e.body.type)) w.events.push(e);
      takeEffect(w, e);
    }
  }
}

/** What an event changes beside the state. */
function takeEffect(w: World, e: ExerciseEvent): void {
  if (e.body.type === 'observationDelivered')
    w.pictures.deliver(e.body.observationId, e.body.seatId);
  if (e.body.type === 'weatherOrdered') refreshDrivers(w);
}

export function refreshDrivers(w: World): void {
  w.drivers = driversOf(w.scenario, withOverrides(w.trueWeather, w.state.weatherOverrides));
}

/** Goes to `tick`: the fire first, then every system on what stood before, then one commit. */
export function stepTo(w: World, tick: number): void {
  const moment = new Moment(w, tick);
  advanceFire(w, moment);
  for (const system of w.systems) system.step(w, moment);
  moment.commit(w);
}

function advanceFire(w: World, m: Moment): void {
  const pending = w.pendingFireActions;
  w.pendingFireActions = [];
  let now: WildfireAction[] = [];
  const run = (toTick: number): void => {
    for (const e of w.fire.advance(toTick, w.drivers, now)) tellHazard(w, m, e);
    now = [];
  };
  // A command may come while the fire lags behind the clock: bring it to that moment first.
  for (const { tick, action } of pending) {
    if (tick > w.fire.tick) run(tick);
    now.push(action);
  }
  run(m.tick);
  if (w.state.fire.ignitedTick < 0) return;
  const burnedHa = w.fire.burnedAreaHa(m.tick);
  if (m.tick % FIRE_SYNC_TICKS === 0 && burnedHa !== w.state.fire.burnedHa)
    m.emit({ type: 'fireMeasured', burnedHa });
  // Open flame is what the plan's clause asks about; embers under a secured edge are not.
  if (w.state.fire.outTick < 0 && !w.fire.hasFlame(m.tick)) m.emit({ type: 'fireOut', burnedHa });
}

function tellHazard(w: World, m: Moment, e: HazardEvent): void {
  const at = cellCentre(w.fire.grid, e.cell);
  if (e.kind === 'spotFire') m.emit({ type: 'fireSpotted', at });
  else if (e.kind === 'reignition') m.emit({ type: 'fireReignited', at });
}
