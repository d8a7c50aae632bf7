import { expect, test } from 'vitest';
import { Evaluators } from '../../../server/evaluations/evaluators.ts';
import { MemoryStore } from '../../../server/store/memory.ts';

const open = async (store: MemoryStore): Promise<Evaluators> => {
  const evaluators = new Evaluators(store, () => 5);
  await evaluators.load();
  return evaluators;
};

test('codes and evaluators outlive a restart; the token is nowhere in the store', async () => {
  const store = new MemoryStore();
  const first = await open(store);
  const issued = await first.issue('x', 'four-marks');
  if (!issued.ok) throw new Error(issued.error.message);
  const joined = await first.join(issued.value, '赵');
  if (!joined.ok) throw new Error(joined.error.message);
  const { token, evaluator } = joined.value;
  expect(JSON.stringify(await store.loadNotes('evaluators', 0))).not.toContain(token);
  const second = await open(store);
  expect(second.find(token)).toEqual(evaluator);
  expect(second.find('another')).toBeNull();
  expect(second.findByCode(issued.value.code.toLowerCase())?.exerciseId).toBe('x');
  // Another pack, the same code.
  await second.issue('x', 'drill-guide');
  expect((await open(store)).accessOf('x')).toEqual({ ...issued.value, packId: 'drill-guide' });
  expect((await open(store)).of('x').map((e) => e.name)).toEqual(['赵']);
});

test('a store that takes nothing gives no code and lets nobody in', async () => {
  const store = new MemoryStore();
  const evaluators = await open(store);
  store.broken = true;
  expect((await evaluators.issue('x', 'four-marks')).ok).toBe(false);
  expect(evaluators.accessOf('x')).toBeNull();
  const access = { exerciseId: 'x', code: 'ABC234', packId: 'four-marks' };
  expect((await evaluators.join(access, '赵')).ok).toBe(false);
  expect(evaluators.of('x')).toEqual([]);
});
