import type { Declared, EventGrade, ResponseLevel } from '../response/command/command.ts';
import type {
  Advice,
  WarningChannel,
  WarningHazard,
  WarningLevel,
} from '../response/warnings/warning.ts';
import type { VillageDamageView } from '../response/people/village-damage.ts';
import type { Damage } from '../response/people/damage.ts';
import type { ItemId } from '../response/supplies/items.ts';
import type { SiteKind } from '../response/sites/site.ts';
import type {
  ContactMeans,
  LifelineKind,
  OutageWhy,
  PowerUse,
} from '../response/lifelines/lifeline.ts';
import type { SurveyArea, SurveyFailure, SurveyMethod } from '../response/survey/survey.ts';
import type { Triage } from '../response/medical/casualty.ts';
import type { IncidentKind } from '../response/incidents/incident.ts';
import type { Point } from '../kernel/grid.ts';
import type { Text } from '../region/region.ts';
import type { Capability, SeatId, UnitId } from './scenario.ts';

export interface SiteView {
  readonly id: string;
  readonly kind: SiteKind;
  readonly subject: string;
  readonly at: Point;
  readonly openedTick: number;
  readonly doneTick: number;
  /** Closed with work left: nobody needs it any more. */
  readonly dropped: boolean;
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
  /** Losses by village: the truth, or what maps have shown that reached the seat. */
  readonly byVillage: readonly VillageDamageView[];
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
  /** Households that have not, by village in the order of `villageIds`; 0 once it is lifted. */
  readonly unheard: readonly number[];
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
