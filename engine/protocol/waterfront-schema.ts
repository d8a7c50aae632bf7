import { z } from 'zod';
import { idSchema, placeSchema, provenanceSchema, textSchema } from './schema-parts.ts';

const place = {
  id: idSchema,
  name: textSchema,
  at: placeSchema,
  /** Where teams come ashore or reach it by road; the place itself when left out. */
  reachedFrom: placeSchema.nullable().default(null),
  /** Slope whose slide would make waves here. */
  slide: idSchema,
  provenance: provenanceSchema,
};

/** `waterfront:` of a scenario: boats, landings and shipping within reach of a slide's waves. */
export const waterfrontPartSchema = z.strictObject({
  berths: z
    .array(
      z.strictObject({
        ...place,
        boats: z.int().min(1).max(10_000),
        persons: z.int().min(0).max(10_000),
      }),
    )
    .default([]),
  banks: z
    .array(
      z.strictObject({
        ...place,
        heightM: z.number().min(0).max(100),
        persons: z.int().min(0).max(10_000),
        /** Share of them at each hour of the day. */
        byHour: z.array(z.number().min(0).max(1)).length(24),
        village: z.string().min(1).nullable().default(null),
      }),
    )
    .default([]),
  channels: z
    .array(
      z.strictObject({
        ...place,
        boatsPerHour: z.number().min(0).max(1000),
        personsPerBoat: z.number().min(0).max(1000),
        transitMin: z.number().min(0.1).max(600),
      }),
    )
    .default([]),
});
