import type { CellLog } from '../kernel/cell-log.ts';
import type { GridSpec } from '../kernel/grid.ts';
import type { SeatId } from './scenario.ts';

/**
 * What each seat knows of the fire: one bit a cell of the fire's raster, set when an observation
 * that reached the seat showed the cell burning or burned. Never the truth.
 */
export interface Pictures {
  readonly grid: GridSpec;
  /** Cells of one observation, ascending. */
  cellsOf(observationId: number): Int32Array;
  /** Keeps the cells of a new observation; they reach a seat by `deliver`. */
  record(observationId: number, cells: Int32Array): void;
  deliver(observationId: number, seatId: SeatId): void;
  knows(seatId: SeatId, cell: number): boolean;
  knownCells(seatId: SeatId): Int32Array;
  /** Known cells in the order in which the seat heard of them; anew after `load`. */
  knownLog(seatId: SeatId): CellLog;
  /** Cells of a log that the seat does not know, ascending; not to be written to. */
  unknownOf(seatId: SeatId, log: CellLog): Int32Array;
  knownCount(seatId: SeatId): number;
  /** Rises with every delivery to the seat. */
  version(seatId: SeatId): number;
  hash(): string;
  save(): Uint8Array;
  load(bytes: Uint8Array): void;
}
