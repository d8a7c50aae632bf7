import { expect, it } from 'vitest';
import { readTime } from '../../../server/msel/times.ts';

const BASE = {
  reading: 'elapsed',
  startDate: '2026-07-09',
  startSecondOfDay: 13.5 * 3600,
  date1904: false,
} as const;
const tick = (text: string) =>
  readTime({ text, number: null } as Parameters<typeof readTime>[0], BASE);

it('a date in Chinese words is read with its minutes or with the hour alone', () => {
  for (const text of [
    '2026年7月9日 15时',
    '7月9日15点',
    '2026年7月9日15时整',
    '2026-07-09 15时00分',
  ])
    expect([text, tick(text)]).toEqual([text, { ok: true, value: 5400 }]);
  expect(tick('7月9日 25')).toMatchObject({ ok: false });
  expect(tick('昨天下午')).toMatchObject({ ok: false });
});
