import { z } from 'zod';
import type { HazardControl } from '../exercise/control/control.ts';
import { MSEL_LIMITS } from '../exercise/msel/check-inject.ts';
import { readTrigger } from '../exercise/msel/condition-text.ts';
import { readEffect } from '../exercise/msel/effect-text.ts';
import { APPROVALS } from '../exercise/msel/msel.ts';
import type { TextFault } from '../exercise/msel/text-reader.ts';
import type { Point } from '../kernel/grid.ts';
import { HAZARD_CONTROLS } from './control-schema.ts';
import { outageEffectSchema } from './lifelines-schema.ts';
import {
  bearingSchema,
  durationSchema,
  idSchema,
  placeSchema,
  textSchema,
} from './schema-parts.ts';

const faultText = (f: TextFault): string => `${f.expected} at character ${f.at + 1}`;

/** A position in metres of the region's own grid, as exports write it. */
const gridPointSchema = z.strictObject({ e: z.number(), n: z.number() });
const anyPlaceSchema = z.union([placeSchema, gridPointSchema]);
export type AnyPlace = z.infer<typeof anyPlaceSchema>;

type Placed<C> = C extends { readonly at: Point } ? Omit<C, 'at'> & { readonly at: AnyPlace } : C;
export type ControlFile = Placed<HazardControl>;

/** The instructor's controls as files have them: their places may have names. */
const controlFileSchema = z.discriminatedUnion(
  'type',
  HAZARD_CONTROLS.map((s) => ('at' in s.shape ? s.extend({ at: anyPlaceSchema }) : s)) as never,
) as unknown as z.ZodType<ControlFile>;

const effectObjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('wind'),
    windMs: z.number().min(0).max(60),
    windFromDeg: bearingSchema,
    hours: z.number().gt(0).max(48),
    rainMmH: z.number().min(0).max(300).default(0),
    severe: z.boolean().default(false),
  }),
  /** Closes the road edge nearest to `near`, or the edge itself. */
  z
    .strictObject({
      kind: z.literal('closeRoad'),
      near: anyPlaceSchema.optional(),
      edge: z.int().min(0).optional(),
      /** Loose material to be cleared, m3; without it nobody can open the road. */
      debrisM3: z.number().min(0).max(100_000).default(0),
    })
    .refine((e) => (e.near === undefined) !== (e.edge === undefined), 'one of near and edge'),
  /** Calls a delivery of `supplies.deliveries` that has no time. */
  z.strictObject({ kind: z.literal('delivery'), delivery: idSchema }),
  outageEffectSchema,
  z.strictObject({ kind: z.literal('ignite'), at: anyPlaceSchema }),
  z.strictObject({ kind: z.literal('incident'), incident: idSchema }),
  z.strictObject({ kind: z.literal('control'), control: controlFileSchema }),
]);

/** An effect as an object, or as one line of text as tables have it. */
export const effectFileSchema = z.preprocess((v, ctx) => {
  if (typeof v !== 'string') return v;
  const read = readEffect(v);
  if (read.ok) return read.value;
  ctx.issues.push({ code: 'custom', message: faultText(read.error), input: v });
  return z.NEVER;
}, effectObjectSchema);
export type EffectFile = z.output<typeof effectFileSchema>;

const conditionSchema = z.string().transform((text, ctx) => {
  const read = readTrigger(text);
  if (read.ok) return read.value;
  ctx.issues.push({ code: 'custom', message: faultText(read.error), input: text });
  return z.NEVER;
});

/** One inject of a scenario file or of an MSEL in YAML. */
export const injectFileSchema = z.strictObject({
  id: idSchema,
  number: z.string().min(1).max(MSEL_LIMITS.numberChars),
  /** Null: it has no time of its own. With `when` it is the earliest. */
  at: durationSchema.nullable().default(null),
  /** Fires when this holds; see `engine/exercise/msel/condition-text.ts`. */
  when: conditionSchema.nullable().default(null),
  /** Kept in reserve: only the instructor fires it, whatever time it has. */
  offTimeline: z.boolean().default(false),
  from: textSchema,
  to: z.array(z.string()).min(1),
  channel: z.enum(['phone', 'radio', 'written', 'system']),
  text: textSchema,
  expected: z.strictObject({ zh: z.string(), en: z.string() }).default({ zh: '', en: '' }),
  responsible: z.string().max(MSEL_LIMITS.nameChars).default(''),
  /** Number of the scenario's objective, from 1. */
  objective: z.int().min(1).nullable().default(null),
  target: z.string().min(1).nullable().default(null),
  /** Names of files in the folder `attachments` beside the scenario. */
  attachments: z.array(z.string().min(1)).max(MSEL_LIMITS.attachments).default([]),
  approval: z.enum(APPROVALS).default('approved'),
  effect: effectFileSchema.default({ kind: 'none' }),
});
export type InjectFile = z.output<typeof injectFileSchema>;

/** An MSEL as a file of its own: `msel.yaml` beside a scenario, or an export. */
export const mselFileSchema = z.strictObject({
  schema: z.literal(1),
  injects: z.array(injectFileSchema).max(MSEL_LIMITS.injects),
});
