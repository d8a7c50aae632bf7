import { expect, test } from 'vitest';
import { Outage } from '../../../server/exercises/outage.ts';

const settle = () => new Promise((r) => setImmediate(r));

test('tries after 1, 2, 4 … s, one attempt at a time, until it is over', async () => {
  const outage = new Outage();
  const tried: number[] = [];
  let release: () => void = () => undefined;
  const slow = (nowMs: number) => () => {
    tried.push(nowMs);
    return new Promise<void>((resolve) => (release = resolve));
  };
  outage.begin({ kind: 'unavailable', message: 'full' }, 0);
  for (const at of [0, 999, 1000, 5000]) outage.retry(at, slow(at));
  // The second one would be due, but the first is still under way.
  expect(tried).toEqual([1000]);
  release();
  await settle();
  outage.retry(5001, slow(5001));
  expect(tried).toEqual([1000, 5001]);
  outage.end();
  expect(outage.lasts).toBe(false);
  release();
  await settle();
  outage.begin({ kind: 'unavailable', message: 'full again' }, 10_000);
  outage.retry(11_000, slow(11_000));
  expect(tried.at(-1)).toBe(11_000);
});

test('what another server has taken over is never tried again', () => {
  const outage = new Outage();
  outage.begin({ kind: 'stale', message: 'claimed' }, 0);
  outage.retry(1e9, () => Promise.reject(new Error('tried')));
  expect(outage.lasts).toBe(true);
});
