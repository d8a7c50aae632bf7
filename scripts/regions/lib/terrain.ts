import type { GridSpec, Point } from '../../../engine/kernel/grid.ts';
import type { RiverLine } from './river-line.ts';

/** A town on its eased ground. */
export interface Seat extends Point {
  readonly code: string;
  /** Height of the town's ground, m. */
  readonly zM: number;
  /** Height of the source, m. */
  readonly fileZM: number;
  readonly radiusM: number;
}

/** The finished ground of a county: heights, drainage, rivers, seats and extent. */
export interface Terrain {
  readonly grid: GridSpec;
  readonly zDm: Int16Array;
  /** Downstream neighbour of each cell, -1 in river beds. */
  readonly parent: Int32Array;
  readonly areaKm2: Float32Array;
  readonly rivers: readonly RiverLine[];
  readonly riverCells: readonly (readonly number[])[];
  /** 1 in the sections of rivers (their beds), 0 elsewhere. */
  readonly inBed: Uint8Array;
  readonly seats: readonly Seat[];
  readonly county: Uint8Array;
}
