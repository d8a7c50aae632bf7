import type { ResponseLevel } from '../command/command.ts';
import type { WarningLevel } from '../warnings/warning.ts';
import type { Staffing } from './kinds.ts';

/** Numbers on teams that neither plan gives; every one is an assumption. */
export const ASSUMED_READINESS = {
  /** Local hours between which people are at home asleep. */
  nightFromH: 22,
  nightToH: 6,
  /** Turn-out time at night against that in working hours. */
  nightFactor: { roundTheClock: 1.2, onCall: 1.5, partTime: 2 } satisfies Record<Staffing, number>,
  /** Turn-out of teams that stand by under a response level. */
  responseFactor: { 4: 0.8, 3: 0.65, 2: 0.5, 1: 0.4 } satisfies Record<ResponseLevel, number>,
  /** The same under the highest warning in force. */
  warningFactor: { blue: 0.95, yellow: 0.85, orange: 0.7, red: 0.55 } satisfies Record<
    WarningLevel,
    number
  >,
} as const;

/** Work done an hour against that of a fresh team, by hours worked in the shift; straight between. */
export const ASSUMED_FATIGUE: readonly {
  readonly workedH: number;
  readonly productivity: number;
}[] = [
  { workedH: 0, productivity: 1 },
  { workedH: 6, productivity: 1 },
  { workedH: 8, productivity: 0.9 },
  { workedH: 12, productivity: 0.75 },
  { workedH: 16, productivity: 0.6 },
];

/** What flames do to a team that is caught beside them. */
export const ASSUMED_BURNOVER = {
  /**
   * Flames this many times the team's limit are beyond what dress and retreat allow: for hand tools
   * 3.4 m, where the hauling chart expects crowning, spotting and major runs.
   */
  atTimesLimit: 2.75,
  /** Flames count when they stand this near, m. */
  withinM: 30,
  /** Chance of one person to be hurt for each multiple above that, and its top. */
  perMultiple: 0.005,
  most: 0.1,
} as const;
