import { z } from 'zod';
import { provenanceSchema } from './schema-parts.ts';

const share = z.number().min(0).max(1);

/** `people:` of a scenario file: shares of the residents of every village, 0 to 1. */
export const peoplePartSchema = z.strictObject({
  provenance: provenanceSchema,
  /** Away at work or at school, by hour of the local day from 00:00. */
  awayShare: z.array(share.max(0.95)).length(24),
  elderly: share,
  children: share,
  bedridden: share.max(0.2),
});
