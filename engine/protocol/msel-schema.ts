import { z } from 'zod';
import { MSEL_LIMITS } from '../exercise/msel/check-inject.ts';
import type { InjectDraft } from '../exercise/msel/draft.ts';
import { APPROVALS } from '../exercise/msel/msel.ts';
import { MAX_TEXT } from '../exercise/msel/text-reader.ts';
import type { InjectSpec } from '../exercise/scenario.ts';
import { HAZARD_CONTROLS } from './control-schema.ts';

const id = z.string().min(1).max(80);
const words = (max: number) => z.strictObject({ zh: z.string().max(max), en: z.string().max(max) });
const metres = z.number().min(-1e8).max(1e8);

export const CHANNELS = ['phone', 'radio', 'written', 'system'] as const;

/** What an inject does to the world, with every place resolved. */
export const injectEffectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('wind'),
    windMs: z.number().min(0).max(60),
    windFromDeg: z.number().min(0).max(360),
    hours: z.number().gt(0).max(48),
    rainMmH: z.number().min(0).max(300).default(0),
    severe: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal('closeRoad'),
    edgeId: z.int().min(0).max(1e7),
    debrisM3: z.number().min(0).max(100_000).default(0),
  }),
  z.strictObject({ kind: z.literal('outage'), assetIds: z.array(id).min(1).max(200) }),
  z.strictObject({ kind: z.literal('delivery'), deliveryId: id }),
  z.strictObject({
    kind: z.literal('ignite'),
    at: z.strictObject({ e: metres, n: metres }),
  }),
  z.strictObject({ kind: z.literal('incident'), incidentId: id }),
  z.strictObject({
    kind: z.literal('control'),
    control: z.discriminatedUnion('type', HAZARD_CONTROLS),
  }),
]) satisfies z.ZodType<InjectSpec['effect']>;

export const attachmentSchema = z.strictObject({
  name: z.string().min(1).max(200),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256'),
  mediaType: z.string().min(1).max(100),
  bytes: z.int().min(0).max(1e9),
});

export const injectDraftSchema = z.strictObject({
  id,
  number: z.string().min(1).max(MSEL_LIMITS.numberChars),
  atTick: z.int().min(0).max(1e9).nullable(),
  when: z.string().min(1).max(MAX_TEXT).nullable(),
  offTimeline: z.boolean(),
  from: words(MSEL_LIMITS.nameChars),
  toSeatIds: z.array(id).min(1).max(MSEL_LIMITS.seats),
  channel: z.enum(CHANNELS),
  text: words(MSEL_LIMITS.textChars),
  expected: words(MSEL_LIMITS.textChars),
  responsible: z.string().max(MSEL_LIMITS.nameChars),
  objective: z.int().min(1).max(100).nullable(),
  targetId: id.nullable(),
  attachments: z.array(attachmentSchema).max(MSEL_LIMITS.attachments),
  approval: z.enum(APPROVALS),
  effect: injectEffectSchema,
}) satisfies z.ZodType<InjectDraft>;

const someIds = z.array(id).min(1).max(MSEL_LIMITS.injects);

/** Commands of the instructor on the MSEL. */
export const MSEL_COMMANDS = [
  z.strictObject({ type: z.literal('holdInject'), injectId: id, held: z.boolean() }),
  z.strictObject({ type: z.literal('skipInject'), injectId: id, skipped: z.boolean() }),
  z.strictObject({
    type: z.literal('postponeInjects'),
    byMin: z.int().min(-1440).max(1440),
    injectIds: someIds.nullable().default(null),
  }),
  z.strictObject({
    type: z.literal('approveInjects'),
    injectIds: someIds,
    approval: z.enum(APPROVALS),
  }),
  z.strictObject({ type: z.literal('putInject'), inject: injectDraftSchema }),
  z.strictObject({ type: z.literal('removeInject'), injectId: id }),
  z.strictObject({
    type: z.literal('setMsel'),
    injects: z.array(injectDraftSchema).max(MSEL_LIMITS.injects),
    remove: z.array(id).max(MSEL_LIMITS.injects),
  }),
] as const;
