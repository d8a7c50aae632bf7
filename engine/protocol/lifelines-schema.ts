import { z } from 'zod';
import {
  durationSchema,
  idSchema,
  placeSchema,
  provenanceSchema,
  textSchema,
} from './schema-parts.ts';

const ids = z.array(z.string().min(1)).default([]);

/** Who is served by whom, where nearest is not right. */
const serviceAreaSchema = z
  .strictObject({
    /** A substation or a tower. */
    asset: z.string().min(1),
    villages: ids,
    /** All their villages. */
    townships: ids,
    /** Command posts, hospitals, shelters, towers and waterworks that a substation feeds. */
    facilities: ids,
  })
  .refine((a) => a.villages.length + a.townships.length + a.facilities.length > 0, {
    error: 'villages, townships or facilities',
  });

/** Power, communications and water: `lifelines:` of a scenario file. */
export const lifelinesSchema = z.strictObject({
  /** Of the service areas and the equipment; the rates are the engine's (assumed). */
  provenance: provenanceSchema,
  /** Seats that the owners' duty desks call when something fails. */
  dutySeats: z.array(z.string().min(1)).min(1),
  /** Facilities whose power is needed to command; the first is where the county's seats sit. */
  commandPosts: z.array(z.string().min(1)).min(1),
  serviceAreas: z.array(serviceAreaSchema).default([]),
  /** Facilities that supply piped water, and whom. */
  water: z
    .array(
      z.strictObject({
        facility: z.string().min(1),
        villages: ids,
        townships: ids,
      }),
    )
    .default([]),
  /** Who has a satellite telephone. */
  satellitePhones: z.union(
    [
      z.enum(['all', 'none']),
      z.strictObject({ county: z.boolean(), townships: z.array(z.string().min(1)) }),
    ],
    { error: '"all", "none" or {county, townships}' },
  ),
});

/** Areas and satellite images that can be asked for: `survey:` of a scenario file. */
export const surveySchema = z.strictObject({
  provenance: provenanceSchema,
  areas: z
    .array(
      z.strictObject({
        id: idSchema,
        name: textSchema,
        at: placeSchema,
        radiusKm: z.number().min(0.1).max(20),
      }),
    )
    .default([]),
  satellite: z.strictObject({
    leadMin: z.number().min(0).max(1440),
    processingMin: z.number().min(1).max(1440),
    passes: z
      .array(
        z.strictObject({
          at: durationSchema,
          sensor: z.enum(['optical', 'radar']),
          name: textSchema,
        }),
      )
      .refine((all) => all.every((p, i) => i === 0 || p.at > all[i - 1]!.at), {
        error: 'passes in rising order of time',
      }),
  }),
});

/** Effect of an inject that puts assets out of use. */
export const outageEffectSchema = z.strictObject({
  kind: z.literal('outage'),
  facilities: z.array(z.string().min(1)).min(1),
});
