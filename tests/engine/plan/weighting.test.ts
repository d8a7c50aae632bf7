import { describe, expect, it } from 'vitest';
import type { ScoreStatus } from '../../../engine/plan/target.ts';
import { weightedTotal, type ScoringPack } from '../../../engine/plan/weighting.ts';
import { HOUR, scenarioWith, Story, target } from './score-support.ts';

const words = (s: string) => ({ zh: s, en: s });
const pack: ScoringPack = {
  id: 'test',
  name: words('pack'),
  source: '-',
  groups: [
    { id: 'a', name: words('A') },
    { id: 'b', name: words('B') },
  ],
  weights: [
    { target: 'T1', group: 'a', weight: 30 },
    { target: 'T2', group: 'b', weight: 10 },
  ],
};

const lines = (...of: readonly (readonly [ScoreStatus, number | null])[]) => {
  const line = storyWith(null).board.linesAt({ tick: 0, ended: false })[0]!;
  return of.map(([status, weight]) => ({
    ...line,
    status,
    weighting: weight === null ? null : { weight, group: words('A') },
  }));
};

const storyWith = (scoring: ScoringPack | null) =>
  new Story(
    scenarioWith(
      [
        target('reliefWithin', { id: 'T1' }),
        target('fireOutWithin', { id: 'T2', op: '>=', limit: 95 }),
        target('firstAction', { id: 'T3', op: 'record', limit: null }),
      ],
      { scoring },
    ),
  );

describe('weights of a scoring pack', () => {
  it('stand on the lines of their targets, with the group; others have none', () => {
    const board = storyWith(pack).board.linesAt({ tick: 0, ended: false });
    expect(board.map((l) => l.weighting)).toEqual([
      { weight: 30, group: words('A') },
      { weight: 10, group: words('B') },
      null,
    ]);
    const bare = storyWith(null).board.linesAt({ tick: 0, ended: false });
    expect(bare.map((l) => l.weighting)).toEqual([null, null, null]);
  });

  it('add up over what the exercise decided', () => {
    const s = storyWith(pack);
    s.displaced(0, 1, 10);
    s.relieved(HOUR, 1, 10);
    const score = () => weightedTotal(s.board.linesAt({ tick: 2 * HOUR, ended: false }));
    // Relief met (30 of 30); no fire, so the other line is not triggered and does not count.
    expect(score()).toEqual({ pct: 100, decided: 30, all: 40 });
    s.ignited(2 * HOUR);
    expect(score()).toEqual({ pct: 100, decided: 30, all: 40 });
    const later = s.board.linesAt({ tick: 27 * HOUR, ended: false });
    expect(weightedTotal(later)).toEqual({ pct: 75, decided: 40, all: 40 });
  });
});

describe('the weighted total', () => {
  it('is nothing while nothing is decided', () => {
    expect(weightedTotal(lines(['running', 10], ['recordOnly', 5]))).toEqual({
      pct: null,
      decided: 0,
      all: 15,
    });
    expect(weightedTotal([])).toEqual({ pct: null, decided: 0, all: 0 });
  });

  it('leaves out what is running, unsure, untriggered, only recorded or without a weight', () => {
    const all = lines(
      ['met', 20],
      ['notMet', 60],
      ['running', 5],
      ['unsure', 5],
      ['notTriggered', 5],
      ['recordOnly', 5],
      ['met', null],
    );
    expect(weightedTotal(all)).toEqual({ pct: 25, decided: 80, all: 100 });
  });
});
