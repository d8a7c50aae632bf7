import type { SeatId } from '../../exercise/scenario.ts';
import type { Provenance } from '../../region/region.ts';

/** 四级蓝 三级黄 二级橙 一级红: the legal colours, from the lowest. */
export const WARNING_LEVELS = ['blue', 'yellow', 'orange', 'red'] as const;
export type WarningLevel = (typeof WARNING_LEVELS)[number];

/** What is warned of. */
export const WARNING_HAZARDS = [
  'forestFire',
  'severeWeather',
  'flood',
  'landslide',
  'hazmat',
] as const;
export type WarningHazard = (typeof WARNING_HAZARDS)[number];

/** What people are asked to do. */
export const ADVICE = ['watch', 'prepare', 'shelterInPlace', 'evacuate'] as const;
export type Advice = (typeof ADVICE)[number];

/** Ways to households; `doorToDoor` is teams that go there, not a system. */
export const WARNING_CHANNELS = ['loudspeaker', 'sms', 'siren', 'doorToDoor'] as const;
export type WarningChannel = (typeof WARNING_CHANNELS)[number];

/** A system that carries warnings by itself. */
export interface ChannelSpec {
  readonly id: Exclude<WarningChannel, 'doorToDoor'>;
  /** Share of a village's households that it reaches, above 0 to 1. */
  readonly reach: number;
  /** Median minutes from issue to receipt in a village, and its log standard deviation. */
  readonly delayMin: number;
  readonly delayLogSd: number;
  /** Only in villages of a township's seat (sirens stand there); null for every village. */
  readonly only: 'townshipSeat' | null;
  readonly provenance: Provenance;
}

export interface WarningState {
  readonly id: number;
  readonly tick: number;
  readonly seatId: SeatId;
  readonly hazard: WarningHazard;
  readonly level: WarningLevel;
  readonly advice: Advice;
  /** Households of each village of its zone. */
  readonly zone: Readonly<Record<string, number>>;
  readonly channels: readonly WarningChannel[];
  readonly issuedEvent: number;
  /** -1 while it is in force. */
  liftedTick: number;
  /** Households of its zone that have it, by village. */
  reached: Record<string, number>;
}

/** A warning on its way to one village. */
export interface WarningDelivery {
  readonly warningId: number;
  readonly villageId: string;
  readonly channel: WarningChannel;
  readonly dueTick: number;
}

/** Part of the exercise state. */
export interface WarningSlice {
  warnings: WarningState[];
  warningDeliveries: WarningDelivery[];
}

export type WarningEvent =
  | {
      readonly type: 'warningIssued';
      readonly warning: Omit<WarningState, 'issuedEvent' | 'liftedTick' | 'reached'>;
      readonly deliveries: readonly WarningDelivery[];
    }
  | {
      readonly type: 'warningDelivered';
      readonly warningId: number;
      readonly villageId: string;
      readonly channel: WarningChannel;
      /** Households that have it now and had not before. */
      readonly households: number;
    }
  | { readonly type: 'warningLifted'; readonly warningId: number; readonly seatId: SeatId };

/** Households that a channel adds to those who have the warning already; channels are independent. */
export const newlyReached = (households: number, reached: number, reach: number): number =>
  Math.min(households - reached, Math.round((households - reached) * reach));

/** Households of a village that a warning in force has not reached; 0 for one that is lifted. */
export const unheardOf = (warning: WarningState, villageId: string): number =>
  warning.liftedTick < 0 ? (warning.zone[villageId] ?? 0) - (warning.reached[villageId] ?? 0) : 0;

/** The newest warning in force for a village. */
export function warningFor(
  warnings: readonly WarningState[],
  villageId: string,
): WarningState | undefined {
  for (let i = warnings.length - 1; i >= 0; i--) {
    const warning = warnings[i]!;
    if (warning.liftedTick < 0 && villageId in warning.zone) return warning;
  }
  return undefined;
}
