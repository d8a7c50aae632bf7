import { z } from 'zod';
import { FACTORS } from '../study/factors.ts';

const ids = FACTORS.map((f) => f.id);

/** Factors with the range that a study draws them from. */
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
  .refine((all) => new Set(all.map((v) => v.factor)).size === all.length, 'each factor once');

/** `--vary FILE`: which factors a study varies, and how their values are spread over the runs. */
export const variationFileSchema = z.strictObject({
  // A file of a newer version says so: it is refused with the versions that are known.
  schema: z.literal(1, 'schema 1: files of a newer version are not understood').default(1),
  sampling: z.enum(['latinHypercube', 'stratified']).default('latinHypercube'),
  vary: variationSchema,
});
export type VariationFile = z.infer<typeof variationFileSchema>;
