import type { SeatId } from '../../exercise/scenario.ts';

/**
 * Three separate fields of Chinese emergency law (突发事件应对法, 2024): the grade of the event
 * (art. 3), the warning level (art. 63, see `warnings/`) and the response level (art. 71). None
 * follows from another: people declare each.
 */
export const EVENT_GRADES = ['ordinary', 'larger', 'major', 'extraordinary'] as const;
export type EventGrade = (typeof EVENT_GRADES)[number];

/** Ⅳ (lowest) to Ⅰ, as 4 to 1. */
export type ResponseLevel = 1 | 2 | 3 | 4;

/** What a seat may declare; a seat that is not listed may declare nothing. */
export interface Authority {
  readonly seatId: SeatId;
  /** May say what grade the event has. */
  readonly grade: boolean;
  /** Highest response level (smallest number) that it may declare; null for none. */
  readonly response: ResponseLevel | null;
  /** May issue and lift warnings. */
  readonly warnings: boolean;
}

/** Where the headquarters meets, and how long it takes from the call to working order. */
export interface HeadquartersSpec {
  readonly facilityId: string;
  readonly setUpMin: number;
}

/** Part of a scenario; a scenario without it has no levels to declare. */
export interface CommandSpec {
  readonly authority: readonly Authority[];
  readonly headquarters: HeadquartersSpec | null;
}

export interface Declared<T> {
  readonly value: T;
  readonly tick: number;
  readonly seatId: SeatId;
}

/** Part of the exercise state. */
export interface CommandSlice {
  command: {
    grade: Declared<EventGrade> | null;
    response: Declared<ResponseLevel> | null;
    /** `readyTick` once the headquarters has been called together; -1 before. */
    headquartersReadyTick: number;
    /** True from the moment at which it works. */
    headquartersReady: boolean;
  };
}

export type CommandEvent =
  | { readonly type: 'gradeSet'; readonly grade: EventGrade; readonly seatId: SeatId }
  | { readonly type: 'responseDeclared'; readonly level: ResponseLevel; readonly seatId: SeatId }
  | {
      readonly type: 'headquartersCalled';
      readonly facilityId: string;
      readonly seatId: SeatId;
      readonly readyTick: number;
    }
  | { readonly type: 'headquartersReady'; readonly facilityId: string };

/** Numbers that no plan gives (assumed). */
export const ASSUMED_COMMAND = {
  /** Spread of the set-up time around the scenario's: log standard deviation. */
  setUpLogSd: 0.2,
  /**
   * Word of an observation reaches the other seats after so long while they sit in their own
   * offices, and when they sit together in the headquarters.
   */
  relayApartS: 600,
  relayTogetherS: 120,
} as const;

export const initialCommand = (): CommandSlice['command'] => ({
  grade: null,
  response: null,
  headquartersReadyTick: -1,
  headquartersReady: false,
});

export const authorityOf = (spec: CommandSpec | null, seatId: SeatId): Authority | undefined =>
  spec?.authority.find((a) => a.seatId === seatId);
