import { produce } from 'immer';
import type { HazardId } from '../hazards/hazard.ts';
import { apply } from './apply.ts';
import { HOUSEKEEPING, type EventBody, type ExerciseEvent } from './event.ts';
import type { HazardActions, PendingAction } from './hazards/hazard-part.ts';
import { noteTeam } from '../response/forces/clock.ts';
import { advanceHazards } from './hazards/index.ts';
import type { ExerciseState } from './state.ts';
import { driversOf, withOverrides } from './weather-truth.ts';
import type { StepContext, World } from './world.ts';

const FORGOTTEN: ReadonlySet<string> = new Set(HOUSEKEEPING);

/** Collects what happens at one moment; nothing is written before `commit`. */
export class Moment implements StepContext {
  readonly tick: number;
  readonly events: ExerciseEvent[] = [];
  readonly #next: ExerciseState['next'];
  readonly #actions: PendingAction[] = [];

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

  hazardAction<H extends HazardId>(hazard: H, action: HazardActions[H]): void {
    this.#actions.push({ tick: this.tick, hazard, action } as PendingAction);
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
    w.pendingActions.push(...this.#actions);
    for (const e of this.events) {
      w.scores.observe(e);
      if (!FORGOTTEN.has(e.body.type)) w.events.push(e);
      takeEffect(w, e);
    }
  }
}

/** What an event changes beside the state. */
function takeEffect(w: World, { body }: ExerciseEvent): void {
  switch (body.type) {
    case 'unitChanged':
      noteTeam(w, body.unitId, body.set.route !== undefined);
      return;
    case 'observationDelivered':
      for (const seatId of body.seatIds) w.pictures.deliver(body.observationId, seatId);
      return;
    case 'weatherOrdered':
    case 'weatherReleased':
      refreshDrivers(w);
  }
}

export function refreshDrivers(w: World): void {
  w.drivers = driversOf(w.scenario, withOverrides(w.trueWeather, w.state.weatherOverrides));
}

/**
 * Goes to `tick`: the hazards first, then every system that is due on what stood before, then one
 * commit. `dues` are the due ticks of the systems, in their order. True when anything happened.
 */
export function stepTo(w: World, tick: number, dues: Float64Array): boolean {
  const moment = new Moment(w, tick);
  advanceHazards(w, moment);
  for (let i = 0; i < dues.length; i++) if (dues[i]! <= tick) w.systems[i]!.step(w, moment);
  moment.commit(w);
  return moment.events.length > 0;
}
