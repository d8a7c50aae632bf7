import { z } from 'zod';
import { idSchema, placeSchema, provenanceSchema, textSchema } from './schema-parts.ts';

const common = {
  id: idSchema,
  delayMin: z.number().min(0).max(10_080).default(0),
  /** How often it may act; null: without end. */
  most: z.int().min(1).nullable().default(null),
  on: z.boolean().default(true),
  provenance: provenanceSchema,
  /** Where condition and delay are from. */
  source: textSchema,
};
const link = <K extends string, T extends z.ZodRawShape>(kind: K, own: T) =>
  z.strictObject({ ...common, kind: z.literal(kind), ...own });

/** `chain:` of a scenario: what ties its hazards. */
export const chainLinkSchema = z.discriminatedUnion('kind', [
  link('rainSlides', {}),
  link('slideRoads', {}),
  link('slideDam', { minRiseM: z.number().min(0.1).max(500) }),
  link('damBreach', {
    overtopM: z.number().min(0.01).max(50),
    afterMin: z.number().min(0).max(10_080),
  }),
  link('slideWave', { minVolumeM3: z.number().min(1).max(1e9) }),
  link('burntDebris', {
    torrents: z
      .array(z.strictObject({ id: idSchema, ring: z.array(placeSchema).min(3).max(1000) }))
      .min(1),
    kFactor: z.number().min(0.02).max(0.7),
    severity: z.number().min(0).max(1.3),
  }),
  link('burntRunoff', { share: z.number().min(0.01).max(1) }),
  link('floodSlope', {
    slide: idSchema,
    at: placeSchema,
    depthM: z.number().gt(0).max(200),
    speedMS: z.number().min(0).max(30),
  }),
]);
