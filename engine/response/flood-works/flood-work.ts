import type { Point } from '../../kernel/grid.ts';
import type { Provenance, Text } from '../../region/region.ts';
import type { SeatId } from '../../exercise/scenario.ts';

/** What people can do to a flood, and where. */
export const FLOOD_WORK_KINDS = [
  'gate',
  'release',
  'pump',
  'underpass',
  'levee',
  'sandbags',
] as const;
export type FloodWorkKind = (typeof FLOOD_WORK_KINDS)[number];

/** One thing that can be done about the flood: a gate to shut, a line of sandbags to lay. */
export interface FloodWork {
  readonly id: string;
  readonly name: Text;
  readonly kind: FloodWorkKind;
  /** Structure of the flood; null for a new line of sandbags. */
  readonly subject: string | null;
  readonly at: Point;
  readonly nodeId: number;
  /** Line of the sandbags. */
  readonly path: readonly Point[] | null;
  /** Height that sandbags or a raised levee gain, m. */
  readonly heightM: number;
  /** A crew has to go there; otherwise a seat orders it from its desk. */
  readonly byHand: boolean;
  /** Opening of a gate (0 to 1), pump on (1) or off (0), release in m³/s. */
  readonly value: number;
  /** Seats that may order it from their desk. */
  readonly seatIds: readonly SeatId[];
  readonly provenance: Provenance;
}
