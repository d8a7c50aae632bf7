import { setAutoFreeze } from 'immer';
import { RandomStreams } from '../kernel/random.ts';
import { chain } from './chain.ts';
import { createAutopilot } from '../plan/autopilot/autopilot.ts';
import type { ResponsePlan } from '../plan/response-plan.ts';
import { createScoreBoard } from '../plan/scoring.ts';
import type { Region } from '../region/region.ts';
import { createRouter } from '../region/router.ts';
import { createSystems } from '../response/systems.ts';
import type { ExerciseEvent } from './event.ts';
import { createForecasts, type ForecastShelf } from './forecast-store.ts';
import { forecasting } from './forecasting.ts';
import { createHazards, hazardsDue, otherHazards } from './hazards/index.ts';
import { indexOf, initialState } from './initial-state.ts';
import { injects } from './injects.ts';
import { createPictures } from './picture-store.ts';
import type { Scenario } from './scenario.ts';
import { sensing } from './sensing.ts';
import { stepTo } from './step.ts';
import { submit } from './submit.ts';
import { driversOf, realiseWeather } from './weather-truth.ts';
import type { World } from './world.ts';

setAutoFreeze(true);

export interface WorldOptions {
  readonly region: Region;
  readonly scenario: Scenario;
  readonly seed: string | number;
  /** `plain` for runs without an audience: writes in place, 10 to 80 times cheaper. */
  readonly mode: World['mode'];
  /** Plan by which the empty seats are played; without one they follow the policy. */
  readonly plan?: ResponsePlan | null;
  /** Decides weather, hazards and errors of instruments by itself; the seed does unless told. */
  readonly hazardSeed?: string | number;
  /** Where the hazards come from; made anew unless told. */
  readonly hazards?: WorldHazards;
  /** Work on forecasts that worlds of the same hazard share; its own unless told. */
  readonly shelf?: ForecastShelf;
}

/** Makes the hazards of a world, as `createHazards` does. */
export type WorldHazards = typeof createHazards;

/** A new exercise in standby; `submit` a `start` command to begin. */
export function createWorld(o: WorldOptions): World {
  const { region, scenario } = o;
  const random = new RandomStreams(o.seed);
  const state = initialState(scenario, region);
  const chance = o.hazardSeed === undefined ? random : new RandomStreams(o.hazardSeed);
  const trueWeather = realiseWeather(scenario, chance);
  const drivers = driversOf(scenario, trueWeather);
  const hazards = (o.hazards ?? createHazards)(scenario, region, drivers, chance);
  const seatIds = state.seats.map((s) => s.id);
  return {
    region,
    scenario,
    seed: random.seed,
    random,
    hazardRandom: chance,
    index: indexOf(scenario, region, state),
    router: createRouter(region),
    pictures: createPictures(hazards.fire.grid, seatIds),
    forecasts: createForecasts(o.shelf),
    scores: createScoreBoard(scenario, region),
    ...hazards,
    systems: [injects, ...createSystems(scenario), chain, sensing, forecasting],
    autopilot: createAutopilot(scenario, region, o.plan ? { plan: o.plan, random } : null),
    trueWeather,
    drivers,
    forecastWeather: scenario.weather,
    state,
    events: [],
    pendingActions: [],
    mode: o.mode,
  };
}

/**
 * Runs to `toTick` or to the end of the exercise; returns what happened, in order. Steps stand at
 * due ticks only: in how many pieces a stretch of time is run leaves no trace.
 */
export function advance(w: World, toTick: number): readonly ExerciseEvent[] {
  const from = w.events.length;
  const timetable = new Timetable(w);
  while (w.state.phase === 'running' && w.state.tick < toTick) {
    const due = timetable.next();
    const turn = w.autopilot.nextDue(w);
    const next = Math.max(w.state.tick + 1, Math.min(due, turn));
    if (next > toTick) {
      passTime(w, toTick);
      break;
    }
    // The policy decides by what its seats know: where it alone is due, nothing else has to move.
    if (due <= next) timetable.note(stepTo(w, next, timetable.dues));
    else passTime(w, next);
    if (turn <= next)
      for (const { seatId, command } of w.autopilot.decide(w, w.state.tick)) {
        submit(w, { kind: 'policy', seatId }, command);
        timetable.note(true);
      }
    if (w.state.tick >= w.scenario.durationTicks) endByDuration(w);
  }
  return w.events.slice(from);
}

/** Nothing is due: only the clock moves. */
function passTime(w: World, tick: number): void {
  if (w.mode === 'immer') w.state = { ...w.state, tick };
  else w.state.tick = tick;
}

function endByDuration(w: World): void {
  if (w.state.phase === 'running') submit(w, { kind: 'instructor' }, { type: 'end' });
}

/** When each system of the response is due; asked anew only when something may have changed that. */
class Timetable {
  /** By place of the system in the world's list. */
  readonly dues: Float64Array;
  readonly #w: World;
  /** Hazards but the fire move without an event, and some systems are due while they do. */
  readonly #moving: boolean;
  #stale = true;

  constructor(w: World) {
    this.dues = new Float64Array(w.systems.length);
    this.#w = w;
    this.#moving = otherHazards(w.scenario).length > 0;
  }

  /** Something has happened (`true`), or a step has gone by in which nothing did. */
  note(happened: boolean): void {
    this.#stale ||= happened || this.#moving;
  }

  /** Earliest tick at which a hazard or a system is due by itself, or the end. */
  next(): number {
    const w = this.#w;
    let due = Math.min(w.scenario.durationTicks, hazardsDue(w));
    for (let i = 0; i < this.dues.length; i++) {
      const then = this.dues[i]!;
      // What follows from an unchanged state stands until its time has come.
      const now = this.#stale || then <= w.state.tick ? w.systems[i]!.nextDue(w) : then;
      this.dues[i] = now;
      if (now < due) due = now;
    }
    this.#stale = false;
    return due;
  }
}
