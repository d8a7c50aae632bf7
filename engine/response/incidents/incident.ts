import type { Point } from '../../kernel/grid.ts';
import type { Capability, SeatId } from '../../exercise/scenario.ts';
import type { Text } from '../../region/region.ts';
import type { Hearing, SurvivalKind, TriageCounts } from '../medical/casualty.ts';

/** Emergencies without a field of their own, written by the author of a scenario. */
export const INCIDENT_KINDS = [
  'roadAccident',
  'waterTraffic',
  'mine',
  'crowd',
  'collapse',
  'confinedSpace',
  'fireInBuilding',
  'hazmatRelease',
  'other',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** People who have to be got out or found: so many person-hours of so equipped teams for each. */
export interface RescueSpec {
  readonly persons: number;
  readonly capability: Capability;
  readonly personHEach: number;
  readonly minPersons: number;
}

/** Harm done at one moment. */
export interface HarmSpec {
  readonly casualties: TriageCounts;
  readonly trapped: RescueSpec | null;
  readonly missing: RescueSpec | null;
}

/** What comes of it after a while, unless the work of these capabilities has been done by then. */
export interface WorseningSpec extends HarmSpec {
  readonly id: string;
  readonly afterTicks: number;
  /** Empty: it comes in any case. */
  readonly unlessDone: readonly Capability[];
  readonly text: Text;
}

export interface IncidentSpec extends HarmSpec {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly name: Text;
  readonly at: Point;
  readonly nodeId: number;
  /** When it happens by itself; null for those that an inject sets off. */
  readonly atTick: number | null;
  /** Whose people the casualties are; null for travellers, workers from elsewhere … */
  readonly villageId: string | null;
  readonly survival: SurvivalKind;
  readonly road: { readonly edgeId: number; readonly debrisM3: number } | null;
  /** Work besides rescue, treatment and clearing the road. */
  readonly needs: readonly {
    readonly capability: Capability;
    readonly amount: number;
    readonly minPersons: number;
  }[];
  readonly worsens: readonly WorseningSpec[];
  /** Who hears first, how long after, by which channel and in which words. */
  readonly heard: {
    readonly toSeatIds: readonly SeatId[];
    readonly delayTicks: number;
    readonly channel: 'phone' | 'radio' | 'written' | 'system';
    readonly from: Text;
    readonly text: Text;
  };
}

/** A sign at a monitored point, and the volunteer who may notice it. */
export interface PrecursorSpec {
  readonly id: string;
  readonly facilityId: string;
  readonly atTick: number;
  readonly sign: Text;
  /** Chance that the point's volunteer notices it, 0 to 1. */
  readonly probability: number;
  /** Median from the sign to the call, and its log standard deviation. */
  readonly delayTicks: number;
  readonly delayLogSd: number;
  readonly toSeatIds: readonly SeatId[];
}

export interface IncidentState {
  /** Id of its specification: an author's word, not a count. */
  readonly id: string;
  readonly aroseTick: number;
  readonly aroseEvent: number;
  /** Seats that the first word reaches when it comes; empty once it has come. */
  hearing: Hearing[];
  /** The message of the first word is due then; -1 when it has been sent. */
  firstWordTick: number;
  worsened: string[];
  knownTo: SeatId[];
  /** -1 while there is anything left to do. */
  closedTick: number;
}

export interface PrecursorState {
  readonly id: string;
  readonly aroseEvent: number;
  /** -1: nobody noticed. */
  reportTick: number;
  reportedTick: number;
}

/** Part of the exercise state: those that have arisen, sorted by id. */
export interface IncidentSlice {
  incidents: IncidentState[];
  precursors: PrecursorState[];
}

export type IncidentEvent =
  | {
      readonly type: 'incidentArose';
      readonly incidentId: string;
      readonly hearing: readonly Hearing[];
      readonly firstWordTick: number;
    }
  | { readonly type: 'incidentFirstWord'; readonly incidentId: string }
  | { readonly type: 'incidentKnown'; readonly incidentId: string; readonly seatId: SeatId }
  | { readonly type: 'incidentWorsened'; readonly incidentId: string; readonly stageId: string }
  | { readonly type: 'incidentClosed'; readonly incidentId: string }
  | {
      readonly type: 'precursorArose';
      readonly precursorId: string;
      readonly facilityId: string;
      /** When its volunteer will call; -1 when nobody noticed. */
      readonly reportTick: number;
    }
  | {
      readonly type: 'precursorReported';
      readonly precursorId: string;
      readonly facilityId: string;
    };
