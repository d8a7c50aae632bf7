import { z } from 'zod';
import { SEAT_ROLES } from '../exercise/scenario.ts';
import { EVENT_GRADES } from '../response/command/command.ts';
import {
  durationSchema,
  idSchema,
  provenanceSchema,
  textSchema,
  timeOfDaySchema,
} from './schema-parts.ts';

const triggerSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('alerted') }),
    z.strictObject({ kind: z.literal('gradeAtLeast'), grade: z.enum(EVENT_GRADES) }),
    z.strictObject({ kind: z.literal('openFor'), time: durationSchema }),
    z.strictObject({ kind: z.literal('dailyAt'), time: timeOfDaySchema }),
  ],
  {
    error:
      'one of {kind: alerted}, {kind: gradeAtLeast, grade}, {kind: openFor, time}, {kind: dailyAt, time}',
  },
);

const limitSchema = durationSchema.refine((t) => t > 0, 'a limit above 00:00');

const ruleSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  by: z.enum(SEAT_ROLES),
  /** What starts the clock; a rule without a start is no clock. */
  start: triggerSchema,
  limit: limitSchema,
  wants: z.enum(['first', 'any']),
  repeat: limitSchema.nullable().default(null),
  source: z.string().min(1),
  provenance: provenanceSchema,
});

/** `scenarios/rules/reporting/<id>.yaml` */
export const reportingFileSchema = z.strictObject({
  schema: z.literal(1),
  id: idSchema,
  name: textSchema,
  rules: z
    .array(ruleSchema)
    .min(1)
    .refine((all) => new Set(all.map((r) => r.id)).size === all.length, 'rule ids that differ'),
});
