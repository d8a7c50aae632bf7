import type { Sum } from './sum.ts';

/** First or second order finite volumes, or local inertia. */
export type Scheme = 'fv1' | 'fv2' | 'inertia';

export interface SolverSetup {
  readonly cols: number;
  readonly rows: number;
  readonly cellM: number;
  /** Bed of each cell, m above datum, row by row from the north-west. */
  readonly bedM: ArrayLike<number>;
  /** Manning's n of each cell, s/m^(1/3), or one for all. */
  readonly manning: ArrayLike<number> | number;
  /** Cells that take no part are 1. */
  readonly excluded?: ArrayLike<number>;
  /** Courant number; by default 0.5 (fv1), 0.35 (fv2), 0.7 (inertia). */
  readonly courant?: number;
  /** Weight of a face's own discharge in local inertia, 0 to 1; 0.8 by default. */
  readonly theta?: number;
  /** Computes dry tiles too, to check that leaving them out changes nothing. */
  readonly allTiles?: boolean;
  /** Does without compiled kernels, to check that they give the same bits. */
  readonly plain?: boolean;
}

/** Why a computation stopped. The state is that before the call. */
export interface Fault {
  readonly code: 'time-step' | 'not-finite';
  readonly field: string;
  /** Cell of the window. */
  readonly cell: number;
  readonly value: number;
  readonly step: number;
  readonly reason: string;
}

/** Water that is added to a cell, or drawn from it when negative, m³/s. */
export interface PointSource {
  readonly entry: number;
  flowM3S: number;
  /** What has come (drawn: negative) so far, m³: less than asked where a cell ran dry. */
  readonly passed: Sum;
}

export interface SolverCounters {
  readonly steps: number;
  readonly cellSteps: number;
  readonly lastStepS: number;
  readonly froudeLeft: number;
  readonly froudeCell: number;
  readonly clipped: readonly [number, number];
  readonly passed: readonly (readonly [number, number])[];
  readonly points: readonly (readonly [number, number])[];
}
