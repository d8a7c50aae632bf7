import { expect, test } from 'vitest';
import { err, ok } from '../../../engine/kernel/result.ts';
import type { LogRecord } from '../../../engine/protocol/http.ts';
import { Journal } from '../../../server/exercises/journal.ts';
import type { Stored } from '../../../server/store/store.ts';

/** A store that answers when it is told to, in whatever way. */
function slowStore() {
  const sent: { records: readonly LogRecord[]; answer: (s: Stored) => void }[] = [];
  const append = (_id: string, _epoch: number, records: readonly LogRecord[]) =>
    new Promise<Stored>((answer) => sent.push({ records, answer }));
  return { sent, append, progress: () => Promise.resolve(ok(null)) };
}

function begin() {
  const store = slowStore();
  const durable: number[] = [];
  const failures: string[] = [];
  const journal = new Journal({
    store,
    id: 'x',
    epoch: 1,
    lastSeq: 10,
    progress: () => ({ tick: 5, phase: 'running' }),
    onDurable: (seq) => durable.push(seq),
    onFailure: (f) => failures.push(f.message),
  });
  const add = () =>
    journal.add({ kind: 'pace', tick: 5, wallMs: 0, change: { type: 'pause' } }).durable;
  return { store, journal, durable, failures, add };
}

test('an order does not wait for the flush of the one before it', async () => {
  const { store, journal, durable, add } = begin();
  const [first, second] = [add(), add()];
  expect(store.sent.map((s) => s.records.map((r) => r.seq))).toEqual([[11], [12]]);
  store.sent[0]!.answer(ok(null));
  expect(await first).toBe(true);
  expect([journal.clean, durable]).toEqual([false, [11]]);
  store.sent[1]!.answer(ok(null));
  expect(await second).toBe(true);
  expect([journal.clean, durable]).toEqual([true, [11, 12]]);
});

test('after a failure nothing counts as kept, whatever the store says of what came later', async () => {
  const { store, journal, durable, failures, add } = begin();
  const [first, second] = [add(), add()];
  store.sent[0]!.answer(err({ kind: 'unavailable', message: 'full' }));
  expect(await first).toBe(false);
  store.sent[1]!.answer(ok(null));
  expect(await second).toBe(false);
  expect(await add()).toBe(false);
  expect(store.sent).toHaveLength(2);
  expect([journal.clean, durable, failures]).toEqual([false, [], ['full']]);
});
