import { z } from 'zod';
import type { EvaluationPack } from '../review/evaluation.ts';
import { idSchema, provenanceSchema, textSchema } from './schema-parts.ts';

const different = <T extends { readonly id: string }>(list: readonly T[]): boolean =>
  new Set(list.map((x) => x.id)).size === list.length;

const itemSchema = z.strictObject({
  /** The number of the item in its source, such as `1.7`, or one of the pack's own. */
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/, 'small letters, digits, "." and "-"'),
  text: textSchema,
  source: z.string().min(1),
  provenance: provenanceSchema,
});

/** `scenarios/rules/evaluation/<id>.yaml`: what evaluators look for and how they grade. */
export const evaluationFileSchema = z
  .strictObject({
    schema: z.literal(1),
    id: idSchema,
    name: textSchema,
    source: z.string().min(1),
    provenance: provenanceSchema,
    grading: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('marks'),
        /** From the best to the worst; the order is what majority and spread are counted by. */
        marks: z
          .array(z.strictObject({ id: z.string().regex(/^[A-Z]$/, 'a letter'), name: textSchema }))
          .min(2)
          .max(6),
      }),
      z.strictObject({ kind: z.literal('points'), max: z.int().min(1).max(1000) }),
    ]),
    forms: z
      .array(
        z.strictObject({
          id: idSchema,
          name: textSchema,
          items: z.array(itemSchema).min(1).max(60),
        }),
      )
      .min(1)
      .max(30)
      .refine(different, 'forms whose ids differ'),
    /** Set phrases for a note, one tap each. */
    phrases: z.array(textSchema).max(24),
    /** Questions that participants answer for themselves, on a scale of 1 to 5. */
    selfRating: z
      .array(z.strictObject({ id: idSchema, text: textSchema }))
      .min(1)
      .max(12)
      .refine(different, 'questions whose ids differ'),
  })
  .superRefine((pack, ctx) => {
    const seen = new Set<string>();
    pack.forms.forEach((form, f) =>
      form.items.forEach((item, i) => {
        if (seen.has(item.id))
          ctx.addIssue({
            code: 'custom',
            path: ['forms', f, 'items', i, 'id'],
            message: 'an id that no other item of the pack has',
          });
        seen.add(item.id);
      }),
    );
  }) satisfies z.ZodType<EvaluationPack & { schema: 1 }>;
