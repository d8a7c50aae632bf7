import type { WeatherRecord } from '../hazards/weather.ts';
import type { Point } from '../kernel/grid.ts';
import type { Figures, ReportingSlice } from '../response/reports/reporting.ts';
import type { CommandSlice } from '../response/command/command.ts';
import type { WarningSlice } from '../response/warnings/warning.ts';
import type { DrinkingWaterSlice } from '../response/drinking-water/drinking-water.ts';
import type { LifelineSlice } from '../response/lifelines/lifeline.ts';
import type { SurveySlice } from '../response/survey/survey.ts';
import type { MedicalSlice } from '../response/medical/casualty.ts';
import type { IncidentSlice } from '../response/incidents/incident.ts';
import type { AidSlice } from '../response/aid/aid.ts';
import type { DamageSlice } from '../response/people/damage.ts';
import type { PeopleSlice } from '../response/people/population.ts';
import type { SuppliesSlice } from '../response/supplies/supplies.ts';
import type { UsageSlice } from '../response/forces/usage.ts';
import type { FloodHarmSlice } from '../response/flood-harm/flood-harm.ts';
import type { FloodWorkSlice } from '../response/flood-works/flood-work.ts';
import type { ImpactSlice } from '../response/impact/impact.ts';
import type { InstrumentSlice } from '../response/instruments/instrument.ts';
import type { ReleaseSlice } from '../response/release/release.ts';
import type { ChainSlice } from './chain/chain.ts';
import type { SlideHarmSlice } from '../response/slide-harm/slide-harm.ts';
import type { SlopeSlice } from '../response/slopes/slope.ts';
import type { WaterfrontSlice } from '../response/waterfront/waterfront.ts';
import type { SiteSlice } from '../response/sites/site.ts';
import type { RouteLeg } from '../region/routing.ts';
import type { Rejection, UnitOrder } from './commands/command.ts';
import type { HazardSummary } from './hazards/hazard-part.ts';
import type { IdRuns } from './id-runs.ts';
import type { MselSlice } from './msel/msel.ts';
import type { ReportElement } from './report-elements.ts';
import type { ControlSlice } from './control/control.ts';
import type { SeatId, UnitId } from './scenario.ts';

/**
 * Everything of a running exercise that is not a raster: plain JSON, arrays sorted by id, ids from
 * counters in the state. `apply` is its only writer. Rasters (the fire, what each seat has seen of
 * it) live beside it in the world and are hashed on their own.
 */
export interface ExerciseState
  extends
    ControlSlice,
    MselSlice,
    SiteSlice,
    SlopeSlice,
    ChainSlice,
    WaterfrontSlice,
    SlideHarmSlice,
    ReleaseSlice,
    UsageSlice,
    CommandSlice,
    WarningSlice,
    ReportingSlice,
    LifelineSlice,
    DrinkingWaterSlice,
    SurveySlice,
    SuppliesSlice,
    PeopleSlice,
    DamageSlice,
    AidSlice,
    MedicalSlice,
    IncidentSlice,
    FloodHarmSlice,
    FloodWorkSlice,
    ImpactSlice,
    InstrumentSlice {
  tick: number;
  phase: 'standby' | 'running' | 'ended';
  /** Pack of weights that the instructor chose; left out while it is the scenario's own. */
  scoringId?: string;
  /** Next id of an event, order, message, cohort …: one counter each. */
  next: {
    event: number;
    order: number;
    message: number;
    cohort: number;
    line: number;
    observation: number;
    report: number;
    forecast: number;
    warning: number;
  };
  seats: SeatState[];
  units: UnitState[];
  villages: VillageState[];
  cohorts: CohortState[];
  depots: DepotState[];
  shelters: ShelterState[];
  closures: RoadClosure[];
  lines: FireLine[];
  /** Those that are open; `ordersOf` tells of all. */
  orders: OrderRecord[];
  messages: Message[];
  reports: Report[];
  /** Those of the last hour or two, the newest of each seat, and those still on their way. */
  observations: Observation[];
  forecasts: Forecast[];
  /** Forecasts asked for and not ready yet. */
  forecastRequests: { seatId: SeatId; hours: number; dueTick: number; byPolicy: boolean }[];
  /** Observations on their way to seats. */
  deliveries: { observationId: number; seatIds: readonly SeatId[]; dueTick: number }[];
  /** Weather ordered by the instructor or an inject, in force from its tick until `untilTick`. */
  weatherOverrides: { record: WeatherRecord; untilTick: number }[];
  fire: FireSummary;
  /** The other hazards of the scenario, by rising id. */
  hazards: HazardSummary[];
}

export interface SeatState {
  id: SeatId;
  occupant: 'human' | 'policy' | 'idle';
  /** Ids of the observations that have reached this seat. */
  observationRuns: IdRuns;
  /** Village status, closures and forecasts known are derived from messages and observations. */
  forecastIds: number[];
  knownClosures: number[];
  /** Tick of the first word of the emergency that reached this seat; null before. */
  alertedTick: number | null;
}

export type UnitStatus =
  | 'standby'
  | 'mustering'
  | 'moving'
  | 'working'
  | 'blocked'
  | 'withdrawing'
  | 'resting'
  | 'returning'
  /** Help from outside that has not come. */
  | 'absent';

export interface UnitState {
  id: UnitId;
  status: UnitStatus;
  /** Where it is when not travelling; its last place while on the way. */
  at: Point;
  /** Road node it stands at, or -1 off the network. */
  nodeId: number;
  route: RouteLeg[];
  orderId: number | null;
  /** Strength able to work. */
  strength: number;
  /** Tick at which the next thing happens to this unit by itself; -1 for none. */
  dueTick: number;
  /** Progress of the task in hand; its meaning belongs to the task. */
  progress: number;
  /** Ticks of work since the last rest. */
  workedTicks: number;
  kits: number;
  people: number;
  waterL: number;
  /** Fire line under construction. */
  lineId: number | null;
}

export interface VillageState {
  id: string;
  /** People at home, not displaced. */
  atHome: number;
  /** Tick at which the fire reached the village; -1 before. */
  reachedTick: number;
  warnedTick: number;
  casualties: number;
}

/** People of one village on one way: each person is in exactly one cohort or at home. */
export interface CohortState {
  id: number;
  villageId: string;
  shelterId: string | null;
  persons: number;
  stage: 'preparing' | 'moving' | 'sheltered' | 'relieved';
  displacedTick: number;
  shelteredTick: number;
  /** Persons of the cohort who already have a kit, and ticks at which they got it. */
  relieved: number;
  route: RouteLeg[];
  dueTick: number;
  unitId: UnitId | null;
  displacedEvent: number;
}

export interface DepotState {
  facilityId: string;
  kits: number;
  /** Loading is one vehicle at a time; tick at which the ramp is free. */
  rampFreeTick: number;
}

export interface ShelterState {
  facilityId: string;
  occupants: number;
  peakOccupants: number;
  kits: number;
  /** Persons there who wait for a kit. */
  waiting: number;
}

/** What closes a road. What an inject closes stays closed until somebody opens it. */
export type ClosureReason = 'fire' | 'smoke' | 'inject' | 'water' | 'debris' | 'gas';

export interface RoadClosure {
  edgeId: number;
  fromTick: number;
  reason: ClosureReason;
}

export interface FireLine {
  id: number;
  unitId: UnitId;
  path: Point[];
  builtM: number;
  lengthM: number;
  done: boolean;
  burnedOut: boolean;
}

export interface OrderRecord {
  id: number;
  tick: number;
  seatId: SeatId;
  byPolicy: boolean;
  order: UnitOrder;
  status: 'issued' | 'underWay' | 'working' | 'done' | 'refused' | 'failed' | 'cancelled';
  rejection: Rejection | null;
  endTick: number;
  etaTick: number;
  /** Why it ended: `flameTooLong`, `shiftOver`, `replaced` …; null for no particular reason. */
  endReason?: string | null;
  /** Id of the event that issued it: the cause of what the team does for it. */
  eventId: number;
}

export interface Message {
  id: number;
  tick: number;
  from: { kind: 'seat'; seatId: SeatId } | { kind: 'outside'; name: string } | { kind: 'system' };
  toSeatIds: SeatId[];
  channel: 'phone' | 'radio' | 'written' | 'system';
  /** Words of a person; or a key with params that the page words in both languages. */
  text: string | null;
  key: string | null;
  params: Record<string, number | string>;
  acknowledgedBy: SeatId[];
  /** Addressees that it could not reach at once, with the tick of receipt; -1 while it is on its way. */
  late?: { readonly seatId: SeatId; readonly receivedTick: number }[];
}

export interface Report {
  id: number;
  tick: number;
  seatId: SeatId;
  kind: 'first' | 'followUp' | 'final';
  elements: Record<string, string>;
  missing: ReportElement[];
  /** Numbers that it states. */
  figures: Figures;
  /** Only when it could not be passed on at once: -1 until it was received. */
  receivedTick?: number;
}

/** What one sensor saw at one moment; the cells stand beside the state, by the same id. */
export interface Observation {
  id: number;
  tick: number;
  source: 'publicReport' | 'team' | 'camera' | 'drone' | 'township' | 'survey';
  sourceId: string;
  /** Cells seen burning or burned that were not in the common picture before. */
  newCells: number;
  /** Longest flame seen, m. */
  flameLengthM: number;
  at: Point;
}

export interface Forecast {
  id: number;
  tick: number;
  horizonTicks: number;
  byPolicy: boolean;
  /** Observation on which it stands. */
  basisTick: number;
  /** Villages that it reaches, with the tick of arrival. */
  villages: { villageId: string; tick: number }[];
}

/** The fire's story as events told it; the raster itself lives in the hazard run. */
export interface FireSummary {
  ignitedTick: number;
  detectedTick: number;
  outTick: number;
  burnedHa: number;
  spotFires: number;
  reignitions: number;
}
