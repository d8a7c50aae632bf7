import { z } from 'zod';
import type { Scenario } from '../exercise/scenario.ts';
import { runsOf, type StudyDesign } from '../study/design.ts';
import { FACTORS, findFactor } from '../study/factors.ts';
import { usualRealisations } from '../study/realisations.ts';
import { MOST_EVENTS_PER_YEAR } from '../study/yearly.ts';
import { variationSchema } from './variation-schema.ts';

/** Runs of one arm. */
export const MOST_RUNS = 1_000_000;
/** A page may ask for this many runs in all; larger studies belong on the command line. */
export const MOST_PAGE_RUNS = 50_000;

const runs = z.int().min(1).max(MOST_RUNS);
const figure = (least: number, most: number) =>
  z.strictObject({
    value: z.number().min(least).max(most),
    provenance: z.enum(['plan', 'published', 'recalled', 'estimated', 'assumed', 'computed']),
  });

export const yearlySchema = z.strictObject({
  eventsPerYear: figure(0, MOST_EVENTS_PER_YEAR),
  population: figure(1, 1e10),
  gdpYuan: figure(1, 1e16),
  forestHa: figure(1, 1e9),
});

const limitSchema = z
  .strictObject({
    factor: z.enum(FACTORS.map((f) => f.id) as [string, ...string[]]),
    values: z.array(z.number()).min(2).max(20),
  })
  .superRefine(({ factor, values }, ctx) => {
    const f = findFactor(factor);
    values.forEach((v, i) => {
      if (f !== undefined && (v < f.min || v > f.max))
        ctx.addIssue({
          code: 'custom',
          path: ['values', i],
          message: `${f.id} within ${f.min} and ${f.max} ${f.unit}`,
        });
      if (i > 0 && !(v > values[i - 1]!))
        ctx.addIssue({ code: 'custom', path: ['values', i], message: 'rising values' });
    });
  });

const detailSchema = z.strictObject({
  target: z.string().min(1).max(80).nullable(),
  runs,
  pools: z.int().min(0).max(10),
  tornado: z.boolean(),
  morris: z.int().min(0).max(100),
  limit: limitSchema.nullable(),
});

/** What somebody wants to have studied: the body of a request, and `spec.json` in a study's folder. */
export const studySpecSchema = z
  .strictObject({
    scenario: z.string().min(1).max(400),
    plan: z.string().min(1).max(400).nullable().default(null),
    /** A second plan, or a second scenario, on the same seeds. */
    against: z.string().min(1).max(400).nullable().default(null),
    runs,
    /** Courses of weather and hazard that runs share in turn; null for as many as is usual. */
    realisations: z.int().min(2).max(MOST_RUNS).nullable().default(null),
    vary: variationSchema.default([]),
    sampling: z.enum(['latinHypercube', 'stratified']).default('latinHypercube'),
    required: z.number().gt(0).lt(1).default(0.9),
    /** Stops when every clause is decided by an interval that holds at all sizes. */
    untilDecided: z.boolean().default(false),
    details: detailSchema.nullable().default(null),
    yearly: yearlySchema.nullable().default(null),
  })
  .superRefine((s, ctx) => {
    if (s.realisations !== null && s.realisations > s.runs)
      ctx.addIssue({ code: 'custom', path: ['realisations'], message: `at most ${s.runs} (runs)` });
    // The confidence sequence takes runs for independent ones.
    if (s.untilDecided && s.realisations !== null)
      ctx.addIssue({
        code: 'custom',
        path: ['untilDecided'],
        message: 'a realisation of its own for each run',
      });
  });
export type StudySpec = z.infer<typeof studySpecSchema>;

/** The same from a page, whose server plays exercises besides. */
export const pageStudySchema = studySpecSchema.superRefine((s, ctx) => {
  const { base, details } = runsOf({ ...s, against: s.against !== null });
  if (base + details > MOST_PAGE_RUNS)
    ctx.addIssue({
      code: 'custom',
      path: ['runs'],
      message: `at most ${MOST_PAGE_RUNS} with all arms, got ${base + details}`,
    });
});

export const designOf = (s: StudySpec, scenario: Scenario): StudyDesign => ({
  runs: s.runs,
  realisations: s.realisations ?? usualRealisations(s, scenario),
  vary: s.vary,
  sampling: s.sampling,
  against: s.against !== null,
  details: s.details,
});
