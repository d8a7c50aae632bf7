import { z } from 'zod';
import { OBSTACLES, SURFACES } from '../response/transport/transport.ts';
import { idSchema, provenanceSchema, textSchema } from './schema-parts.ts';

/** Winds and sights in which machines still fly and sail. */
const windMs = z.number().gt(0).max(30);
const sightM = z.number().min(0).max(20_000);

const landingSchema = z.strictObject({
  provenance: provenanceSchema,
  /** Of every landing point and airport of the region, unless `sites` has something else. */
  usual: z.strictObject({
    surface: z.enum(SURFACES),
    lit: z.boolean(),
    windMs,
    sightM,
    obstacles: z.enum(OBSTACLES),
  }),
  sites: z
    .array(
      z.strictObject({
        facility: z.string().min(1),
        surface: z.enum(SURFACES).optional(),
        lit: z.boolean().optional(),
        windMs: windMs.optional(),
        sightM: sightM.optional(),
        obstacles: z.enum(OBSTACLES).optional(),
        provenance: provenanceSchema.optional(),
      }),
    )
    .default([]),
});

const kmH = z.number().gt(0).max(80);

const waterwaysSchema = z.strictObject({
  provenance: provenanceSchema,
  /** Speed through the water of all craft; and of some teams' own. */
  craftKmH: kmH,
  craftKmHOf: z.record(z.string().min(1), kmH).default({}),
  windMs,
  sightM,
  rivers: z
    .array(
      z.strictObject({
        river: z.string().min(1),
        /** Mean current, m/s. */
        currentMs: z.number().min(0).max(6),
        /** River of this list that it flows into. */
        joins: z.string().min(1).nullable().default(null),
        /** Gauge of a scenario and level, m, from which on nobody sails. */
        closedAbove: z
          .strictObject({ instrument: z.string().min(1), levelM: z.number() })
          .nullable()
          .default(null),
      }),
    )
    .min(1),
  /** Wharves of the region at which these boats do not moor. */
  except: z.array(z.string().min(1)).default([]),
});

/** `scenarios/transport/<id>.yaml`: where helicopters land and boats sail in a region. */
export const transportFileSchema = z.strictObject({
  schema: z.literal(1),
  id: idSchema,
  name: textSchema,
  region: idSchema,
  landing: landingSchema,
  waterways: waterwaysSchema.nullable().default(null),
});
export type TransportFile = z.infer<typeof transportFileSchema>;
