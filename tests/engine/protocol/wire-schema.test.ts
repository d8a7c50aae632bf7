import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../engine/exercise/commands/registry.ts';
import { COMMAND_LIMITS, COMMAND_TYPES } from '../../../engine/protocol/command-schema.ts';
import {
  commandMessageSchema,
  paceMessageSchema,
  parseMessage,
} from '../../../engine/protocol/wire-schema.ts';

const code = (message: unknown) => {
  const p = parseMessage(commandMessageSchema, message);
  return p.ok ? 'ok' : p.error.code;
};

describe('messages from outside', () => {
  test('a good command passes, unchanged', () => {
    const message = {
      clientSeq: 1,
      command: { type: 'move', unitId: 'u1', to: { e: 1, n: 2 } },
    };
    const p = parseMessage(commandMessageSchema, message);
    expect(p).toEqual({ ok: true, value: message });
  });

  test('an unknown verb and bad arguments are told apart, with the place of the fault', () => {
    expect(code({ clientSeq: 1, command: { type: 'nuke' } })).toBe('unknownCommand');
    const p = parseMessage(commandMessageSchema, {
      clientSeq: 1,
      command: { type: 'move', unitId: 'u1', to: { e: NaN, n: 2 } },
    });
    expect(p).toMatchObject({
      ok: false,
      error: { code: 'badArguments', params: { path: 'command.to.e' } },
    });
  });

  test.each([
    ['nothing', undefined],
    ['a number', 5],
    ['no clientSeq', { command: { type: 'start' } }],
    ['clientSeq 0', { clientSeq: 0, command: { type: 'start' } }],
    ['a fraction', { clientSeq: 1.5, command: { type: 'start' } }],
    ['a member too many', { clientSeq: 1, command: { type: 'start', tick: 5 } }],
    ['an id too long', { clientSeq: 1, command: { type: 'hold', unitId: 'x'.repeat(200) } }],
    [
      'a path too long',
      {
        clientSeq: 1,
        command: {
          type: 'buildLine',
          unitId: 'u',
          path: Array.from({ length: COMMAND_LIMITS.pathPoints + 1 }, () => ({ e: 0, n: 0 })),
        },
      },
    ],
    [
      'infinite',
      { clientSeq: 1, command: { type: 'recon', unitId: 'u', at: { e: Infinity, n: 0 } } },
    ],
  ])('%s is refused', (_, message) => {
    expect(code(message)).toBe('badArguments');
  });

  test('pace is bounded', () => {
    const ok = (m: unknown) => parseMessage(paceMessageSchema, m).ok;
    expect(ok({ type: 'speed', speed: 600 })).toBe(true);
    expect(ok({ type: 'speed', speed: 601 })).toBe(false);
    expect(ok({ type: 'speed', speed: 0 })).toBe(false);
    expect(ok({ type: 'jump', ticks: -1 })).toBe(false);
    expect(ok({ type: 'pause' })).toBe(true);
  });

  test('every verb of the commands has a schema', () => {
    expect([...COMMAND_TYPES].toSorted()).toEqual(Object.keys(COMMANDS).toSorted());
  });
});
