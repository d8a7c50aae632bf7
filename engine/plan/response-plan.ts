import type { Capability, SeatId, SeatRole } from '../exercise/scenario.ts';
import type { HazardId } from '../hazards/hazard.ts';
import type { Provenance, Text } from '../region/region.ts';
import type { EventGrade, ResponseLevel } from '../response/command/command.ts';
import type { EquipmentId } from '../response/forces/equipment.ts';
import type { ForceKind } from '../response/forces/kinds.ts';
import type { SiteKind } from '../response/sites/site.ts';
import type { ItemId } from '../response/supplies/items.ts';
import type { Advice, ChannelSpec } from '../response/warnings/warning.ts';

/**
 * An emergency plan as data: who does what, when, with what, after what and by when. Plain JSON, so
 * that it travels to workers and browsers as it is. Times are minutes, as plans write them.
 */

/** Version of the file format. Files of a later one are refused. */
export const RESPONSE_PLAN_SCHEMA = 1;

export type TaskId = string;

/** Where a number stands: `plan` names one of the plan's clauses, `published` a source. */
export interface Origin {
  readonly provenance: Provenance;
  /** Id of a clause of this plan; null where no clause gives the number. */
  readonly clause: string | null;
  readonly source: string | null;
}

/** A number of a plan with where it comes from. */
export interface PlanFigure extends Origin {
  readonly value: number;
}

/** A random time, minutes. */
export type Spread = Origin &
  (
    | { readonly kind: 'fixed'; readonly minutes: number }
    | { readonly kind: 'exponential'; readonly meanMin: number }
    | { readonly kind: 'lognormal'; readonly medianMin: number; readonly logSd: number }
    | {
        readonly kind: 'triangular';
        readonly leastMin: number;
        readonly modeMin: number;
        readonly mostMin: number;
      }
  );

/** How the people of the headquarters work, apart from what they decide. */
export interface HumanModel {
  /** From the moment at which a task can begin, as its seat could know, until somebody sees it. */
  readonly notice: Spread;
  /** From seeing it to the decision; and from there until the order is worded and given. */
  readonly decide: Spread;
  readonly order: Spread;
  /** Between two looks of a seat at what it has in hand. */
  readonly review: Spread;
  /** Probability that a task that could begin is forgotten, and how long until it is remembered. */
  readonly omission: PlanFigure;
  readonly recover: Spread;
  /** Probability that an order to a team names a wrong place: the team goes there first. */
  readonly wrongPlace: PlanFigure;
  /** Probability that an order does not reach the team; seen at the next look. */
  readonly lostOrder: PlanFigure;
  /** Probability that word between seats is lost; said again at the next look. */
  readonly lostMessage: PlanFigure;
}

/** A sentence of the document that the plan carries out. */
export interface PlanClause {
  readonly id: string;
  /** Headings above it. */
  readonly path: string;
  /** The document's own words. */
  readonly quote: string;
}

/** Something that a seat can know, and that a task or a level waits for. */
export type PlanCondition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly PlanCondition[] }
  | { readonly kind: 'not'; readonly of: PlanCondition }
  /** Word of the emergency has reached the seat. */
  | { readonly kind: 'alerted' }
  /** Somebody or something on scene has seen it: an observation has reached the seat. */
  | { readonly kind: 'observed' }
  | { readonly kind: 'gradeAtLeast'; readonly grade: EventGrade }
  | { readonly kind: 'responseAtLeast'; readonly level: ResponseLevel }
  | { readonly kind: 'headquartersReady' }
  | { readonly kind: 'areaAtLeast'; readonly ha: PlanFigure }
  /** The newest forecast reaches a village within so long. */
  | { readonly kind: 'forecastWithin'; readonly minutes: PlanFigure }
  | { readonly kind: 'warningInForce'; readonly advice: Advice | null }
  | {
      readonly kind: 'casualtiesAtLeast';
      readonly of: 'dead' | 'injured' | 'missing';
      readonly persons: PlanFigure;
    }
  | { readonly kind: 'displacedAtLeast'; readonly persons: PlanFigure }
  /** A place with such work to do is known and not done. */
  | { readonly kind: 'siteKnown'; readonly site: SiteKind }
  /** An instrument whose readings come to the seat last showed so much, in its own unit. */
  | { readonly kind: 'gaugeAtLeast'; readonly instrument: string; readonly reading: PlanFigure }
  /** An incident of which the seat has heard is not over; null for any. */
  | { readonly kind: 'incidentKnown'; readonly incident: string | null }
  /** Fewer than this share of the county's teams stand by. */
  | { readonly kind: 'idleShareBelow'; readonly share: PlanFigure }
  | { readonly kind: 'rainAtLeast'; readonly mmH: PlanFigure }
  | { readonly kind: 'windAtLeast'; readonly ms: PlanFigure }
  | { readonly kind: 'daylight' }
  /** So long after an event of which the seat knows. */
  | { readonly kind: 'since'; readonly event: KnownEvent; readonly minutes: PlanFigure };

/** Events that a seat can know of by itself. */
export const KNOWN_EVENTS = ['alerted', 'graded', 'responseDeclared', 'warningIssued'] as const;
export type KnownEvent = (typeof KNOWN_EVENTS)[number];

/** Events of an exercise from which a deadline may run; `alerted` is that of the task's own seat. */
export const PLAN_EVENTS = [
  'onset',
  'detected',
  ...KNOWN_EVENTS,
  'convened',
  'headquartersReady',
  'displaced',
  'roadClosed',
  'powerLost',
  'aidRequested',
] as const;
export type PlanEvent = (typeof PLAN_EVENTS)[number];

/** When a level is to be declared. Level 4 is the lowest; the highest that holds is declared. */
export interface PlanLevel {
  readonly level: ResponseLevel;
  readonly name: Text;
  readonly when: PlanCondition;
  readonly clauses: readonly string[];
}

/** Something that must be there for a task; the scenario's order of battle is held against it. */
export type ResourceNeed =
  | {
      readonly of: 'teams';
      readonly capability: Capability;
      /** Only teams of this kind; null for any. */
      readonly kind: ForceKind | null;
      /** So many must stand by before the task begins, and more than so many are not taken. */
      readonly atLeast: PlanFigure;
      readonly atMost: PlanFigure | null;
    }
  | { readonly of: 'persons'; readonly capability: Capability; readonly atLeast: PlanFigure }
  | { readonly of: 'equipment'; readonly item: EquipmentId; readonly atLeast: PlanFigure }
  | { readonly of: 'stock'; readonly item: ItemId; readonly atLeast: PlanFigure }
  /** Seats of vehicles, places in shelters, free beds: persons. */
  | { readonly of: 'seats' | 'shelter' | 'beds'; readonly atLeast: PlanFigure };

/** Work to which teams are sent. */
export const DISPATCH_WORKS = [
  'attackFire',
  'cutLines',
  'dropWater',
  'workSites',
  'careForCasualties',
] as const;
export type DispatchWork = (typeof DISPATCH_WORKS)[number];

/** How the seat decides, again and again while the task lasts. */
export type PlanRule =
  | { readonly kind: 'convene' }
  /** Grade of the event by the law's limits, response level by this plan's levels. */
  | { readonly kind: 'declare' }
  | { readonly kind: 'report'; readonly followUpMin: PlanFigure }
  | { readonly kind: 'scout'; readonly everyMin: PlanFigure }
  | { readonly kind: 'forecast'; readonly hours: PlanFigure; readonly everyMin: PlanFigure }
  | { readonly kind: 'survey'; readonly againMin: PlanFigure }
  | {
      readonly kind: 'dispatch';
      readonly work: DispatchWork;
      /** Only such places; null for all. With `workSites` alone. */
      readonly sites: readonly SiteKind[] | null;
    }
  | {
      readonly kind: 'warn';
      /** Villages that the forecast reaches within this are told to leave; others to get ready. */
      readonly leaveWithinMin: PlanFigure;
      /** A zone laid down beforehand, warned at once when the task begins; null for the forecast's. */
      readonly villages: readonly string[] | null;
      /** Null for every channel that there is. */
      readonly channels: readonly ChannelSpec['id'][] | null;
    }
  | {
      readonly kind: 'evacuate';
      /** By vehicle, or crews on foot that rouse their own township. */
      readonly by: 'vehicles' | 'guides';
      /**
       * A village is emptied when the forecast reaches it within this, the hazard is so near, or it
       * has been warned to leave.
       */
      readonly withinMin: PlanFigure;
      readonly nearM: PlanFigure;
      /** A zone laid down beforehand, emptied as soon as the task begins; null for none. */
      readonly villages: readonly string[] | null;
      /** The nearest shelter with room; or so that the shelters together hold the most. */
      readonly shelters: 'nearest' | 'balanced';
    }
  /** Crews go to the shelters that will be needed, before the people come. */
  | { readonly kind: 'openShelters'; readonly withinMin: PlanFigure }
  | {
      readonly kind: 'sendSupplies';
      readonly items: readonly ItemId[] | null;
      /** Brought when there is less left than for this long. */
      readonly lowMin: PlanFigure;
    }
  | {
      readonly kind: 'requestAid';
      /** Ids of sources in the order in which they are asked; null for all by id. */
      readonly sources: readonly string[] | null;
    }
  | { readonly kind: 'answerAid'; readonly yes: boolean }
  /** Sets a gate, pump or release of the flood from the desk: its value as in the scenario. */
  | { readonly kind: 'operate'; readonly work: string; readonly value: PlanFigure }
  | { readonly kind: 'notify'; readonly to: readonly SeatRole[]; readonly text: Text };

export interface PlanDeadline {
  /** Event of the exercise, or the start or end of another task. */
  readonly from: PlanEvent | { readonly task: TaskId; readonly is: 'started' | 'done' };
  readonly withinMin: PlanFigure;
  /** What must have happened by then. */
  readonly of: 'started' | 'done';
}

export interface PlanTask {
  readonly id: TaskId;
  readonly name: Text;
  readonly clauses: readonly string[];
  /** Ids of targets of the document that this task serves. */
  readonly targets: readonly string[];
  /** Every seat of the role does it by itself, or one seat. */
  readonly responsible: { readonly role: SeatRole; readonly seatId: SeatId | null };
  /** Only once this response level or a higher one has been declared; null for at once. */
  readonly fromLevel: ResponseLevel | null;
  readonly when: PlanCondition | null;
  /** Tasks that must have begun or ended, and of which the seat has been told. */
  readonly after: readonly { readonly task: TaskId; readonly is: 'started' | 'done' }[];
  readonly rule: PlanRule;
  readonly needs: readonly ResourceNeed[];
  /** The least time that it can take from its start to its end. */
  readonly leastMin: PlanFigure;
  readonly deadlines: readonly PlanDeadline[];
}

export interface ResponsePlan {
  readonly schema: typeof RESPONSE_PLAN_SCHEMA;
  readonly id: string;
  readonly name: Text;
  /** Version of the plan's content, as its author counts. */
  readonly version: string;
  readonly hazard: HazardId;
  /** `scenarios/plans/<document>.yaml`: the document with the targets. */
  readonly document: string;
  readonly clauses: readonly PlanClause[];
  readonly levels: readonly PlanLevel[];
  /** In order of precedence where two want the same team. */
  readonly tasks: readonly PlanTask[];
  readonly human: HumanModel;
}
