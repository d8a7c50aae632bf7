import { z } from 'zod';

/**
 * Building blocks of the file schemas. Files are written by people: times read `hh:mm`, positions
 * are places with a name wherever the region has one, and every number may say where it comes from.
 */

export const textSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

export const PROVENANCES = [
  'plan',
  'published',
  'recalled',
  'estimated',
  'assumed',
  'computed',
] as const;
export const provenanceSchema = z.enum(PROVENANCES);

const DURATION = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/;

/** `hh:mm` or `hh:mm:ss` since the start of the exercise; becomes ticks (seconds). */
export const durationSchema = z
  .string()
  .regex(DURATION, 'a duration "hh:mm" or "hh:mm:ss"')
  .transform((s) => {
    const [, h, m, sec] = DURATION.exec(s)!;
    return Number(h) * 3600 + Number(m) * 60 + Number(sec ?? 0);
  });

/** Local time of day `hh:mm`; becomes seconds after midnight. */
export const timeOfDaySchema = durationSchema.refine((s) => s < 86_400, 'a time before 24:00');

export const dateSchema = z.iso.date('a date "YYYY-MM-DD"');

export const idSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'an id of lower-case letters, digits and hyphens');

/**
 * A position: a facility or township of the region by id, a village by its id or its name within a
 * township, or WGS84 coordinates.
 */
export const placeSchema = z.union(
  [
    z.strictObject({ facility: z.string().min(1) }),
    z.strictObject({ township: z.string().min(1) }),
    z.strictObject({ village: z.string().min(1), in: z.string().min(1).optional() }),
    z.strictObject({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) }),
  ],
  { error: 'one of {facility}, {township}, {village, in?}, {lon, lat}' },
);
export type Place = z.infer<typeof placeSchema>;

export const percentSchema = z.number().min(0).max(100);
export const bearingSchema = z.number().min(0).max(360);
/** Moisture as a fraction of dry mass. */
export const moistureSchema = z.number().gt(0).max(3);
