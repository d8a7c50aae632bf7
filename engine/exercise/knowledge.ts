import type { WeatherRecord } from '../hazards/weather.ts';
import type { Authority } from '../response/command/command.ts';
import type { ChannelSpec } from '../response/warnings/warning.ts';
import type {
  AidView,
  CommandView,
  HospitalView,
  IncidentView,
  SuppliesView,
  WarningView,
} from './part-views.ts';
import type { ReportClock, ReportingRules } from '../response/reports/reporting.ts';
import type { SlopeView } from '../response/slopes/slope.ts';
import type { WaterPlaceView } from '../response/waterfront/waterfront.ts';
import type { KnownFloodWork } from '../response/flood-works/flood-work.ts';
import type { InstrumentView } from '../response/instruments/instrument.ts';
import type { CasualtyGroup } from '../response/medical/casualty.ts';
import type { LifelineView, LinkView, PowerView, SurveyView } from './part-views.ts';
import type { DryVillageView } from '../response/drinking-water/drinking-water-view.ts';
import type { SatellitePass } from '../response/survey/survey.ts';
import type { ReleaseView } from '../response/release/release-view.ts';
import type { SiteState } from '../response/sites/site.ts';
import type { CellLog } from '../kernel/cell-log.ts';
import type { GridSpec, Point } from '../kernel/grid.ts';
import type { Router } from '../region/routing.ts';
import type { Region } from '../region/region.ts';
import type { SeatSpec, UnitSpec } from './scenario.ts';
import type { PictureKind } from './setup.ts';
import type {
  CohortState,
  DepotState,
  FireLine,
  Forecast,
  Message,
  Observation,
  OrderRecord,
  Report,
  ShelterState,
  UnitState,
} from './state.ts';

/**
 * The only window through which views, policies and automatic reports look at an exercise: what one
 * seat knows at this moment. Everything is computed on demand. The truth has no door here.
 */
export interface SeatKnowledge {
  readonly seat: SeatSpec;
  readonly tick: number;
  readonly alertedTick: number | null;
  readonly daylight: boolean;
  /** Measured at the reference station now; and the office's forecast for the hours to come. */
  readonly weather: WeatherRecord;
  readonly weatherForecast: readonly WeatherRecord[];
  /** Own forces report their position and state by radio: all seats see all teams. */
  readonly units: readonly UnitState[];
  unitSpec(id: string): UnitSpec;
  /** Teams that this seat may order. */
  readonly commanded: readonly UnitState[];
  readonly lines: readonly FireLine[];
  /** People as the headquarters' lists have them. */
  atHome(villageId: string): number;
  /** Groups of casualties that the seat has heard of, and what they add up to. */
  readonly casualtyGroups: readonly CasualtyGroup[];
  readonly casualties: {
    readonly dead: number;
    readonly injured: number;
    readonly missing: number;
  };
  readonly incidents: readonly IncidentView[];
  /** Watched slopes and places at the water, as far as the seat has been told. */
  readonly slopes: readonly SlopeView[];
  readonly waterfront: readonly WaterPlaceView[];
  /** What the exercise is about: no secret. */
  readonly picture: PictureKind;
  /** Whether the exercise is about a flood: no secret. */
  readonly flooding: boolean;
  /** Shelters that take nobody in: their keepers call. */
  readonly buildingsOut: ReadonlySet<string>;
  /** What can be done about the flood, how far it has come, and what this seat may order of it. */
  readonly floodWorks: readonly KnownFloodWork[];
  /** Instruments whose readings come to this seat. */
  readonly instruments: readonly InstrumentView[];
  readonly hospitals: readonly HospitalView[];
  readonly cohorts: readonly CohortState[];
  readonly depots: readonly DepotState[];
  readonly shelters: readonly ShelterState[];
  /** Goods beside kits, as their keepers and crews tell. */
  readonly supplies: SuppliesView;
  readonly closures: ReadonlySet<number>;
  /** Places where there is work to do, or was. */
  readonly sites: readonly SiteState[];
  /** A release that the seat has heard of; null for none. */
  readonly release: ReleaseView | null;
  /** Outages, failed power and cut-off places that this seat has heard of. */
  readonly lifelines: readonly LifelineView[];
  readonly power: readonly PowerView[];
  readonly links: readonly LinkView[];
  /** Villages that are without piped water. */
  readonly dryVillages: readonly DryVillageView[];
  readonly surveys: readonly SurveyView[];
  /** Satellite passes that can still be asked for. */
  readonly passes: readonly SatellitePass[];
  /** What this seat may declare; null for nothing. */
  readonly authority: Authority | null;
  readonly declared: CommandView;
  readonly warnings: readonly WarningView[];
  readonly aid: readonly AidView[];
  /** Source of help for which this seat answers, if any has asked: ids. */
  readonly aidAsked: readonly string[];
  readonly warningChannels: readonly ChannelSpec['id'][];
  /** Clocks of the seat's own reports. */
  readonly reportClocks: readonly ReportClock[];
  readonly reportingRules: ReportingRules | null;
  readonly orders: readonly OrderRecord[];
  readonly messages: readonly Message[];
  readonly reports: readonly Report[];
  /** Some of `messages` are to the seat, and it has not acknowledged them. */
  readonly hasUnread: boolean;
  /** The seat's own latest report, under no number; null before the first. */
  readonly lastReport: Omit<Report, 'id'> | null;
  /** Fire as known: cells of the fire's raster, ascending; what is newest of it. */
  readonly fireCells: Int32Array;
  /** The same cells in the order in which the seat heard of them; not to be written to. */
  readonly fireLog: CellLog;
  readonly fireVersion: number;
  readonly lastObservation: Observation | null;
  readonly forecast: Forecast | null;
  /** Largest depth of water, m, that the newest flood forecast has at a place; 0 where it says nothing. */
  forecastDepthM(at: Point): number;
  /** Raster of `fireCells`. */
  readonly fireGrid: GridSpec;
  readonly region: Region;
  readonly router: Router;
}
