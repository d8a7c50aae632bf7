import { describe, expect, it } from 'vitest';
import {
  driving,
  onTheWay,
  positionAt,
  routeAhead,
  splitLine,
} from '../../../client/ground/motion.ts';
import { lengthWords, scaleBar } from '../../../client/ground/scale-bar.ts';
import { drawn, handleAt } from '../../../client/ground/tool-model.ts';
import { arrowTurnDeg, windWords } from '../../../client/ground/wind.ts';
import { pictureWords } from '../../../client/ground/picture-words.ts';
import type { SeatView, UnitView } from '../../../engine/exercise/view.ts';
import type { Setup } from '../../../engine/exercise/setup.ts';

const p = (e: number, n: number) => ({ e, n });

const unit: Pick<UnitView, 'at' | 'route'> = {
  at: p(0, 0),
  route: [
    { mode: 'road', line: [p(0, 0), p(100, 0), p(100, 300)], departTick: 100, arriveTick: 200 },
    { mode: 'foot', line: [p(100, 300), p(150, 300)], departTick: 200, arriveTick: 300 },
  ],
};

describe('teams on their way', () => {
  it('move along the bends of a leg in proportion to time', () => {
    expect(positionAt(unit, 50)).toEqual(p(0, 0));
    expect(positionAt(unit, 125)).toEqual(p(100, 0));
    expect(positionAt(unit, 150)).toEqual(p(100, 100));
    expect(positionAt(unit, 250)).toEqual(p(125, 300));
    expect(positionAt(unit, 999)).toEqual(p(150, 300));
  });

  it('stand where the view puts them without a route', () => {
    expect(positionAt({ at: p(7, 8), route: [] }, 10)).toEqual(p(7, 8));
  });

  it('show only what is ahead of them', () => {
    expect(routeAhead(unit, 150)).toEqual([p(100, 100), p(100, 300), p(100, 300), p(150, 300)]);
    expect(routeAhead(unit, 300)).toEqual([]);
  });

  it('count as standing on foot and when they have arrived', () => {
    expect([50, 250, 300].map((t) => driving(unit, t))).toEqual([true, false, false]);
    expect([50, 250, 300].map((t) => onTheWay(unit, t))).toEqual([true, true, false]);
  });

  it('survive a leg that takes no time or has one point', () => {
    const odd = { at: p(1, 1), route: [{ ...unit.route[0]!, line: [p(3, 3)], arriveTick: 100 }] };
    expect(positionAt(odd, 100)).toEqual(p(3, 3));
    expect(routeAhead(odd, 50)).toEqual([]);
  });
});

describe('fire lines', () => {
  const path = [p(0, 0), p(0, 400), p(300, 400)];
  it('part into built and not built at the built length', () => {
    expect(splitLine(path, 500)).toEqual({
      done: [p(0, 0), p(0, 400), p(100, 400)],
      rest: [p(100, 400), p(300, 400)],
    });
    expect(splitLine(path, 0)).toEqual({ done: [], rest: path });
    expect(splitLine(path, Infinity)).toEqual({ done: path, rest: [] });
  });
});

describe('drawing', () => {
  const path = [p(0, 0), p(10, 0)];
  it('adds, moves and removes points of a path', () => {
    expect(drawn('path', path, { do: 'add', at: p(20, 5) })).toEqual([...path, p(20, 5)]);
    expect(drawn('path', path, { do: 'move', index: 0, at: p(1, 1) })).toEqual([p(1, 1), p(10, 0)]);
    expect(drawn('path', path, { do: 'removeLast' })).toEqual([p(0, 0)]);
    expect(drawn('path', path, { do: 'clear' })).toEqual([]);
  });
  it('keeps one point where one is asked for, and the same array when nothing changes', () => {
    expect(drawn('point', [p(1, 1)], { do: 'add', at: p(2, 2) })).toEqual([p(2, 2)]);
    expect(drawn('path', path, { do: 'move', index: 9, at: p(1, 1) })).toBe(path);
    const none: never[] = [];
    expect(drawn('path', none, { do: 'removeLast' })).toBe(none);
  });
  it('grabs the nearest handle within reach', () => {
    const handles = [
      { x: 100, y: 100 },
      { x: 110, y: 100 },
    ];
    expect(handleAt(handles, { x: 108, y: 101 })).toBe(1);
    expect(handleAt(handles, { x: 140, y: 100 })).toBe(-1);
  });
});

describe('words on the map', () => {
  it('name the wind by point, speed and force', () => {
    expect(windWords(5, 225, 'zh')).toBe('西南风 5 m/s（3 级）');
    expect(windWords(7.94, 350, 'en')).toBe('N wind 7.9 m/s (force 4)');
    expect(windWords(0.1, 90, 'zh')).toBe('静风');
  });
  it('turn the arrow downwind', () => {
    expect(arrowTurnDeg(225)).toBe(45);
    expect(arrowTurnDeg(0)).toBe(180);
  });
  it('choose a round scale bar that fits', () => {
    expect(scaleBar(12, 110)).toEqual({ lengthM: 1000, px: 1000 / 12 });
    expect(scaleBar(3, 110)).toMatchObject({ lengthM: 200 });
    for (const m of [2.5, 5, 17, 40, 128]) expect(scaleBar(m, 110).px).toBeLessThanOrEqual(110);
    expect(lengthWords(500)).toBe('500 m');
    expect(lengthWords(20_000)).toBe('20 km');
  });

  const setup = { view: 'rescue', startSecondOfDay: 48_000, picture: 'fire' } as Setup;
  const view = {
    tick: 8040,
    fire: { areaHa: 62, asOfTick: 7260, source: 'drone', flameLengthM: 3, version: 1 },
    control: null,
  } as unknown as SeatView;
  it('say whose picture it is, from where and how old', () => {
    const words = pictureWords(setup, view, 8040, 'zh');
    expect(words.head).toBe('所见火场 62 公顷（930 亩）');
    expect(words.rest).toBe('依据：无人机 15:21，信息龄 13 分');
    expect(words.stale).toBe(false);
    expect(pictureWords(setup, view, 8040 + 600, 'en').stale).toBe(true);
  });
  it('speak of no fire where a gas, water or a slope is watched', () => {
    const blind = { ...view, fire: null } as SeatView;
    for (const picture of ['gas', 'water', 'slopes'] as const)
      for (const viewId of ['rescue', 'truth']) {
        const seen = { ...blind, control: viewId === 'truth' ? { burnedHa: 0 } : null } as SeatView;
        const words = pictureWords({ ...setup, picture, view: viewId }, seen, 8040, 'zh');
        expect(words.head + words.rest).not.toMatch(/火/);
      }
  });
  it('never call truth what a seat knows', () => {
    const blind = { ...view, fire: null } as SeatView;
    expect(pictureWords(setup, blind, 8040, 'zh').head).toContain('所见');
    const truth = { ...view, control: { burnedHa: 71 } } as unknown as SeatView;
    expect(pictureWords({ ...setup, view: 'truth' }, truth, 8040, 'zh').head).toContain(
      '实况 71 公顷',
    );
  });
});
