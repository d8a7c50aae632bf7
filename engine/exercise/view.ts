import type { Waterwork } from './control/waterworks.ts';
import type { WeatherRecord } from '../hazards/weather.ts';
import type { JudgedFault } from '../response/reports/reporting.ts';
import type { LinkKind } from './chain/chain.ts';
import type { SlopeView } from '../response/slopes/slope.ts';
import type { WaterPlaceView } from '../response/waterfront/waterfront.ts';
import type { FloodWorkView } from '../response/flood-works/works-view.ts';
import type { DryVillageView } from '../response/drinking-water/drinking-water-view.ts';
import type { InstrumentView } from '../response/instruments/instrument.ts';
import type { ReleaseView } from '../response/release/release-view.ts';
import type { RouteLeg } from '../region/routing.ts';
import type { Point } from '../kernel/grid.ts';
import type { ScoreLine } from '../plan/target.ts';
import type { SeatId, UnitId } from './scenario.ts';
import type { FireLine, Forecast, Message, OrderRecord, Report, UnitStatus } from './state.ts';
import type { CommandType } from './commands/command.ts';
import type { InjectView } from './msel/msel.ts';
import type {
  SiteView,
  IncidentView,
  CasualtyGroupView,
  HospitalView,
  LifelineView,
  PowerView,
  LinkView,
  SurveyView,
  PeopleView,
  SuppliesView,
  CommandView,
  WarningView,
  AidView,
} from './part-views.ts';

/** A seat's id, or the instructor's truth. */
export type ViewId = SeatId | 'truth';

/** What a seat knows now. Everything in it is plain JSON; arrays of things with an `id` are diffed. */
export interface SeatView {
  readonly tick: number;
  readonly phase: 'standby' | 'running' | 'ended';
  readonly alertedTick: number | null;
  readonly weather: WeatherRecord;
  readonly weatherForecast: readonly WeatherRecord[];
  readonly daylight: boolean;
  readonly seats: readonly {
    readonly id: SeatId;
    readonly occupant: 'human' | 'policy' | 'idle';
  }[];
  readonly units: readonly UnitView[];
  readonly villages: readonly VillageView[];
  readonly depots: readonly { readonly id: string; readonly kits: number }[];
  readonly shelters: readonly {
    readonly id: string;
    readonly occupants: number;
    readonly kits: number;
    readonly waiting: number;
  }[];
  readonly closures: readonly {
    readonly id: number;
    readonly edgeId: number;
    readonly at: Point;
  }[];
  readonly lines: readonly FireLine[];
  readonly sites: readonly SiteView[];
  /** A release that the seat has heard of; null for none. */
  readonly release: ReleaseView | null;
  readonly supplies: SuppliesView;
  readonly people: PeopleView;
  /** Outages that the seat knows of, those that are over too. */
  readonly lifelines: readonly LifelineView[];
  /** Power of command posts, hospitals, shelters, towers and waterworks, where it failed. */
  readonly power: readonly PowerView[];
  /** Places that lost their network, as far as the seat knows. */
  readonly links: readonly LinkView[];
  /** Villages without piped water, as far as the seat knows. */
  readonly dryVillages: readonly DryVillageView[];
  readonly surveys: readonly SurveyView[];
  readonly incidents: readonly IncidentView[];
  readonly slopes: readonly SlopeView[];
  readonly waterfront: readonly WaterPlaceView[];
  readonly instruments: readonly InstrumentView[];
  readonly floodWorks: readonly FloodWorkView[];
  /** The forecast that the seat waits for; null for none. */
  readonly forecasting: { readonly fromTick: number; readonly dueTick: number } | null;
  readonly casualtyGroups: readonly CasualtyGroupView[];
  readonly hospitals: readonly HospitalView[];
  readonly command: CommandView;
  readonly warnings: readonly WarningView[];
  readonly aid: readonly AidView[];
  readonly orders: readonly OrderRecord[];
  readonly messages: readonly Message[];
  readonly reports: readonly Report[];
  readonly deadlines: readonly Deadline[];
  readonly fire: KnownFire | null;
  readonly forecast: Forecast | null;
  /** Truth view only: a seat reads its score in the review, once it has rated itself. */
  readonly score: readonly ScoreLine[] | null;
  /** Truth view only. */
  readonly control: ControlView | null;
}

export interface UnitView {
  readonly id: UnitId;
  readonly status: UnitStatus;
  readonly at: Point;
  /** The convoy that it drives in now; left out when it drives alone. */
  readonly convoy?: {
    readonly leadId: UnitId;
    readonly teams: number;
    readonly vehicles: number;
  };
  /** The journey in hand, for drawing and for moving the plate between frames. */
  readonly route: readonly Pick<RouteLeg, 'mode' | 'line' | 'departTick' | 'arriveTick'>[];
  readonly orderId: number | null;
  readonly orderType: CommandType | null;
  readonly strength: number;
  /** When it is where it is going; -1 while it goes nowhere. */
  readonly etaTick: number;
  /** End of the work in hand as far as it can be told; -1 when it cannot. */
  readonly endTick: number;
  /** Ticks of work left in the shift. */
  readonly shiftLeft: number;
  readonly kits: number;
  readonly people: number;
}

export interface VillageView {
  readonly id: string;
  readonly atHome: number;
  readonly moving: number;
  readonly sheltered: number;
  readonly relieved: number;
  /** When this seat's latest forecast has the fire there; null when it does not. */
  readonly threatTick: number | null;
  /** The seat's picture of the fire touches it. */
  readonly reached: boolean;
}

export interface KnownFire {
  readonly areaHa: number;
  readonly asOfTick: number;
  readonly source: string;
  readonly flameLengthM: number;
  /** Layer `fire-known` of this version shows it. */
  readonly version: number;
}

export interface Deadline {
  readonly id: string;
  /** Key of the words; `params` fill them. */
  readonly key: string;
  readonly params: Readonly<Record<string, number | string>>;
  readonly fromTick: number;
  readonly dueTick: number;
  readonly doneTick: number | null;
}

/** What only the instructor sees. */
export interface ControlView {
  readonly burnedHa: number;
  /** What the reader of a result must know of the model: laws chosen, valid range left. */
  readonly modelNotes: readonly string[];
  readonly spotFires: number;
  readonly injects: readonly InjectView[];
  /** Pack of weights by which it is scored; null for none. */
  readonly scoringId?: string | null;
  /** What is wrong with reports, by comparison with what their seats knew. */
  readonly reportFaults: readonly JudgedFault[];
  /** What the instructor has changed and can change back. */
  readonly held: {
    /** The scenario has a wildfire: fires can be set. */
    readonly canIgnite: boolean;
    readonly hiddenSensors: readonly string[];
    readonly weatherOrdered: boolean;
    /** Roads closed by an order or an inject without anything on them. */
    readonly cutRoads: readonly { readonly edgeId: number; readonly at: Point }[];
    /** Ways from one hazard to another, and whether they are open. */
    readonly links?: readonly {
      readonly id: string;
      readonly kind: LinkKind;
      readonly on: boolean;
    }[];
    /** Levees, and reservoirs with a dam, that may be breached. */
    readonly structures?: readonly string[];
    /** Gates, pumps, releases and pools of a flood. */
    readonly water?: readonly Waterwork[];
  };
  readonly seatLoad: readonly {
    readonly id: SeatId;
    readonly open: number;
    readonly knownHa: number;
  }[];
}
