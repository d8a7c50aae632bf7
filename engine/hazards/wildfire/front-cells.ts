/** What a front is made of: the ground below it, rates by class of ground, and states of cells. */

/** Travel time of each class of ground: seconds per cell. `slowness` 0 means not yet evaluated. */
export interface MetricTable {
  readonly slowness: Float64Array;
  readonly driftCol: Float64Array;
  readonly driftRow: Float64Array;
}

export const newMetricTable = (classes: number): MetricTable => ({
  slowness: new Float64Array(classes),
  driftCol: new Float64Array(classes),
  driftRow: new Float64Array(classes),
});

/** The part of the ground that the weather does not change. */
export interface SpreadGround {
  readonly cols: number;
  readonly rows: number;
  readonly classCount: number;
  /** Class of each cell; 0 cannot burn. The outermost ring of cells must be 0. */
  readonly classOf: Uint16Array;
  /** Bit k set: move k out of the cell is not possible. */
  readonly blocked: Uint8Array;
}

/** Two low bits of a cell's state; 0 is unseen. */
export const TENTATIVE = 1;
export const BURNED = 2;
export const STATUS = 3;
/** Burned, but its flame is knocked down: no source until it re-ignites. */
export const SECURED = 4;
/** Burned and cold: cannot re-ignite. */
export const COLD = 8;
/** The rate across this cell is changed (see `slowdown`). */
export const TREATED = 16;
/** Move from a tentative cell back to the cell it would burn from. */
export const FROM_SHIFT = 5;

export const NO_SOURCE = SECURED | COLD;

/** Offsets in `geometry`, four numbers a cell: ray towards east, ray towards south, radius, kW/m. */
export const RAY_ROW = 1;
export const RADIUS = 2;
export const INTENSITY = 3;

/**
 * Slowness of ground that burns but does not spread now, s per cell. Finite, so that the progress
 * of a front that waits is kept when the weather changes.
 */
export const STANDSTILL = 1e11;
/** Arrivals later than this many seconds ahead do not count as coming. */
export const NEVER_S = 1e9;
