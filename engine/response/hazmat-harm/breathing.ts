import type { UnitId } from '../../exercise/scenario.ts';
import type { Point } from '../../kernel/grid.ts';

/** What a team has breathed, and its apparatus. */
export interface BreathingState {
  readonly id: UnitId;
  /** Seconds of air left for an entry crew that takes turns. */
  airLeftS: number;
  /** Toxic load, as a multiple of the load that kills half. */
  load: number;
  /** Thermal dose while it was there, (kW/m2)^(4/3) s. */
  dose: number;
  /** People of it who have come to harm by gas, heat or blast. */
  hurt: number;
  /** Last tick in gas. */
  gasTick: number;
  /** Has been in gas since it was last washed. */
  contaminated: boolean;
}

/** One way of living through a cloud: the gas around a person, and the load so far. */
export interface Track {
  readonly kgM3: number;
  /** Multiples of the load that kills half. */
  readonly load: number;
}

/** People of a village who stay there, in three ways, and what other choices would have meant. */
export interface GasVillage {
  readonly id: string;
  readonly sinceTick: number;
  /** Out of doors; in houses as they are; in houses that were closed when told. */
  readonly outdoor: Track;
  readonly indoor: Track;
  readonly closed: Track;
  /** Share of the households that were told to close up or to leave. */
  readonly toldShare: number;
  readonly hurt: number;
  readonly doseSeen: number;
  readonly pressureSeen: number;
  /** Set when somebody decides for the village, or when the gas comes. */
  readonly choice: GasChoice | null;
}

export interface GasChoice {
  readonly decidedTick: number;
  readonly chosen: 'shelterInPlace' | 'evacuate' | 'none';
  /** Everybody closed up at that moment; everybody left as households get ready. */
  readonly shelter: Track;
  readonly leave: Track;
  /** Way to the nearest shelter out of the gas, with its times. */
  readonly path: readonly Point[];
  readonly departTick: number;
  readonly arriveTick: number;
}

/** Trapped people of one casualty group in a room with gas: load, in multiples of the one that kills half. */
export interface TrappedBreath {
  readonly id: string;
  readonly load: number;
}

/** A group under way or in a shelter. */
export interface GasCohort {
  readonly id: number;
  readonly at: Track;
  readonly hurt: number;
}

export const NO_TRACK: Track = { kgM3: 0, load: 0 };
