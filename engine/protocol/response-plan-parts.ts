import { z } from 'zod';
import { ADVICE } from '../response/warnings/warning.ts';
import { EVENT_GRADES } from '../response/command/command.ts';
import { SITE_KINDS } from '../response/sites/site.ts';
import { KNOWN_EVENTS, type PlanCondition } from '../plan/response-plan.ts';
import { provenanceSchema } from './schema-parts.ts';

const origin = {
  provenance: provenanceSchema,
  /** Id of one of the plan's clauses; needed with `plan`. */
  clause: z.string().min(1).nullable().default(null),
  source: z.string().min(1).nullable().default(null),
};

interface Stated {
  readonly provenance: string;
  readonly clause: string | null;
  readonly source: string | null;
}

const SAYS_WHERE = {
  path: ['provenance'],
  error: 'a `clause` with provenance "plan", a `source` with "published" or "recalled"',
};

function saysWhere(o: Stated): boolean {
  if (o.provenance === 'plan') return o.clause !== null;
  return (o.provenance !== 'published' && o.provenance !== 'recalled') || o.source !== null;
}

/** A number within its range, with where it comes from. */
export const figure = (value: z.ZodNumber) =>
  z.strictObject({ value, ...origin }).refine(saysWhere, SAYS_WHERE);

/** Longest time that a plan may speak of: 30 days. */
const MOST_MIN = 30 * 24 * 60;

export const minutesFigure = figure(z.number().min(0).max(MOST_MIN));
export const countFigure = figure(z.number().int().min(1).max(1_000_000));
export const shareFigure = figure(z.number().min(0).max(1));

const time = z.number().gt(0).max(MOST_MIN);

/** A random time. */
export const spreadSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('fixed'),
      minutes: z.number().min(0).max(MOST_MIN),
      ...origin,
    }),
    z.strictObject({ kind: z.literal('exponential'), meanMin: time, ...origin }),
    z.strictObject({
      kind: z.literal('lognormal'),
      medianMin: time,
      logSd: z.number().min(0).max(2),
      ...origin,
    }),
    z
      .strictObject({
        kind: z.literal('triangular'),
        leastMin: z.number().min(0).max(MOST_MIN),
        modeMin: z.number().min(0).max(MOST_MIN),
        mostMin: z.number().min(0).max(MOST_MIN),
        ...origin,
      })
      .refine((t) => t.leastMin <= t.modeMin && t.modeMin <= t.mostMin, {
        path: ['modeMin'],
        error: 'leastMin <= modeMin <= mostMin',
      }),
  ])
  .refine(saysWhere, SAYS_WHERE);

const levelSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export const responseLevelSchema = levelSchema;

/** Conditions nest so deep at most. */
const conditionLeaves = [
  z.strictObject({ kind: z.literal('alerted') }),
  z.strictObject({ kind: z.literal('observed') }),
  z.strictObject({ kind: z.literal('gradeAtLeast'), grade: z.enum(EVENT_GRADES) }),
  z.strictObject({ kind: z.literal('responseAtLeast'), level: levelSchema }),
  z.strictObject({ kind: z.literal('headquartersReady') }),
  z.strictObject({
    kind: z.literal('areaAtLeast'),
    ha: figure(z.number().min(0).max(1_000_000)),
  }),
  z.strictObject({ kind: z.literal('forecastWithin'), minutes: minutesFigure }),
  z.strictObject({
    kind: z.literal('warningInForce'),
    advice: z.enum(ADVICE).nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('casualtiesAtLeast'),
    of: z.enum(['dead', 'injured', 'missing']),
    persons: countFigure,
  }),
  z.strictObject({ kind: z.literal('displacedAtLeast'), persons: countFigure }),
  z.strictObject({ kind: z.literal('siteKnown'), site: z.enum(SITE_KINDS) }),
  z.strictObject({
    kind: z.literal('gaugeAtLeast'),
    instrument: z.string().min(1),
    reading: figure(z.number().min(-1e6).max(1e6)),
  }),
  z.strictObject({
    kind: z.literal('incidentKnown'),
    incident: z.string().min(1).nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('idleShareBelow'), share: shareFigure }),
  z.strictObject({
    kind: z.literal('rainAtLeast'),
    mmH: figure(z.number().min(0).max(500)),
  }),
  z.strictObject({ kind: z.literal('windAtLeast'), ms: figure(z.number().min(0).max(100)) }),
  z.strictObject({ kind: z.literal('daylight') }),
  z.strictObject({
    kind: z.literal('since'),
    event: z.enum(KNOWN_EVENTS),
    minutes: minutesFigure,
  }),
] as const;

export const conditionSchema: z.ZodType<PlanCondition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    ...conditionLeaves,
    z.strictObject({ kind: z.enum(['all', 'any']), of: z.array(conditionSchema).min(1).max(20) }),
    z.strictObject({ kind: z.literal('not'), of: conditionSchema }),
  ]),
);
