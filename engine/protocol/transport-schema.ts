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

/** `scenarios/transport/<id>.yaml`: where helicopters land in a region. */
export const transportFileSchema = z.strictObject({
  schema: z.literal(1),
  id: idSchema,
  name: textSchema,
  region: idSchema,
  landing: landingSchema,
});
export type TransportFile = z.infer<typeof transportFileSchema>;
