import { expect, test } from 'vitest';
import type { Command } from '../../../engine/exercise/commands/command.ts';
import type { LogRecord } from '../../../engine/protocol/http.ts';
import { hashKey } from '../../../server/auth/keys.ts';
import { branchLog, foundingRecords } from '../../../server/exercises/founding.ts';

const instructor = { kind: 'instructor' } as const;
const given = (seq: number, tick: number, command: Command): LogRecord => ({
  kind: 'command',
  seq,
  tick,
  wallMs: 0,
  stamped: { seq, tick, actor: instructor, clientSeq: seq, command },
  accepted: true,
});
const log: readonly LogRecord[] = [
  given(1, 0, { type: 'start' }),
  { kind: 'pace', seq: 2, tick: 5, wallMs: 0, change: { type: 'pause' } },
  given(3, 40, { type: 'end' }),
  given(4, 40, { type: 'setOccupant', seatId: 'rescue', occupant: 'idle' }),
  given(5, 41, { type: 'setOccupant', seatId: 'rescue', occupant: 'policy' }),
];

test('a branch holds the log up to its moment, without the end, numbered without a gap', () => {
  const kept = branchLog(log, 40);
  expect(kept.map((r) => [r.seq, r.tick])).toEqual([
    [1, 0],
    [2, 5],
    [3, 40],
  ]);
  const last = kept[2]!;
  // No page of the first exercise gets an answer from the second.
  expect(last).toMatchObject({
    stamped: { seq: 3, clientSeq: null, command: { type: 'setOccupant' } },
  });
});

test('a new exercise stands by; a branch runs from its tick when its log has begun', () => {
  const fixed = { code: 'ABC234', fingerprint: 'f', createdMs: 9 };
  const own = { scenarioId: 's', seed: '1', parent: null, log: [] };
  const first = foundingRecords(own, fixed);
  expect(first.progress).toEqual({ tick: 0, phase: 'standby' });
  expect(first.meta.instructorKeyHash).toBe(hashKey(first.created.instructorKey));
  const parent = { id: first.created.id, tick: 40 };
  const branch = foundingRecords({ ...own, parent, log: branchLog(log, 40) }, fixed);
  expect(branch.progress).toEqual({ tick: 40, phase: 'running' });
  expect(branch.created.id).not.toBe(first.created.id);
  expect(branch.created.instructorKey).not.toBe(first.created.instructorKey);
});
