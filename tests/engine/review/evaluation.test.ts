import { describe, expect, test } from 'vitest';
import type { EvaluationBody, EvaluationEntry } from '../../../engine/review/evaluation.ts';
import { agreementOf, summariseEvaluation } from '../../../engine/review/evaluation-summary.ts';
import { evaluationPacks } from '../../../server/evaluations/packs.ts';

const packs = await evaluationPacks();
const entry = (n: number, body: EvaluationBody, gone = false): EvaluationEntry => ({
  id: `x${n}`,
  rev: 1,
  by: `e${n}`,
  wallMs: 0,
  gone,
  body,
});
const grade = (n: number, value: string | number): EvaluationEntry =>
  entry(n, { kind: 'grade', subject: 'target:W1', grade: value, comment: '' });
const self = (n: number, cooperation: number, best: string): EvaluationEntry =>
  entry(n, { kind: 'self', seatId: `s${n}`, answers: { cooperation }, best: [best], worst: [''] });

describe('agreement of evaluators', () => {
  test('simple majority is more than half, and the spread counts steps of the scale', () => {
    const scale = ['P', 'S', 'M', 'U'];
    expect(agreementOf('a', ['P', 'S', 'S'], scale)).toMatchObject({ majority: 'S', spread: 1 });
    expect(agreementOf('a', ['P', 'P', 'U', 'U'], scale)).toMatchObject({
      majority: null,
      spread: 3,
      judges: 4,
    });
    expect(agreementOf('a', [], scale)).toMatchObject({ majority: null, spread: 0, judges: 0 });
    // "Not applicable" is no judgement.
    expect(agreementOf('a', ['P', 'x'], scale)).toMatchObject({ majority: 'P', judges: 1 });
  });

  test('points: the lower median and the distance between the ends', () => {
    const pack = packs.get('drill-guide')!;
    const all = [70, 90, 80, 85].map((v, i) => grade(i, v));
    const [row] = summariseEvaluation(pack, all).grades;
    expect(row).toMatchObject({ majority: '80', spread: 20, judges: 4 });
  });

  test('what was taken back does not count', () => {
    const pack = packs.get('four-marks')!;
    const all = [grade(1, 'P'), { ...grade(2, 'U'), gone: true }];
    expect(summariseEvaluation(pack, all).grades[0]).toMatchObject({ majority: 'P', judges: 1 });
  });

  test('one self-rating alone is not told: everybody would know whose it is', () => {
    const pack = packs.get('four-marks')!;
    const one = summariseEvaluation(pack, [self(1, 5, '配合')]).self;
    expect(one.answered).toBe(1);
    expect(one.best).toEqual([]);
    expect(one.questions.every((q) => q.mean === null)).toBe(true);
    const two = summariseEvaluation(pack, [self(1, 5, '配合'), self(2, 2, '报告')]).self;
    expect(two.questions.find((q) => q.id === 'cooperation')).toEqual({
      id: 'cooperation',
      mean: 3.5,
      counts: [0, 1, 0, 0, 1],
    });
    expect(two.best.toSorted()).toEqual(['报告', '配合'].toSorted());
    expect(JSON.stringify(two)).not.toContain('s1');
  });
});
