import type { WeatherRecord } from '../hazards/weather.ts';
import type { RouteLeg } from '../region/routing.ts';
import type { CommandEvent } from '../response/command/command.ts';
import type { WarningEvent } from '../response/warnings/warning.ts';
import type { ReportingEvent } from '../response/reports/reporting.ts';
import type { MedicalEvent } from '../response/medical/casualty.ts';
import type { IncidentEvent } from '../response/incidents/incident.ts';
import type { AidEvent } from '../response/aid/aid.ts';
import type { DamageEvent } from '../response/people/damage.ts';
import type { PeopleEvent } from '../response/people/population.ts';
import type { SuppliesEvent } from '../response/supplies/supplies.ts';
import type { FloodHarmEvent } from '../response/flood-harm/flood-harm.ts';
import type { FloodWorkEvent } from '../response/flood-works/flood-work.ts';
import type { ImpactEvent } from '../response/impact/impact.ts';
import type { InstrumentEvent } from '../response/instruments/instrument.ts';
import type { ReleaseEvent } from '../response/release/release.ts';
import type { ChainEvent } from './chain/chain.ts';
import type { SlideHarmEvent } from '../response/slide-harm/slide-harm.ts';
import type { SlopeEvent } from '../response/slopes/slope.ts';
import type { WaterfrontEvent } from '../response/waterfront/waterfront.ts';
import type { SiteEvent } from '../response/sites/site.ts';
import type { DrinkingWaterEvent } from '../response/drinking-water/drinking-water.ts';
import type { LifelineEvent } from '../response/lifelines/lifeline.ts';
import type { SurveyEvent } from '../response/survey/survey.ts';
import type { Point } from '../kernel/grid.ts';
import type { Rejection, UnitOrder } from './commands/command.ts';
import type { HazardStoryEvent } from './hazards/hazard-part.ts';
import type { MselEvent } from './msel/msel.ts';
import type { SeatId, UnitId } from './scenario.ts';
import type { ControlEvent } from './control/control.ts';
import type {
  ClosureReason,
  FireLine,
  Forecast,
  Message,
  Observation,
  Report,
  UnitState,
} from './state.ts';

/**
 * Something that happened. `cause` is the id of the event that led to it, so that a score line can
 * show its chain of evidence. Events are the only input of `apply`.
 */
export interface ExerciseEvent {
  readonly id: number;
  readonly tick: number;
  readonly cause: number | null;
  readonly body: EventBody;
}

export type EventBody =
  | HazardStoryEvent
  | MselEvent
  | SiteEvent
  | SlopeEvent
  | ChainEvent
  | WaterfrontEvent
  | SlideHarmEvent
  | ReleaseEvent
  | InstrumentEvent
  | ImpactEvent
  | FloodHarmEvent
  | FloodWorkEvent
  | LifelineEvent
  | DrinkingWaterEvent
  | SurveyEvent
  | MedicalEvent
  | IncidentEvent
  | CommandEvent
  | WarningEvent
  | ReportingEvent
  | SuppliesEvent
  | PeopleEvent
  | DamageEvent
  | AidEvent
  | { readonly type: 'exerciseStarted' }
  | { readonly type: 'exerciseEnded'; readonly reason: 'instructor' | 'duration' }
  | { readonly type: 'scoringChosen'; readonly packId: string }
  | {
      readonly type: 'seatOccupied';
      readonly seatId: SeatId;
      readonly occupant: 'human' | 'policy' | 'idle';
    }
  | { readonly type: 'seatAlerted'; readonly seatId: SeatId }
  // Orders
  | {
      readonly type: 'orderIssued';
      readonly orderId: number;
      readonly seatId: SeatId;
      readonly byPolicy: boolean;
      readonly order: UnitOrder;
      readonly etaTick: number;
    }
  | {
      readonly type: 'orderRefused';
      readonly orderId: number;
      readonly seatId: SeatId;
      readonly byPolicy: boolean;
      readonly order: UnitOrder;
      readonly rejection: Rejection;
    }
  | { readonly type: 'orderWorking'; readonly orderId: number }
  | {
      readonly type: 'orderEnded';
      readonly orderId: number;
      readonly status: 'done' | 'failed' | 'cancelled';
      readonly reason: string | null;
    }
  // Teams
  | {
      readonly type: 'unitChanged';
      readonly unitId: UnitId;
      /** Only the members that change. */
      readonly set: Readonly<Partial<Omit<UnitState, 'id'>>>;
    }
  | { readonly type: 'unitDeparted'; readonly unitId: UnitId; readonly etaTick: number }
  | { readonly type: 'unitArrived'; readonly unitId: UnitId; readonly at: Point }
  | { readonly type: 'unitOnScene'; readonly unitId: UnitId; readonly firstOfTownship: boolean }
  | { readonly type: 'unitWithdrew'; readonly unitId: UnitId; readonly flameLengthM: number }
  // Fire
  | { readonly type: 'fireIgnited'; readonly at: Point; readonly why: string }
  | { readonly type: 'fireDetected'; readonly observationId: number }
  | { readonly type: 'fireSpotted'; readonly at: Point }
  | { readonly type: 'fireReignited'; readonly at: Point }
  | { readonly type: 'fireOut'; readonly burnedHa: number }
  | { readonly type: 'fireMeasured'; readonly burnedHa: number }
  | { readonly type: 'lineBegun'; readonly line: FireLine }
  | {
      readonly type: 'lineExtended';
      readonly lineId: number;
      readonly builtM: number;
      readonly done: boolean;
    }
  | { readonly type: 'lineBurnedOut'; readonly lineId: number }
  | { readonly type: 'perimeterSecured'; readonly unitId: UnitId; readonly cells: number }
  | { readonly type: 'cellsMoppedUp'; readonly unitId: UnitId; readonly cells: number }
  | { readonly type: 'waterDropped'; readonly unitId: UnitId; readonly cells: number }
  /** Severe convective weather sets in. */
  | { readonly type: 'severeWeatherBroke' }
  | { readonly type: 'weatherOrdered'; readonly record: WeatherRecord; readonly untilTick: number }
  | ControlEvent
  // Knowledge
  | {
      readonly type: 'observationMade';
      readonly observation: Observation;
      /** Who hears of it, and when: those who hear of it together stand together. */
      readonly to: readonly { readonly seatIds: readonly SeatId[]; readonly dueTick: number }[];
    }
  | {
      readonly type: 'observationDelivered';
      readonly observationId: number;
      readonly seatIds: readonly SeatId[];
    }
  | {
      readonly type: 'forecastRequested';
      readonly seatId: SeatId;
      readonly hours: number;
      readonly dueTick: number;
      readonly byPolicy: boolean;
    }
  | { readonly type: 'forecastCancelled'; readonly seatId: SeatId }
  | { readonly type: 'forecastReady'; readonly forecast: Forecast; readonly seatIds: SeatId[] }
  | { readonly type: 'messageSent'; readonly message: Message }
  | {
      readonly type: 'messageAcknowledged';
      readonly messageId: number;
      readonly seatId: SeatId;
    }
  | { readonly type: 'reportSent'; readonly report: Report }
  // Roads
  | {
      readonly type: 'roadClosed';
      readonly edgeId: number;
      readonly reason: ClosureReason;
    }
  | { readonly type: 'roadOpened'; readonly edgeId: number }
  | { readonly type: 'closureKnown'; readonly edgeId: number; readonly seatId: SeatId }
  // People and supplies
  | { readonly type: 'villageReached'; readonly villageId: string }
  | { readonly type: 'villageWarned'; readonly villageId: string }
  | {
      readonly type: 'peopleDisplaced';
      readonly cohortId: number;
      readonly villageId: string;
      readonly shelterId: string | null;
      readonly persons: number;
      readonly unitId: UnitId | null;
      readonly dueTick: number;
    }
  | {
      /** Also when people under way take another road; `unitId` carries them from now on, if any. */
      readonly type: 'cohortMoved';
      readonly cohortId: number;
      readonly unitId: UnitId | null;
      readonly route: RouteLeg[];
      readonly shelterId: string;
      readonly dueTick: number;
    }
  | { readonly type: 'peopleSheltered'; readonly cohortId: number; readonly shelterId: string }
  | {
      readonly type: 'peopleRelieved';
      readonly cohortId: number;
      readonly shelterId: string;
      readonly persons: number;
    }
  | {
      readonly type: 'kitsLoaded';
      readonly depotId: string;
      readonly unitId: UnitId;
      readonly kits: number;
      readonly rampFreeTick: number;
    }
  | {
      readonly type: 'kitsDelivered';
      readonly shelterId: string;
      readonly unitId: UnitId;
      readonly kits: number;
    }
  | {
      readonly type: 'kitsReturned';
      readonly depotId: string;
      readonly unitId: UnitId;
      readonly kits: number;
    }
  | { readonly type: 'stockedOut'; readonly depotId: string };

export type EventType = EventBody['type'];

/** Events of which there are many: applied, and forgotten. Nobody can ask for them later. */
export const HOUSEKEEPING = [
  'unitChanged',
  'gasBreathed',
  'teamBreathed',
  'mselWritten',
  'instrumentRead',
  'roadStruck',
  'waterCounted',
] as const satisfies readonly EventType[];
