import type { Point } from '../../kernel/grid.ts';
import type { SeatId, UnitId } from '../../exercise/scenario.ts';
import type { Provenance } from '../../region/region.ts';

/**
 * Triage classes of START (simple triage and rapid treatment): red, yellow, green, black. `dead` is
 * a state like the others, so that everybody of a group is always in exactly one.
 */
export const TRIAGE = ['immediate', 'delayed', 'minor', 'dead'] as const;
export type Triage = (typeof TRIAGE)[number];

/** How many of each class; all whole numbers. */
export type TriageCounts = Readonly<Record<Triage, number>>;

/** Where a casualty is; the dead who have been found are `dead`, the others where they lie. */
export const CARE = [
  'missing',
  'trapped',
  'waiting',
  'treated',
  'ambulance',
  'hospital',
  'dead',
] as const;
export type Care = (typeof CARE)[number];

/** How long the trapped and the missing last; see `SURVIVAL`. */
export const SURVIVAL_KINDS = ['collapse', 'vehicle', 'water', 'air', 'sheltered', 'gas'] as const;
export type SurvivalKind = (typeof SURVIVAL_KINDS)[number];

/** Trapped or missing at first. */
export type Held = 'trapped' | 'missing';

export interface Casualty {
  /** What this person was at first; null for those who lay where they could be reached. */
  readonly held: Held | null;
  triage: Triage;
  care: Care;
  /** Tick at which the next worsening comes if nothing is done; -1 for none. */
  dueTick: number;
  /** Ambulance that carries this person, and hospital to which it goes; null elsewhere. */
  unitId: UnitId | null;
  hospitalId: string | null;
}

/** Word on its way to a seat. */
export interface Hearing {
  readonly seatId: SeatId;
  readonly dueTick: number;
}

/** People who came to harm at one place for one reason. Its members never change groups. */
export interface CasualtyGroup {
  /** `village:<id>`, `incident:<id>` …: tells nobody how many groups there are. */
  readonly id: string;
  /** What the group is about. */
  readonly origin: { readonly kind: 'village' | 'incident' | 'team'; readonly id: string };
  readonly at: Point;
  /** Road node from which they are reached, or -1. */
  readonly nodeId: number;
  /** How long its trapped and missing last. */
  readonly survival: SurvivalKind;
  readonly aroseTick: number;
  readonly aroseEvent: number;
  persons: Casualty[];
  /**
   * Of which village each person is, as runs in the order of `persons` (null: not from here), and
   * the group under way from which they were taken (null: they were at home).
   */
  from: {
    readonly villageId: string | null;
    readonly cohortId: number | null;
    readonly persons: number;
  }[];
  /** Earliest due tick of its persons; -1 for none. */
  dueTick: number;
  /** Persons who are missing, trapped or waiting: while there are any, there is work. */
  open: number;
  /** Person-hours of medics that have gone into treatments that are finished. */
  treatedH: number;
  /** Seats that know of it, in the order in which they heard; and those who are about to. */
  knownTo: SeatId[];
  hearing: Hearing[];
}

/** A change of one person of a group, by place in `persons`. */
export interface CasualtyChange {
  readonly person: number;
  readonly dueTick: number;
}

/** A place with beds; `beds` are those free for this emergency at the start. */
export interface HospitalSpec {
  readonly facilityId: string;
  readonly beds: number;
  readonly provenance: Provenance;
}

/** Part of the exercise state: sorted by id. */
export interface MedicalSlice {
  casualtyGroups: CasualtyGroup[];
}

export type MedicalEvent =
  | {
      /** New casualties: a new group, or more of one that is there. */
      readonly type: 'casualtiesArose';
      readonly group: Pick<CasualtyGroup, 'id' | 'origin' | 'at' | 'nodeId' | 'survival'>;
      readonly members: readonly Casualty[];
      /** Number of `members`, for people who read the story. */
      readonly persons: number;
      /** Village whose people they are; null for people from elsewhere. */
      readonly villageId: string | null;
      /** Group under way from which they are taken; null when they were at home. */
      readonly cohortId: number | null;
      readonly hearing: readonly Hearing[];
    }
  | { readonly type: 'casualtiesKnown'; readonly groupId: string; readonly seatId: SeatId }
  | {
      /** Somebody gets worse, untreated. */
      readonly type: 'casualtyWorsened';
      readonly groupId: string;
      readonly person: number;
      readonly triage: Triage;
      readonly dueTick: number;
    }
  | {
      /** Trapped or missing people are out, alive or not. */
      readonly type: 'casualtiesFreed';
      readonly groupId: string;
      readonly care: Held;
      readonly members: readonly CasualtyChange[];
      readonly persons: number;
    }
  | {
      readonly type: 'casualtiesTreated';
      readonly groupId: string;
      readonly members: readonly CasualtyChange[];
      readonly persons: number;
      /** Person-hours that it took. */
      readonly workH: number;
    }
  | {
      readonly type: 'casualtiesLoaded';
      readonly groupId: string;
      readonly unitId: UnitId;
      readonly hospitalId: string;
      readonly members: readonly CasualtyChange[];
      readonly persons: number;
    }
  | {
      readonly type: 'casualtiesAdmitted';
      readonly groupId: string;
      readonly unitId: UnitId;
      readonly hospitalId: string;
      readonly persons: number;
    };
