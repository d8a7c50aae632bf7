import { z } from 'zod';
import { SEAT_ROLES } from '../exercise/scenario.ts';
import type { PreparedQuestion, TutorialStep } from './discussion.ts';

const text = z.strictObject({ zh: z.string().min(1).max(2000), en: z.string().min(1).max(2000) });
const id = z.string().regex(/^[a-z0-9-]{1,40}$/, 'lower-case letters, digits and dashes');

/** `discussion.yaml` beside a scenario: questions of a tabletop exercise. */
export const discussionFileSchema = z
  .strictObject({
    questions: z
      .array(
        z.strictObject({
          id,
          atMin: z.number().min(0).max(10_080).nullable().default(null),
          inject: text,
          question: text,
          points: z.array(text).max(20).default([]),
          roles: z.array(z.enum(SEAT_ROLES)).default([]),
          minutes: z.number().min(1).max(240).default(10),
        }),
      )
      .min(1)
      .max(100),
  })
  .refine((f) => new Set(f.questions.map((q) => q.id)).size === f.questions.length, {
    path: ['questions'],
    message: 'each id once',
  }) satisfies z.ZodType<{ questions: PreparedQuestion[] }>;

const count = z.number().int().min(1).max(20).default(1);

/** `tutorial.yaml` beside a scenario: steps of a guided exercise. */
export const tutorialFileSchema = z
  .strictObject({
    steps: z
      .array(
        z.strictObject({
          id,
          title: text,
          text,
          check: z.discriminatedUnion('kind', [
            z.strictObject({ kind: z.literal('read') }),
            z.strictObject({ kind: z.literal('acknowledged'), count }),
            z.strictObject({ kind: z.literal('ordered'), type: z.string().min(1).max(40), count }),
            z.strictObject({ kind: z.literal('arrived'), count }),
            z.strictObject({ kind: z.literal('messageSent'), count }),
            z.strictObject({
              kind: z.literal('reported'),
              report: z.enum(['first', 'followUp', 'final']),
            }),
            z.strictObject({ kind: z.literal('forecast') }),
            z.strictObject({ kind: z.literal('warned') }),
            z.strictObject({ kind: z.literal('time'), tick: z.number().int().min(1).max(86_400) }),
          ]),
        }),
      )
      .min(1)
      .max(30),
  })
  .refine((f) => new Set(f.steps.map((s) => s.id)).size === f.steps.length, {
    path: ['steps'],
    message: 'each id once',
  }) satisfies z.ZodType<{ steps: TutorialStep[] }>;
