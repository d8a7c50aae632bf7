import { z } from 'zod';
import { METRIC_IDS } from '../plan/target.ts';
import { inventoryPartSchema } from './inventory-schema.ts';
import { provenanceSchema, textSchema } from './schema-parts.ts';

/** One measurable sentence of an emergency plan. Becomes `PlanTarget`. */
export const planTargetSchema = z
  .strictObject({
    id: z.string().regex(/^[A-Z]\d+$/, 'a target id such as "W1"'),
    clause: z.string().min(1),
    quote: z.string().min(1),
    title: textSchema,
    metric: z.enum(METRIC_IDS),
    op: z.enum(['<=', '>=', 'record']),
    limit: z.number().nullable(),
    unit: z.string(),
    requiredShare: z.number().gt(0).max(1).default(1),
    from: textSchema,
    to: textSchema,
    attribute: z.enum(['binding', 'anticipated']).nullable().default(null),
    provenance: provenanceSchema,
    note: textSchema.optional(),
  })
  .refine((t) => (t.op === 'record') === (t.limit === null), {
    path: ['limit'],
    error: 'a number with "<=" or ">=", null with "record"',
  });

/** `scenarios/plans/<id>.yaml` */
export const planFileSchema = z.strictObject({
  schema: z.literal(1),
  id: z.string().min(1),
  name: textSchema,
  issuer: textSchema,
  period: z.string().min(1),
  targets: z
    .array(planTargetSchema)
    .min(1)
    .refine((all) => new Set(all.map((t) => t.id)).size === all.length, 'target ids that differ'),
  /** Statements on what there is: counted, not played. */
  inventory: inventoryPartSchema.nullable().default(null),
});
export type PlanFile = z.infer<typeof planFileSchema>;
