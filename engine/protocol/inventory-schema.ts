import { z } from 'zod';
import { FACILITY_KINDS } from '../region/region.ts';
import { EQUIPMENT } from '../response/forces/equipment.ts';
import { FORCE_KINDS } from '../response/forces/kinds.ts';
import { idSchema, textSchema } from './schema-parts.ts';

const facilityQuery = {
  kind: z.enum(FACILITY_KINDS),
  where: z.record(z.string(), z.string()).default({}),
};

const countSchema = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('units'),
    kind: z.enum(FORCE_KINDS),
    minStrength: z.int().min(1).default(1),
  }),
  z.strictObject({ of: z.literal('equipment'), item: z.enum(EQUIPMENT) }),
  z.strictObject({ of: z.literal('facilities'), ...facilityQuery }),
  z.strictObject({ of: z.literal('sum'), attribute: z.string().min(1), ...facilityQuery }),
  z.strictObject({ of: z.literal('townshipsWith'), ...facilityQuery }),
  z.strictObject({
    of: z.literal('villagesWithin'),
    kind: z.enum(FACILITY_KINDS),
    distanceM: z.number().gt(0).max(100_000),
  }),
  z.strictObject({ of: z.literal('nothing') }),
]);

/** Part of a plan file: structural statements, and what they are counted in. */
export const inventoryPartSchema = z.strictObject({
  region: idSchema,
  /** File of `scenarios/forces/`. */
  forces: idSchema,
  checks: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[A-Z]S\d+$/, 'an id such as "WS1"'),
        clause: z.string().min(1),
        quote: z.string().min(1),
        title: textSchema,
        count: countSchema,
        atLeast: z.number().gt(0),
        unit: z.string().min(1),
      }),
    )
    .min(1)
    .refine((all) => new Set(all.map((c) => c.id)).size === all.length, 'ids that differ'),
});
