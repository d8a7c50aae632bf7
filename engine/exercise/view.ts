import type { WeatherRecord } from '../hazards/weather.ts';
import type {
  Authority,
  Declared,
  EventGrade,
  ResponseLevel,
} from '../response/command/command.ts';
import type {
  Advice,
  WarningChannel,
  WarningHazard,
  WarningLevel,
} from '../response/warnings/warning.ts';
import type { JudgedFault } from '../response/reports/reporting.ts';
import type { AidKind } from '../response/aid/aid.ts';
import type { EquipmentId } from '../response/forces/equipment.ts';
import type { ForceKind } from '../response/forces/kinds.ts';
import type { Damage } from '../response/people/damage.ts';
import type { ItemId } from '../response/supplies/items.ts';
import type { DepotTier } from '../response/supplies/supplies.ts';
import type { SiteKind } from '../response/sites/site.ts';
import type {
  ContactMeans,
  LifelineKind,
  OutageWhy,
  PowerUse,
} from '../response/lifelines/lifeline.ts';
import type {
  SatellitePass,
  SurveyArea,
  SurveyFailure,
  SurveyMethod,
} from '../response/survey/survey.ts';
import type { Triage } from '../response/medical/casualty.ts';
import type { IncidentKind } from '../response/incidents/incident.ts';
import type { RouteLeg } from '../region/routing.ts';
import type { GridSpec, Point } from '../kernel/grid.ts';
import type { ScoreLine } from '../plan/target.ts';
import type { Text } from '../region/region.ts';
import type { Capability, SeatId, SeatRole, UnitId, Vehicle } from './scenario.ts';
import type { FireLine, Forecast, Message, OrderRecord, Report, UnitStatus } from './state.ts';
import type { CommandType } from './commands/command.ts';

/** A seat's id, or the instructor's truth. */
export type ViewId = SeatId | 'truth';

/**
 * What a page needs once: names, places, specifications. Holds nothing that could tell a player
 * what is going to happen. Sent after the exercise has started (before, only `Lobby` is sent).
 */
export interface Setup {
  readonly view: ViewId;
  readonly seatId: SeatId | null;
  readonly regionId: string;
  readonly crs: string;
  readonly fireGrid: GridSpec;
  readonly startDate: string;
  readonly startSecondOfDay: number;
  readonly briefing: Text;
  readonly seats: readonly {
    readonly id: SeatId;
    readonly name: Text;
    readonly role: SeatRole;
    readonly colour: number;
  }[];
  readonly commands: readonly CommandType[];
  /** What this seat may declare; null for nothing, and for the instructor. */
  readonly authority: Authority | null;
  readonly headquarters: { readonly name: Text; readonly setUpMin: number } | null;
  readonly warningChannels: readonly WarningChannel[];
  readonly aid: readonly {
    readonly id: string;
    readonly name: Text;
    readonly kind: AidKind;
    readonly seatId: SeatId | null;
    readonly portal: Text;
    readonly unitIds: readonly UnitId[];
    readonly yuanPerDay: number;
    readonly assumed: boolean;
  }[];
  readonly span: 'own' | 'all';
  readonly units: readonly UnitSetup[];
  readonly villages: readonly {
    readonly id: string;
    readonly name: Text;
    readonly at: Point;
    readonly population: number;
    readonly townshipId: string;
  }[];
  /** Those that have villages in the exercise. */
  readonly townships: readonly { readonly id: string; readonly name: Text }[];
  readonly depots: readonly { readonly id: string; readonly name: Text; readonly at: Point }[];
  readonly shelters: readonly {
    readonly id: string;
    readonly name: Text;
    readonly at: Point;
    readonly areaM2: number;
    readonly capacity: number;
    readonly assumed: boolean;
  }[];
  readonly hospitals: readonly {
    readonly id: string;
    readonly name: Text;
    readonly at: Point;
    readonly beds: number;
    readonly assumed: boolean;
  }[];
  readonly sensors: readonly { readonly id: string; readonly name: Text; readonly at: Point }[];
  readonly waterSources: readonly {
    readonly id: string;
    readonly name: Text;
    readonly at: Point;
    readonly aerial: boolean;
  }[];
  /** Lifelines of the region: who could be without, and who serves whom. */
  readonly lifelines: {
    readonly assets: readonly {
      readonly id: string;
      readonly kind: LifelineKind;
      readonly name: Text;
      readonly at: Point;
      /** Persons that it serves. */
      readonly persons: number;
    }[];
    readonly users: readonly {
      readonly id: string;
      readonly use: PowerUse;
      readonly name: Text;
      readonly at: Point;
    }[];
    readonly places: readonly {
      readonly id: string;
      readonly name: Text;
      readonly at: Point;
      readonly satellitePhone: boolean;
      readonly seatIds: readonly SeatId[];
    }[];
  };
  /** Areas and satellite passes that can be asked for; the tables of orbits are public. */
  readonly survey: {
    readonly areas: readonly (SurveyArea & { readonly id: string; readonly name: Text })[];
    readonly passes: readonly SatellitePass[];
    readonly leadS: number;
    readonly processingS: number;
  } | null;
  /** Items that orders may be about; the relief kit always first. */
  readonly items: readonly ItemId[];
  /** Tier of each depot that has one. */
  readonly depotTiers: Readonly<Record<string, DepotTier>>;
  readonly attribution: readonly Text[];
}

export interface UnitSetup {
  readonly id: UnitId;
  readonly name: Text;
  readonly seatId: SeatId;
  readonly symbol: string;
  readonly kind: ForceKind;
  readonly strength: number;
  readonly capabilities: readonly Capability[];
  readonly vehicle: Vehicle;
  readonly equipment: Readonly<Partial<Record<EquipmentId, number>>>;
  readonly assumed: boolean;
}

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
  readonly supplies: SuppliesView;
  readonly people: PeopleView;
  /** Outages that the seat knows of, those that are over too. */
  readonly lifelines: readonly LifelineView[];
  /** Power of command posts, hospitals, shelters, towers and waterworks, where it failed. */
  readonly power: readonly PowerView[];
  /** Places that lost their network, as far as the seat knows. */
  readonly links: readonly LinkView[];
  readonly surveys: readonly SurveyView[];
  readonly incidents: readonly IncidentView[];
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
  /** Truth view only, or for everyone when the exercise has ended. */
  readonly score: readonly ScoreLine[] | null;
  /** Truth view only. */
  readonly control: ControlView | null;
}

export interface UnitView {
  readonly id: UnitId;
  readonly status: UnitStatus;
  readonly at: Point;
  /** The journey in hand, for drawing and for moving the plate between frames. */
  readonly route: readonly Pick<RouteLeg, 'mode' | 'line' | 'departTick' | 'arriveTick'>[];
  readonly orderId: number | null;
  readonly orderType: CommandType | null;
  readonly strength: number;
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

export interface SiteView {
  readonly id: string;
  readonly kind: SiteKind;
  readonly subject: string;
  readonly at: Point;
  readonly openedTick: number;
  readonly doneTick: number;
  /** Work by capability, in the unit of its rate: all of it, and what is left. */
  readonly needs: readonly {
    readonly capability: Capability;
    readonly amount: number;
    readonly left: number;
    readonly minPersons: number;
  }[];
}

/** An emergency without a field that the seat has heard of. */
export interface IncidentView {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly name: Text;
  readonly at: Point;
  readonly aroseTick: number;
  /** -1 while there is anything left to do. */
  readonly closedTick: number;
  /** Road that it blocks, as far as the seat knows; null for none. */
  readonly edgeId: number | null;
  /** Sites and casualty groups of it that the seat knows of. */
  readonly siteIds: readonly string[];
  readonly groupIds: readonly string[];
}

/** Living people by triage class. */
export type LivingCounts = Readonly<Record<Exclude<Triage, 'dead'>, number>>;

/** Everybody of a group stands in exactly one of these numbers. */
export interface CasualtyGroupView {
  readonly id: string;
  readonly origin: { readonly kind: 'village' | 'incident' | 'team'; readonly id: string };
  readonly at: Point;
  readonly aroseTick: number;
  readonly missing: number;
  readonly trapped: number;
  readonly waiting: LivingCounts;
  /** Stabilised by medics and still there. */
  readonly treated: LivingCounts;
  readonly inAmbulance: number;
  readonly inHospital: number;
  readonly dead: number;
}

/** Beds of a hospital; everybody may ask. */
export interface HospitalView {
  readonly id: string;
  readonly beds: number;
  readonly patients: number;
  /** On their way in ambulances: their beds are kept. */
  readonly coming: number;
  readonly free: number;
}

/** An asset that is out of use, or was. */
export interface LifelineView {
  readonly id: string;
  readonly kind: LifelineKind;
  readonly why: OutageWhy;
  readonly outTick: number;
  /** -1 while it is out. */
  readonly backTick: number;
  readonly personsWithout: number;
  /** Site where it can be repaired; null when it lacks power only, and when it is sound. */
  readonly siteId: string | null;
  /** By the teams that work there now; -1 when nobody does. */
  readonly etaTick: number;
}

export interface PowerView {
  readonly id: string;
  readonly use: PowerUse;
  readonly lostTick: number;
  /** When its demand was met again; -1 while it is not. */
  readonly metTick: number;
  readonly by: 'grid' | 'generator' | null;
  readonly generatorFrom: UnitId | null;
  /** Open site where a generator can be connected; null for none. */
  readonly siteId: string | null;
  readonly etaTick: number;
}

export interface LinkView {
  /** `county`, or a township's id. */
  readonly id: string;
  readonly lostTick: number;
  /** How it can be reached: at once, by satellite telephone, by runner, or not at all yet. */
  readonly state: 'up' | ContactMeans | 'none';
  /** First contact since the loss; -1 before. */
  readonly contactTick: number;
}

export interface SurveyView {
  /** `<seat>:<n>` */
  readonly id: string;
  readonly seatId: SeatId;
  readonly method: SurveyMethod;
  readonly area: SurveyArea;
  readonly unitId: UnitId | null;
  readonly status: 'requested' | 'processing' | 'delivered' | 'failed';
  readonly failed: SurveyFailure | 'order' | null;
  readonly requestedTick: number;
  readonly passTick: number;
  /** The moment that the product shows; -1 before. */
  readonly takenTick: number;
  /** When it is to be ready; -1 before it was taken. */
  readonly readyTick: number;
  /** When this seat got it; -1 before. */
  readonly deliveredTick: number;
  /** Ground burned within the area as the product shows it, ha; null before it is here. */
  readonly burnedHa: number | null;
}

export interface PeopleView {
  /** Residents who are away at work or at school, by village. */
  readonly away: readonly { readonly id: string; readonly persons: number }[];
  /** Losses as far as this seat can tell; null before it has seen any fire. */
  readonly damage: Damage | null;
}

/** Goods beside relief kits, which stand with the depots, shelters and teams themselves. */
export interface SuppliesView {
  readonly depots: readonly {
    readonly id: string;
    readonly goods: readonly { readonly item: ItemId; readonly count: number }[];
  }[];
  readonly shelters: readonly {
    readonly id: string;
    readonly goods: readonly {
      readonly item: ItemId;
      readonly count: number;
      /** Used up by the people there, units a day. */
      readonly perDay: number;
      /** When it will run out at that rate; null for never, or when it is out already. */
      readonly dryTick: number | null;
      /** Since when people lack it; null while they do not. */
      readonly outTick: number | null;
    }[];
  }[];
  /** By team. */
  readonly vehicles: readonly {
    readonly id: UnitId;
    readonly item: ItemId;
    readonly count: number;
  }[];
  /** From outside, once on the road in the county. */
  readonly deliveries: readonly {
    readonly id: string;
    readonly name: Text;
    readonly depotId: string;
    readonly load: Readonly<Partial<Record<ItemId, number>>>;
    readonly dueTick: number;
    readonly arrived: boolean;
  }[];
}

/** What has been declared; all seats hear of it at once. */
export interface CommandView {
  readonly grade: Declared<EventGrade> | null;
  readonly response: Declared<ResponseLevel> | null;
  /** When the headquarters is (nominally) at work; null before it has been called. */
  readonly headquartersReady: boolean;
  readonly headquartersCalled: boolean;
}

export interface WarningView {
  readonly id: number;
  readonly tick: number;
  readonly seatId: SeatId;
  readonly hazard: WarningHazard;
  readonly level: WarningLevel;
  readonly advice: Advice;
  readonly villageIds: readonly string[];
  readonly channels: readonly WarningChannel[];
  readonly liftedTick: number;
  /** Households of the zone, and how many have confirmed receipt. */
  readonly households: number;
  readonly reached: number;
}

/** Help from outside; `answer` is `none` before it has been asked for and while none has come. */
export interface AidView {
  readonly id: string;
  readonly askedTick: number;
  readonly answer: 'none' | 'yes' | 'no';
  readonly arriveTick: number;
  /** What is owed for requisitioned means by now. */
  readonly owedYuan: number;
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
  readonly injects: readonly {
    readonly id: string;
    readonly number: string;
    readonly atTick: number | null;
    readonly firedTick: number | null;
    readonly from: Text;
    readonly toSeatIds: readonly SeatId[];
    readonly channel: string;
    readonly text: Text;
    readonly expected: Text;
  }[];
  /** What is wrong with reports, by comparison with what their seats knew. */
  readonly reportFaults: readonly JudgedFault[];
  readonly seatLoad: readonly {
    readonly id: SeatId;
    readonly open: number;
    readonly knownHa: number;
  }[];
}

/** Raster layers travel apart from the view, whole, when their version changes. */
export const LAYER_IDS = ['fire-known', 'forecast', 'fire-truth', 'survey'] as const;
export type LayerId = (typeof LAYER_IDS)[number];

/**
 * A raster layer as runs along rows: triples (start cell, length, class), each a little-endian
 * Uint32. Classes: 1 burned or burning (`fire-known`, `fire-truth`, `survey`: the newest product
 * that reached the seat, dated by `asOfTick`), 2 flaming now (`fire-truth`);
 * for `forecast` 1 to 4 = arrival within 1, 2, 4, 8 h of its basis.
 */
export interface LayerFrame {
  readonly id: LayerId;
  readonly version: number;
  readonly grid: GridSpec;
  readonly asOfTick: number;
  readonly runs: Uint8Array;
}
