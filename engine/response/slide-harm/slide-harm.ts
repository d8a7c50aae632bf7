/** Villages that debris has come to: which of their sample points, as bits. Part of the state. */
export interface SlideHarmState {
  readonly id: string;
  struck: number;
}

export interface SlideHarmSlice {
  slideHarm: SlideHarmState[];
}

export type SlideHarmEvent = {
  readonly type: 'villageBuried';
  readonly villageId: string;
  /** Sample points struck so far, as bits, and the deepest debris at the new ones, m. */
  readonly struck: number;
  readonly depthM: number;
  readonly speedMS: number;
};

/** Harm of moving debris. No plan gives any numbers: all assumed. */
export const ASSUMED_SLIDE_HARM = {
  /** Houses of a village stand around its point within this distance, m: three by three places. */
  spreadM: 90,
  /** A house is buried between these depths, m: chance 0 at the first, 1 at the second. */
  buriedM: [0.3, 3],
  /** People get out of the way of what is slower than the first, of nothing faster than the second, m/s. */
  escapeMS: [0.2, 5],
  /** Of those who are not buried but were in the way, so many are hurt. */
  hurt: 0.3,
  /** Digging out one person, hours of one person with tools. */
  digH: 12,
  /** Classes of those who are hurt: immediate, delayed; the rest minor. */
  immediate: 0.2,
  delayed: 0.3,
} as const;
