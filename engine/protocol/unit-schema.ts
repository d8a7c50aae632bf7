import { z } from 'zod';
import { CAPABILITIES, VEHICLES } from '../exercise/scenario.ts';
import { EQUIPMENT } from '../response/forces/equipment.ts';
import { FORCE_KINDS } from '../response/forces/kinds.ts';
import { idSchema, placeSchema, provenanceSchema, textSchema } from './schema-parts.ts';

/**
 * A team, or a rule that makes one for each township or village: then `{township}`, `{village}`
 * and their names `{township.zh}` … fill `id`, `name`, `seat` and `home`.
 */
export const unitSchema = z.strictObject({
  id: z.string().min(1),
  name: textSchema,
  kind: z.enum(FORCE_KINDS).default('specialist'),
  forEach: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('township'), townships: z.array(z.string()).min(1) }),
      z.strictObject({
        kind: z.literal('village'),
        townships: z.array(z.string()).min(1),
        /** Share of each township's villages that have one, in order of their ids. */
        share: z.number().gt(0).max(1).default(1),
      }),
    ])
    .optional(),
  seat: z.string().min(1),
  symbol: z.string().regex(/^team-[a-z]+$/, 'a symbol id such as "team-forest"'),
  strength: z.int().min(1).max(1000),
  capabilities: z.array(z.enum(CAPABILITIES)).min(1),
  vehicle: z.enum(VEHICLES),
  equipment: z.partialRecord(z.enum(EQUIPMENT), z.int().min(1).max(1000)).default({}),
  home: placeSchema,
  /** Entry of `aid` to which the team belongs: not in the county before that is granted. */
  aid: idSchema.nullable().default(null),
  turnOutMin: z.number().min(0).max(1440),
  shiftH: z.number().gt(0).max(24),
  seatsForPeople: z.int().min(0).default(0),
  kitCapacity: z.int().min(0).default(0),
  waterL: z.int().min(0).default(0),
  provenance: provenanceSchema,
});
export type UnitEntry = z.infer<typeof unitSchema>;
