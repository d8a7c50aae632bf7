import { z } from 'zod';
import type { Setup } from '../exercise/setup.ts';
import type { SeatView } from '../exercise/view.ts';
import type { Point } from '../kernel/grid.ts';
import type { Text } from '../region/region.ts';
import { idSchema } from './schema-parts.ts';

/** What the page on which scenarios are prepared asks for and gets; host only. */

/** A scenario from which another can be made. */
export interface TemplateCard {
  readonly id: string;
  readonly name: Text;
  readonly region: string;
  /** Made on this server, and may be changed or removed as long as no exercise uses it. */
  readonly own: boolean;
  readonly inUse: boolean;
}

/** A scenario file as JSON, as its author wrote it: times as `hh:mm`, places by name. */
export type DraftFile = Readonly<Record<string, unknown>>;

/** What can be chosen from, as the region, the plan and the order of battle have it. */
export interface PrepareChoices {
  readonly targets: readonly {
    readonly id: string;
    readonly title: Text;
    readonly quote: string;
  }[];
  /** All seats of the scenario: its own, and those that its headquarters' template brings. */
  readonly seats: readonly NamedChoice[];
  /** Teams of the county's order of battle that this scenario takes, and those it leaves out. */
  readonly teams: readonly {
    readonly id: string;
    readonly name: Text;
    readonly seatId: string;
    readonly strength: number;
    readonly near: boolean;
  }[];
  readonly depots: readonly {
    readonly id: string;
    readonly name: Text;
    readonly kits: number;
    readonly loadingPerMin: number;
  }[];
  /** Response plans by which the exercise can be measured. */
  readonly plans: readonly NamedChoice[];
  /** Substances that a release can be of, and soils that a slope can be of. */
  readonly substances: readonly NamedChoice[];
  readonly soils: readonly NamedChoice[];
}

export interface NamedChoice {
  readonly id: string;
  readonly name: Text;
}

/** What a member of the file may be, as its schema has it. */
export interface FieldLimit {
  /** `series`: rows of a time and a number; `pairs`: rows of two numbers; the range is of the last. */
  readonly kind: 'number' | 'words' | 'time' | 'flag' | 'choice' | 'series' | 'pairs';
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly whole?: boolean;
  readonly choices?: readonly string[];
  /** May be null. */
  readonly optional?: boolean;
  /** What holds when it is left out. */
  readonly standard?: unknown;
}

/** By path, entries of lists without their number: `flood.catchments[].areaKm2`. */
export type FieldLimits = Readonly<Record<string, FieldLimit>>;

export interface SourceAnswer {
  readonly id: string;
  readonly own: boolean;
  readonly inUse: boolean;
  readonly file: DraftFile;
  readonly choices: PrepareChoices;
  readonly limits: FieldLimits;
}

/** One thing wrong with a draft, at a path of the file. */
export interface DraftProblem {
  readonly path: string;
  readonly expected: string;
  readonly got: string;
}

/** A point of a hazard that the map shows and moves; of a line or an area, its middle. */
export interface HazardPoint {
  /** Path of the place, or of the list of places, in the file. */
  readonly path: readonly (string | number)[];
  readonly kind: string;
  readonly at: Point;
}

/** A draft without faults, as it would stand at its start. */
export interface DraftPicture {
  readonly setup: Setup;
  readonly view: SeatView;
  readonly points: readonly HazardPoint[];
}

export interface CheckAnswer {
  readonly problems: readonly DraftProblem[];
  /** Null with problems. */
  readonly picture: DraftPicture | null;
}

export interface SavedAnswer {
  readonly id: string;
}

export interface PlaceAnswer {
  readonly lon: number;
  readonly lat: number;
}

const fileSchema = z.record(z.string(), z.unknown());

export const checkBodySchema = z.strictObject({ from: idSchema, file: fileSchema });
export const saveBodySchema = z.strictObject({
  from: idSchema,
  file: fileSchema,
  /** Own scenario to write over; null for a new one. */
  over: idSchema.nullable(),
});
export const placeQuerySchema = z.object({
  from: idSchema,
  e: z.coerce.number(),
  n: z.coerce.number(),
});
