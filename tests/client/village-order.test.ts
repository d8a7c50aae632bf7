import { expect, it } from 'vitest';
import { byThreat } from '../../client/panels/composer/village-order.ts';
import type { SeatView } from '../../engine/exercise/view.ts';

const village = (id: string, atHome: number, threatTick: number | null, reached = false) => ({
  id,
  atHome,
  moving: 0,
  sheltered: 0,
  relieved: 0,
  threatTick,
  reached,
});
const warning = (level: string, villageIds: string[], liftedTick = -1) => ({
  level,
  villageIds,
  liftedTick,
});

it('people under threat come before the many, and empty villages last', () => {
  const view = {
    villages: [
      village('town', 6352, null),
      village('empty', 0, 100, true),
      village('later', 50, 7200),
      village('soon', 40, 3600),
      village('burning', 10, 900, true),
      village('warned', 700, null),
      village('was-warned', 800, null),
      village('orange', 600, null),
    ],
    warnings: [
      warning('yellow', ['warned', 'orange']),
      warning('orange', ['orange']),
      warning('red', ['was-warned'], 60),
    ],
  } as unknown as SeatView;
  expect(byThreat(view).map((v) => v.id)).toEqual([
    'burning',
    'soon',
    'later',
    'orange',
    'warned',
    'town',
    'was-warned',
    'empty',
  ]);
});
