import { z } from 'zod';
import {
  INSTRUMENT_QUANTITIES,
  type InstrumentQuantity,
} from '../response/instruments/instrument.ts';
import { idSchema, placeSchema, provenanceSchema, textSchema } from './schema-parts.ts';

const QUANTITIES = Object.keys(INSTRUMENT_QUANTITIES) as InstrumentQuantity[];

/** A gauge that seats read: `instruments:` of a scenario file. */
export const instrumentSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  quantity: z.enum(QUANTITIES),
  /** Reservoir, monitoring point … that it reads; left out where it reads the place itself. */
  subject: idSchema.nullable().default(null),
  at: placeSchema,
  everyMin: z.int().min(1).max(1440),
  delayMin: z.int().min(0).max(1440).default(0),
  seats: z.array(z.string()).min(1),
  noiseSd: z.number().min(0).max(1e6).default(0),
  failProbability: z.number().min(0).max(1).default(0),
  marks: z
    .array(
      z.strictObject({
        value: z.number(),
        name: textSchema,
        alarm: z.enum(['rise', 'fall']).nullable().default(null),
      }),
    )
    .default([]),
  provenance: provenanceSchema,
});
