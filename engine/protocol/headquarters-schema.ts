import { z } from 'zod';
import { SEAT_ROLES } from '../exercise/scenario.ts';
import { seatSchema } from './scenario-schema.ts';
import { idSchema, provenanceSchema, textSchema } from './schema-parts.ts';

const groupSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  duty: textSchema,
  /** Seats of these roles belong to it, unless `seats` of another group names them. */
  roles: z.array(z.enum(SEAT_ROLES)).default([]),
  seats: z.array(z.string().min(1)).default([]),
});

/** `scenarios/headquarters/usual/groups.yaml`: working groups that templates take by their ids. */
export const usualGroupsFileSchema = z.strictObject({
  schema: z.literal(1),
  provenance: provenanceSchema,
  groups: z.array(groupSchema).min(1),
});

/** `scenarios/headquarters/<id>.yaml`: bodies, working groups and usual seats of a headquarters. */
export const headquartersFileSchema = z.strictObject({
  schema: z.literal(1),
  id: idSchema,
  name: textSchema,
  provenance: provenanceSchema,
  source: textSchema,
  bodies: z.array(textSchema).default([]),
  /** The id of a usual group, or one of its own. */
  groups: z.array(z.union([idSchema, groupSchema])).min(1),
  seats: z.array(seatSchema).default([]),
});

/** A template with its usual groups filled in. */
export type HeadquartersTemplate = Omit<z.infer<typeof headquartersFileSchema>, 'groups'> & {
  readonly groups: readonly z.infer<typeof groupSchema>[];
};
