import { expect, it } from 'vitest';
import { FACTORS } from '../../../engine/study/factors.ts';
import { activityWords, factorWords, poolWords } from '../../../engine/study/words.ts';

it('every factor of a study has a name in both languages', () => {
  for (const { id } of FACTORS) expect(factorWords(id)).not.toEqual({ zh: id, en: id });
});

it('a stretch of a chain and a bar of orders say what, and by whom', () => {
  expect(activityWords('journey/transportGoods').zh).toBe('路上机动 · 物资运输车');
  expect(activityWords('sendSupplies/transportGoods').zh).toBe('送物资 · 物资运输车');
  expect(activityWords('other').zh).toBe('其他等待');
  expect(poolWords('ramp:depot-1').zh).toBe('装车台（depot-1）');
});

it('shows the name itself of what a newer study calls otherwise', () => {
  expect(activityWords('levitate')).toEqual({ zh: 'levitate', en: 'levitate' });
});
