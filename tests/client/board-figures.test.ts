import { expect, it } from 'vitest';
import { boardFigures } from '../../client/board/figures.ts';
import { SETUP, VIEW } from './fixture.ts';

it('sums up what the view holds, and nothing else', () => {
  const village = VIEW.villages[0]!;
  const view = {
    ...VIEW,
    villages: [
      { ...village, atHome: 100, moving: 30, sheltered: 70, threatTick: 900 },
      { ...village, id: 'v-2', atHome: 50, threatTick: null },
    ],
    units: [
      { ...VIEW.units[0]!, status: 'working' as const },
      { ...VIEW.units[0]!, id: 'idle', status: 'standby' as const },
    ],
    depots: [
      { id: 'a', kits: 40 },
      { id: 'b', kits: 2 },
    ],
  };
  expect(boardFigures(SETUP, view)).toEqual({
    burnedHa: null,
    threatened: 100,
    threatenedVillages: 1,
    evacuated: 100,
    residents: 250,
    teams: 1,
    people: SETUP.units.find((u) => u.id === 'crew-1')?.strength ?? 28,
    working: 1,
    moving: 0,
    kits: 42,
  });
});
