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

/** `scenarios/headquarters/<id>.yaml`: bodies, working groups and usual seats of a headquarters. */
export const headquartersFileSchema = z.strictObject({
  schema: z.literal(1),
  id: idSchema,
  name: textSchema,
  provenance: provenanceSchema,
  source: textSchema,
  bodies: z.array(textSchema).default([]),
  groups: z.array(groupSchema).min(1),
  seats: z.array(seatSchema).default([]),
});
export type HeadquartersFile = z.infer<typeof headquartersFileSchema>;
