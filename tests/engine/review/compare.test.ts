import { describe, expect, test } from 'vitest';
import type { ScoreLine } from '../../../engine/plan/target.ts';
import { compareScores } from '../../../engine/review/compare.ts';
import { HOUR, storyOf, target } from '../plan/score-support.ts';

/** Relief of thirty people after so many hours. */
function relief(hours: number): ScoreLine {
  const story = storyOf(target('reliefWithin'));
  story.displaced(0, 1, 30);
  story.relieved(hours * HOUR, 1, 30);
  return story.line(10 * HOUR, true);
}

describe('re-test', () => {
  test('less time is better, and the difference stands in the unit of the target', () => {
    const [row] = compareScores([relief(3)], [relief(2)]);
    expect(row).toMatchObject({ change: 'better', difference: -1, unit: 'h' });
  });

  test('a change of the verdict goes before the value', () => {
    const [row] = compareScores([relief(3)], [relief(5)]);
    expect(row).toMatchObject({ change: 'worse', difference: 2 });
    expect([row!.before!.status, row!.after!.status]).toEqual(['met', 'notMet']);
  });

  test('more cases in time are better, though the slowest took longer; the count is told', () => {
    const held = (casesMet: number, value: number): ScoreLine => ({
      ...relief(3),
      cases: 1695,
      casesMet,
      value,
      status: 'notMet',
    });
    const [row] = compareScores([held(0, 4.9)], [held(1226, 5.1)]);
    expect(row).toMatchObject({
      change: 'better',
      before: { cases: 1695, casesMet: 0 },
      after: { cases: 1695, casesMet: 1226 },
    });
    expect(compareScores([held(1226, 4.9)], [held(0, 4.9)])[0]!.change).toBe('worse');
  });

  test('the same is the same', () => {
    expect(compareScores([relief(3)], [relief(3)])[0]!.change).toBe('same');
  });

  test('more is better where the plan asks for at least', () => {
    const wide = (value: number): ScoreLine => ({ ...relief(3), op: '>=', value, status: 'met' });
    expect(compareScores([wide(2)], [wide(3)])[0]!.change).toBe('better');
  });

  test('a target of one exercise alone is told on its side and compared with nothing', () => {
    const other = { ...relief(3), id: 'T9' };
    const rows = compareScores([relief(3)], [other]);
    expect(rows.map((r) => [r.targetId, r.before === null, r.after === null, r.change])).toEqual([
      ['T9', true, false, 'unclear'],
      ['T1', false, true, 'unclear'],
    ]);
  });

  test('values in different units are not compared', () => {
    const minutes = { ...relief(3), unit: 'min' };
    expect(compareScores([relief(3)], [minutes])[0]).toMatchObject({ change: 'unclear' });
  });
});
