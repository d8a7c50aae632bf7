import { z } from 'zod';
import { CAPABILITIES, SEAT_ROLES } from '../exercise/scenario.ts';
import { HAZARD_IDS } from '../hazards/hazard.ts';
import {
  DISPATCH_WORKS,
  PLAN_EVENTS,
  RESPONSE_PLAN_SCHEMA,
  type ResponsePlan,
} from '../plan/response-plan.ts';
import { EQUIPMENT } from '../response/forces/equipment.ts';
import { FORCE_KINDS } from '../response/forces/kinds.ts';
import { SITE_KINDS } from '../response/sites/site.ts';
import { ITEM_IDS } from '../response/supplies/items.ts';
import {
  conditionSchema,
  countFigure,
  figure,
  minutesFigure,
  responseLevelSchema,
  shareFigure,
  spreadSchema,
} from './response-plan-parts.ts';
import { idSchema, textSchema } from './schema-parts.ts';

const idsSchema = z.array(z.string().min(1)).default([]);

/** Delays, errors and lost words of the people in the headquarters. */
const humanSchema = z.strictObject({
  notice: spreadSchema,
  decide: spreadSchema,
  order: spreadSchema,
  review: spreadSchema,
  omission: shareFigure,
  recover: spreadSchema,
  wrongPlace: shareFigure,
  lostOrder: shareFigure,
  lostMessage: shareFigure,
});

const needSchema = z.discriminatedUnion('of', [
  z
    .strictObject({
      of: z.literal('teams'),
      capability: z.enum(CAPABILITIES),
      kind: z.enum(FORCE_KINDS).nullable().default(null),
      atLeast: countFigure,
      atMost: countFigure.nullable().default(null),
    })
    .refine((n) => n.atMost === null || n.atMost.value >= n.atLeast.value, {
      path: ['atMost'],
      error: 'a number not below `atLeast`',
    }),
  z.strictObject({
    of: z.literal('persons'),
    capability: z.enum(CAPABILITIES),
    atLeast: countFigure,
  }),
  z.strictObject({ of: z.literal('equipment'), item: z.enum(EQUIPMENT), atLeast: countFigure }),
  z.strictObject({ of: z.literal('stock'), item: z.enum(ITEM_IDS), atLeast: countFigure }),
  z.strictObject({ of: z.enum(['seats', 'shelter', 'beds']), atLeast: countFigure }),
]);

const CHANNELS = ['loudspeaker', 'sms', 'siren'] as const;
/** A seat cannot look at a thing more often than it looks at its desk at all. */
const everyFigure = figure(z.number().min(1).max(43_200));

const zoneSchema = z.array(z.string().min(1)).min(1).max(500).nullable().default(null);

const ruleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('convene') }),
  z.strictObject({ kind: z.literal('declare') }),
  z.strictObject({ kind: z.literal('report'), followUpMin: everyFigure }),
  z.strictObject({ kind: z.literal('scout'), everyMin: everyFigure }),
  z.strictObject({
    kind: z.literal('forecast'),
    hours: figure(z.number().int().min(1).max(24)),
    everyMin: everyFigure,
  }),
  z.strictObject({ kind: z.literal('survey'), againMin: everyFigure }),
  z
    .strictObject({
      kind: z.literal('dispatch'),
      work: z.enum(DISPATCH_WORKS),
      sites: z.array(z.enum(SITE_KINDS)).min(1).nullable().default(null),
    })
    .refine((r) => r.sites === null || r.work === 'workSites', {
      path: ['sites'],
      error: 'no `sites` but with work "workSites"',
    }),
  z.strictObject({
    kind: z.literal('warn'),
    leaveWithinMin: minutesFigure,
    villages: zoneSchema,
    channels: z.array(z.enum(CHANNELS)).min(1).nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('evacuate'),
    by: z.enum(['vehicles', 'guides']),
    withinMin: minutesFigure,
    nearM: figure(z.number().min(0).max(50_000)),
    villages: zoneSchema,
    shelters: z.enum(['nearest', 'balanced']),
  }),
  z.strictObject({ kind: z.literal('openShelters'), withinMin: minutesFigure }),
  z.strictObject({
    kind: z.literal('sendSupplies'),
    items: z.array(z.enum(ITEM_IDS)).min(1).nullable().default(null),
    lowMin: minutesFigure,
  }),
  z.strictObject({
    kind: z.literal('requestAid'),
    sources: z.array(z.string().min(1)).min(1).nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('answerAid'), yes: z.boolean() }),
  z.strictObject({
    kind: z.literal('operate'),
    work: z.string().min(1),
    value: figure(z.number().min(0).max(1e6)),
  }),
  z.strictObject({
    kind: z.literal('notify'),
    to: z.array(z.enum(SEAT_ROLES)).min(1),
    text: textSchema,
  }),
]);

const taskMomentSchema = z.strictObject({ task: idSchema, is: z.enum(['started', 'done']) });

const taskSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  clauses: idsSchema,
  targets: idsSchema,
  responsible: z.strictObject({
    role: z.enum(SEAT_ROLES),
    seatId: idSchema.nullable().default(null),
  }),
  fromLevel: responseLevelSchema.nullable().default(null),
  when: conditionSchema.nullable().default(null),
  after: z.array(taskMomentSchema).default([]),
  rule: ruleSchema,
  needs: z.array(needSchema).default([]),
  leastMin: minutesFigure,
  deadlines: z
    .array(
      z.strictObject({
        from: z.union([z.enum(PLAN_EVENTS), taskMomentSchema], {
          error: `an event (${PLAN_EVENTS.join(', ')}) or {task, is}`,
        }),
        withinMin: minutesFigure,
        of: z.enum(['started', 'done']),
      }),
    )
    .default([]),
});

const differ = (all: readonly { readonly id: string }[]): boolean =>
  new Set(all.map((x) => x.id)).size === all.length;

/** `scenarios/plans/<id>/plan.yaml` */
export const responsePlanSchema = z.strictObject({
  schema: z.literal(RESPONSE_PLAN_SCHEMA),
  id: idSchema,
  name: textSchema,
  version: z.string().min(1).max(40),
  hazard: z.enum(HAZARD_IDS),
  document: idSchema,
  clauses: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        path: z.string().min(1),
        quote: z.string().min(1),
      }),
    )
    .default([])
    .refine(differ, 'ids of clauses that differ'),
  levels: z
    .array(
      z.strictObject({
        level: responseLevelSchema,
        name: textSchema,
        when: conditionSchema,
        clauses: idsSchema,
      }),
    )
    .default([])
    .refine((all) => new Set(all.map((l) => l.level)).size === all.length, 'each level once'),
  tasks: z.array(taskSchema).min(1).max(200).refine(differ, 'ids of tasks that differ'),
  human: humanSchema,
}) satisfies z.ZodType<ResponsePlan>;
