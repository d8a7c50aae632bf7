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

/** What has been done of one work. */
export interface FloodWorkState {
  readonly id: string;
  /** Pieces of the line that stand; 1 for what is done at once. */
  laid: number;
  /** What was set last; the scenario's own before. */
  value: number;
  /** Tick of the last piece, -1 before. */
  doneTick: number;
  /** All that was done, oldest first. */
  log: { readonly tick: number; readonly laid: number; readonly value: number }[];
}

/** A work as a seat knows it. */
export interface KnownFloodWork {
  readonly id: string;
  readonly kind: FloodWorkKind;
  /** What it is for: an opening, on or off, m³/s. */
  readonly value: number;
  /** What was set last, and when; -1 before. */
  readonly now: number;
  readonly doneTick: number;
  /** This seat may order it from its desk. */
  readonly mine: boolean;
}

/** Part of the exercise state, by rising id. */
export interface FloodWorkSlice {
  floodWorks: FloodWorkState[];
}

export type FloodWorkEvent = {
  readonly type: 'floodWorkDone';
  readonly workId: string;
  readonly laid: number;
  readonly value: number;
  /** Sandbags that were taken for it, by depot. */
  readonly used: readonly { readonly depotId: string; readonly bags: number }[];
};

/**
 * Sandbags for a metre of a wall two bags wide, by its height, and how many filled bags one person
 * lays in an hour (assumed, from common flood fighting handbooks: 12 to 15 to fill and lay, three
 * times as many when they come filled). What is no wall takes so many hours of one person.
 */
export const ASSUMED_WORK = {
  bagsPerM2: 35,
  bagsPersonH: 40,
  pieceM: 30,
  gatePersonH: 2,
  underpassPersonH: 3,
  pumpPersonH: 4,
} as const;
