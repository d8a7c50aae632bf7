import type { HazardId } from '../../hazards/hazard.ts';
import type { EventGrade, ResponseLevel } from '../../response/command/command.ts';
import type {
  Advice,
  ChannelSpec,
  WarningHazard,
  WarningLevel,
} from '../../response/warnings/warning.ts';
import type { Figures } from '../../response/reports/reporting.ts';
import type { ItemId } from '../../response/supplies/items.ts';
import type { Point } from '../../kernel/grid.ts';
import type { InjectDraft } from '../msel/draft.ts';
import type { Approval } from '../msel/msel.ts';
import type { HazardControl } from '../control/control.ts';
import type { SeatId, UnitId } from '../scenario.ts';

/** Orders to one team. */
export type UnitOrder =
  | {
      readonly type: 'move';
      readonly unitId: UnitId;
      readonly to: Point;
      /** Teams of the convoy that the team drives in, the leading one first; left out for none. */
      readonly with?: readonly UnitId[] | undefined;
    }
  | { readonly type: 'hold'; readonly unitId: UnitId }
  | { readonly type: 'return'; readonly unitId: UnitId }
  | { readonly type: 'directAttack'; readonly unitId: UnitId; readonly at: Point }
  | { readonly type: 'buildLine'; readonly unitId: UnitId; readonly path: readonly Point[] }
  | { readonly type: 'burnOut'; readonly unitId: UnitId; readonly path: readonly Point[] }
  | { readonly type: 'mopUp'; readonly unitId: UnitId; readonly at: Point }
  | {
      readonly type: 'waterDrop';
      readonly unitId: UnitId;
      readonly at: Point;
      /** Litres per square metre wanted on the ground, as coverage level 1 to 6. */
      readonly coverage: number;
      readonly sourceId: string;
    }
  | { readonly type: 'recon'; readonly unitId: UnitId; readonly at: Point }
  | {
      readonly type: 'evacuate';
      readonly unitId: UnitId;
      readonly villageId: string;
      readonly shelterId: string;
    }
  /** Tells the households that no warning has reached, door by door. */
  | { readonly type: 'doorToDoor'; readonly unitId: UnitId; readonly villageId: string }
  | {
      readonly type: 'sendSupplies';
      readonly unitId: UnitId;
      readonly depotId: string;
      /** Where to: a shelter; for drinking water also a village whose piped water is out. */
      readonly shelterId: string;
      readonly item: ItemId;
      /** In the unit of the item. */
      readonly count: number;
    }
  | { readonly type: 'workAt'; readonly unitId: UnitId; readonly siteId: string }
  | {
      readonly type: 'transportCasualties';
      readonly unitId: UnitId;
      readonly groupId: string;
      readonly hospitalId: string;
    }
  | {
      readonly type: 'survey';
      readonly unitId: UnitId;
      readonly at: Point;
      readonly radiusM: number;
    };

/** What a seat does that is not an order to a team. */
export type DeskCommand =
  | {
      readonly type: 'report';
      readonly kind: 'first' | 'followUp' | 'final';
      readonly elements: Readonly<Record<string, string>>;
      /** Numbers that it states; what is not known is left out. */
      readonly figures: Figures;
    }
  | { readonly type: 'message'; readonly toSeatIds: readonly SeatId[]; readonly text: string }
  | { readonly type: 'acknowledge'; readonly messageId: number }
  | {
      readonly type: 'requestForecast';
      readonly hours: number;
      /** Which hazard; the first of the scenario that has a forecast when left out. */
      readonly hazard?: HazardId | undefined;
    }
  | { readonly type: 'cancelForecast' }
  /** Sets a gate, release or pump of the flood. */
  | { readonly type: 'operate'; readonly workId: string; readonly value: number }
  | { readonly type: 'requestSatellite'; readonly at: Point; readonly radiusM: number }
  | {
      readonly type: 'issueWarning';
      readonly hazard: WarningHazard;
      readonly level: WarningLevel;
      readonly advice: Advice;
      readonly villageIds: readonly string[];
      readonly channels: readonly ChannelSpec['id'][];
    }
  | { readonly type: 'liftWarning'; readonly warningId: number }
  | { readonly type: 'setGrade'; readonly grade: EventGrade }
  | { readonly type: 'declareResponse'; readonly level: ResponseLevel }
  | { readonly type: 'callHeadquarters' }
  | { readonly type: 'requestAid'; readonly sourceId: string }
  | { readonly type: 'answerAid'; readonly sourceId: string; readonly yes: boolean };

/** What only the instructor does. */
export type ControlCommand =
  | { readonly type: 'start' }
  | { readonly type: 'end' }
  | {
      readonly type: 'setOccupant';
      readonly seatId: SeatId;
      readonly occupant: 'human' | 'policy' | 'idle';
    }
  | {
      readonly type: 'inject';
      readonly toSeatIds: readonly SeatId[];
      readonly from: string;
      readonly text: string;
    }
  /** Scores the exercise by another pack of weights. */
  | { readonly type: 'chooseScoring'; readonly packId: string }
  | { readonly type: 'fireInject'; readonly injectId: string }
  | HazardControl
  | MselCommand;

/** On the master scenario events list. */
export type MselCommand =
  | { readonly type: 'holdInject'; readonly injectId: string; readonly held: boolean }
  | { readonly type: 'skipInject'; readonly injectId: string; readonly skipped: boolean }
  | {
      readonly type: 'postponeInjects';
      readonly byMin: number;
      /** Null: all that have a time and are still to come. */
      readonly injectIds: readonly string[] | null;
    }
  | {
      readonly type: 'approveInjects';
      readonly injectIds: readonly string[];
      readonly approval: Approval;
    }
  | { readonly type: 'putInject'; readonly inject: InjectDraft }
  | { readonly type: 'removeInject'; readonly injectId: string }
  | {
      /** Takes in a list as a whole: all of it or nothing. */
      readonly type: 'setMsel';
      readonly injects: readonly InjectDraft[];
      readonly remove: readonly string[];
    };

export type Command = UnitOrder | DeskCommand | ControlCommand;
export type CommandType = Command['type'];
export type Actor =
  | { readonly kind: 'seat'; readonly seatId: SeatId }
  | { readonly kind: 'policy'; readonly seatId: SeatId }
  | { readonly kind: 'instructor' };

/** A command in the log. `(actor, clientSeq)` makes a resend harmless. */
export interface StampedCommand {
  readonly seq: number;
  readonly tick: number;
  readonly actor: Actor;
  readonly clientSeq: number | null;
  readonly command: Command;
}

export const REJECTION_CODES = [
  'unknownCommand',
  'badArguments',
  'notAuthorised',
  'beyondAuthority',
  'noSuchChannel',
  'notRunning',
  'unknownUnit',
  'notHere',
  'unknownPlace',
  'unitBusy',
  'unitResting',
  'noRoute',
  'noCapability',
  'flameTooLong',
  'notKnownFire',
  'outOfStock',
  'overCapacity',
  'otherLoadAboard',
  'notLacking',
  'noShelterSpace',
  'noBed',
  'noPeople',
  'noWarning',
  'tooFewPeople',
  'notTogether',
  'noDaylight',
  'windTooStrong',
  'noLandingSite',
  'siteObstructed',
  'poorSight',
  'noWharf',
  'waterTooHigh',
  'noWaterSource',
  'noLine',
  'notBurnable',
  'outOfRange',
  'outsideMap',
  'pathTooShort',
  'noKnownFire',
  'generatorInUse',
  'areaTooLarge',
  'noPass',
  'alreadyDone',
  'duplicate',
  'rateLimited',
  'storeUnavailable',
] as const;
export type RejectionCode = (typeof REJECTION_CODES)[number];

/**
 * A refused command: the code picks the words, `params` fill them (numbers in SI), and
 * `alternatives` are commands that would be accepted now, each with the reason to prefer it.
 */
export interface Rejection {
  readonly code: RejectionCode;
  readonly params: Readonly<Record<string, number | string>>;
  readonly alternatives: readonly Command[];
}

export const refuse = (
  code: RejectionCode,
  params: Readonly<Record<string, number | string>> = {},
  alternatives: readonly Command[] = [],
): Rejection => ({ code, params, alternatives });
