import { z } from 'zod';
import { idSchema, textSchema } from './schema-parts.ts';
import { unitSchema } from './unit-schema.ts';

/** A team of a county; teams of a township or village may belong to the township's own seat. */
const countyUnitSchema = unitSchema.extend({
  /** Goes to the seat of its township where the scenario has one, else to `seat`. */
  seatOfTownship: z.boolean().default(false),
});

/** `scenarios/forces/<id>.yaml`: the whole order of battle of one county. */
export const forcesFileSchema = z.strictObject({
  schema: z.literal(1),
  id: idSchema,
  name: textSchema,
  region: idSchema,
  forces: z.array(countyUnitSchema).min(1),
});
export type ForcesFile = z.infer<typeof forcesFileSchema>;

/** What a scenario takes of a forces file. */
export const forcesPartSchema = z.strictObject({
  file: idSchema,
  /** Teams at home within so many km of the edge of the hazard window; null for none but `always`. */
  withinKm: z.number().min(0).max(200).nullable(),
  /** Teams, or whole rules by their template, that take part wherever they are at home. */
  always: z.array(z.string().min(1)).default([]),
  /** Teams that do not take part wherever they are at home. */
  except: z.array(z.string().min(1)).default([]),
  /** Strength in this scenario of teams that have another in the file. */
  strengths: z.record(z.string().min(1), z.int().min(1).max(1000)).default({}),
});
