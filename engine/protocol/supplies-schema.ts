import { z } from 'zod';
import { ITEM_IDS } from '../response/supplies/items.ts';
import { DEPOT_TIERS } from '../response/supplies/supplies.ts';
import { durationSchema, idSchema, provenanceSchema, textSchema } from './schema-parts.ts';

const amount = z.int().min(0).max(10_000_000);
const GOODS = ITEM_IDS.filter((id) => id !== 'reliefKit');

/** Counts by item, in the item's own unit (pieces, litres, person-days, courses). */
const stockSchema = z.partialRecord(z.enum(GOODS), amount);
const loadSchema = z.partialRecord(z.enum(ITEM_IDS), amount);

/**
 * Goods beside relief kits: `supplies:` of a scenario file. What every depot of a tier has, what
 * single depots have instead, what lies in shelters, and what comes from outside.
 */
export const suppliesPartSchema = z.strictObject({
  provenance: provenanceSchema,
  byTier: z.partialRecord(z.enum(DEPOT_TIERS), stockSchema).default({}),
  depots: z
    .array(
      z.strictObject({
        facility: z.string().min(1),
        tier: z.enum(DEPOT_TIERS).optional(),
        stock: stockSchema,
      }),
    )
    .default([]),
  shelters: z
    .array(z.strictObject({ facility: z.string().min(1), stock: stockSchema }))
    .default([]),
  deliveries: z
    .array(
      z.strictObject({
        id: idSchema,
        name: textSchema,
        /** A portal of the region. */
        from: z.string().min(1),
        to: z.string().min(1),
        /** Null: only an inject calls it. */
        at: durationSchema.nullable(),
        load: loadSchema,
      }),
    )
    .refine((all) => new Set(all.map((d) => d.id)).size === all.length, {
      error: 'delivery ids that differ',
    })
    .default([]),
});
