import { z } from 'zod';
import { FACTORS } from '../study/factors.ts';

const ids = FACTORS.map((f) => f.id);

/** `--vary`: factors with the range that a study draws them from, Latin hypercube over all. */
export const variationSchema = z
  .array(
    z
      .strictObject({
        factor: z.enum(ids as [string, ...string[]]),
        min: z.number(),
        max: z.number(),
      })
      .superRefine((v, ctx) => {
        const f = FACTORS.find((x) => x.id === v.factor)!;
        if (v.min > v.max) ctx.addIssue({ code: 'custom', message: 'min at most max' });
        for (const end of ['min', 'max'] as const)
          if (v[end] < f.min || v[end] > f.max)
            ctx.addIssue({
              code: 'custom',
              path: [end],
              message: `${f.id} within ${f.min} and ${f.max} ${f.unit}`,
            });
      }),
  )
  .min(1)
  .refine((all) => new Set(all.map((v) => v.factor)).size === all.length, 'each factor once');
export type Variation = z.infer<typeof variationSchema>;
