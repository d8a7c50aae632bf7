import { z } from 'zod';
import { AID_KINDS } from '../response/aid/aid.ts';
import { idSchema, provenanceSchema, textSchema } from './schema-parts.ts';

/** Help that has to be asked for: an entry of `aid:` in a scenario file. */
export const aidSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  kind: z.enum(AID_KINDS),
  /** Seat that answers; null when the answer comes by itself. */
  seat: z.string().min(1).nullable().default(null),
  /** Facility of kind portal, or where the means stand that are requisitioned. */
  portal: z.string().min(1),
  answerMin: z.number().gt(0).max(2880),
  travelMin: z.number().gt(0).max(2880),
  yuanPerDay: z.number().min(0).max(10_000_000).default(0),
  provenance: provenanceSchema,
});
