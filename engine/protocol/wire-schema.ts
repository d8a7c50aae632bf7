import { z } from 'zod';
import { refuse } from '../exercise/commands/command.ts';
import type { Rejection } from '../exercise/commands/command.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import { LAYER_IDS } from '../exercise/layer-frame.ts';
import { COMMAND_TYPES, commandSchema } from './command-schema.ts';
import type { CommandMessage, Handshake, PaceMessage } from './wire.ts';

/** Slowest and fastest pace, simulated seconds a wall second. */
export const SPEED = { min: 1, max: 600 } as const;
/** Longest jump, one day. */
export const MAX_JUMP_TICKS = 86_400;

const viewId = z.string().min(1).max(80);

export const commandMessageSchema = z.strictObject({
  clientSeq: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  command: commandSchema,
}) satisfies z.ZodType<CommandMessage>;

export const checkMessageSchema = z.strictObject({ command: commandSchema });

export const paceMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('pause') }),
  z.strictObject({ type: z.literal('resume') }),
  z.strictObject({ type: z.literal('speed'), speed: z.number().min(SPEED.min).max(SPEED.max) }),
  z.strictObject({
    type: z.literal('jump'),
    ticks: z.number().int().min(1).max(MAX_JUMP_TICKS),
  }),
]) satisfies z.ZodType<PaceMessage>;

export const viewMessageSchema = z.strictObject({ view: viewId });
export const resumeMessageSchema = z.strictObject({
  view: viewId,
  lastFrame: z.number().int().min(0),
});
export const layersOffSchema = z.strictObject({
  ids: z.array(z.enum(LAYER_IDS)).max(LAYER_IDS.length),
});
export const handshakeSchema = z.object({
  as: z.enum(['desk', 'seat']),
  protocol: z.number().int(),
  build: z.string().max(200).nullable().optional(),
}) satisfies z.ZodType<Handshake>;

/** First thing that is wrong, as `path: expectation`. */
export function firstIssue(error: z.ZodError): { path: string; expected: string } {
  const issue = error.issues[0];
  return { path: issue?.path.join('.') ?? '', expected: issue?.message ?? 'valid data' };
}

function typeOf(message: unknown): string | null {
  if (typeof message !== 'object' || message === null) return null;
  const command = (message as Record<string, unknown>)['command'];
  if (typeof command !== 'object' || command === null) return null;
  const type = (command as Record<string, unknown>)['type'];
  return typeof type === 'string' ? type : null;
}

/** Parses outside input; a refusal says what was wrong and where. */
export function parseMessage<T>(schema: z.ZodType<T>, message: unknown): Result<T, Rejection> {
  const parsed = schema.safeParse(message);
  if (parsed.success) return ok(parsed.data);
  const type = typeOf(message);
  if (type !== null && !COMMAND_TYPES.has(type))
    return err(refuse('unknownCommand', { type: type.slice(0, 40) }));
  return err(refuse('badArguments', firstIssue(parsed.error)));
}
