import type { Drivers, WeatherRecord } from '../hazards/weather.ts';
import type { FloodRun } from '../hazards/flood/contract.ts';
import type { HazardId } from '../hazards/hazard.ts';
import type { HazmatRun } from '../hazards/hazmat/contract.ts';
import type { LandslideRun } from '../hazards/landslide/contract.ts';
import type { WildfireRun } from '../hazards/wildfire/contract.ts';
import type { RandomStreams } from '../kernel/random.ts';
import type { ScoreBoard } from '../plan/score-board.ts';
import type { Router } from '../region/routing.ts';
import type { Facility, Region, Village } from '../region/region.ts';
import type { Autopilot } from '../plan/autopilot/autopilot.ts';
import type { EventBody, ExerciseEvent } from './event.ts';
import type { Forecasts } from './forecast-store.ts';
import type { HazardActions, PendingAction } from './hazards/hazard-part.ts';
import type { Pictures } from './pictures.ts';
import type { Scenario, SeatId, SeatSpec, UnitId, UnitSpec } from './scenario.ts';
import type { ExerciseState } from './state.ts';

/**
 * One running exercise: the plain state, the rasters beside it, and what never changes. Mutable at
 * its top level only through `advance`, `submit` and `restore` (see `engine/exercise/run.ts`).
 */
export interface World {
  readonly region: Region;
  readonly scenario: Scenario;
  readonly seed: string;
  readonly random: RandomStreams;
  /** Chance of weather, hazards and instruments; in exercises the same as all other. */
  readonly hazardRandom: RandomStreams;
  readonly index: WorldIndex;
  readonly router: Router;
  /** What each seat has seen of the fire. */
  readonly pictures: Pictures;
  readonly scores: ScoreBoard;
  /** Answers in every exercise; in one without wildfire nothing can burn. */
  readonly fire: WildfireRun;
  readonly flood: FloodRun | null;
  readonly landslide: LandslideRun | null;
  readonly hazmat: HazmatRun | null;
  readonly systems: readonly System[];
  readonly forecasts: Forecasts;
  /** Plays the seats that nobody holds. */
  readonly autopilot: Autopilot;
  /** The series that really comes, before the instructor's orders. */
  readonly trueWeather: readonly WeatherRecord[];
  /** Actions on hazards that have not been brought up to them, by rising tick. */
  pendingActions: PendingAction[];
  /** Weather as it is; and as the forecast office says it will be, known to every seat. */
  drivers: Drivers;
  readonly forecastWeather: readonly WeatherRecord[];
  state: ExerciseState;
  /** Every event so far but `HOUSEKEEPING`, by rising id. */
  events: ExerciseEvent[];
  /** `immer` keeps old states alive and frozen for diffs; `plain` writes in place, for speed. */
  readonly mode: 'immer' | 'plain';
}

/** Specifications and places of arrays in the state, by id; built once. */
export interface WorldIndex {
  readonly seat: ReadonlyMap<SeatId, { spec: SeatSpec; at: number }>;
  readonly unit: ReadonlyMap<UnitId, { spec: UnitSpec; at: number }>;
  readonly village: ReadonlyMap<string, { spec: Village; at: number }>;
  readonly depot: ReadonlyMap<string, { facility: Facility; at: number; loadingPerMin: number }>;
  readonly shelter: ReadonlyMap<
    string,
    { facility: Facility; at: number; areaM2: number; capacity: number }
  >;
}

/** What a system may use while it reads the base state: it writes through events alone. */
export interface StepContext {
  readonly tick: number;
  /** Queues an event; returns its id, for the `cause` of later ones. */
  emit(body: EventBody, cause?: number | null): number;
  /** A fresh id of one of the state's counters. */
  id(counter: keyof ExerciseState['next']): number;
  /** Queues an action on a hazard, applied when that is next advanced, at this tick. */
  hazardAction<H extends HazardId>(hazard: H, action: HazardActions[H]): void;
}

/**
 * One subsystem of the response. `nextDue` is the earliest tick at which it may have something to do
 * (Infinity for never), from the state alone, and asked before every step: it must be cheap. `step`
 * is called at that tick and at no other, so that what a system does never hangs on who else is due.
 */
export interface System {
  readonly name: string;
  nextDue(w: World): number;
  step(w: World, ctx: StepContext): void;
}
