import { z } from 'zod';
import { idSchema, provenanceSchema, textSchema } from './schema-parts.ts';

/** `scenarios/rules/scoring/<id>.yaml`: how much each target of a plan counts. */
export const scoringFileSchema = z
  .strictObject({
    schema: z.literal(1),
    id: idSchema,
    name: textSchema,
    /** Plan whose targets are weighted. */
    plan: idSchema,
    source: z.string().min(1),
    provenance: provenanceSchema,
    groups: z.array(z.strictObject({ id: idSchema, name: textSchema })).min(1),
    weights: z
      .array(
        z.strictObject({
          target: z.string().min(1),
          group: idSchema,
          weight: z.number().min(0).max(1000),
        }),
      )
      .min(1)
      .refine((all) => new Set(all.map((w) => w.target)).size === all.length, 'targets that differ')
      .refine((all) => all.some((w) => w.weight > 0), 'at least one weight above 0'),
  })
  .superRefine((pack, ctx) => {
    const groups = new Set(pack.groups.map((g) => g.id));
    pack.weights.forEach((w, i) => {
      if (!groups.has(w.group))
        ctx.addIssue({
          code: 'custom',
          path: ['weights', i, 'group'],
          message: `one of the groups ${[...groups].join(', ')}`,
        });
    });
  });
