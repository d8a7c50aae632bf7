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
    residents: 200,
    alarms: 0,
    instruments: 0,
    teams: 1,
    people: SETUP.units.find((u) => u.id === 'crew-1')?.strength ?? 28,
    working: 1,
    moving: 0,
    otherwise: 0,
    kits: 42,
  });
});

it('without a fire it counts readings past their alarm and people in warned places', () => {
  const village = VIEW.villages[0]!;
  const gauge = {
    id: 'g-1',
    name: { zh: '水位站', en: 'Gauge' },
    quantity: 'waterLevelM' as const,
    hazard: 'flood' as const,
    unit: 'm',
    digits: 2,
    at: { e: 0, n: 0 },
    everyTicks: 600,
    marks: [{ value: 175, name: { zh: '警戒', en: 'Warning' }, alarm: 'rise' as const }],
    assumed: false,
  };
  const warning = {
    id: 1,
    tick: 10,
    seatId: 'rescue',
    hazard: 'flood' as const,
    level: 'orange' as const,
    advice: 'evacuate' as const,
    villageIds: ['v-2'],
    channels: [],
    liftedTick: -1,
    households: 20,
    reached: 5,
    unheard: [15],
  };
  const view = {
    ...VIEW,
    villages: [
      { ...village, atHome: 100, moving: 0, sheltered: 0, threatTick: null },
      { ...village, id: 'v-2', atHome: 50, moving: 10, sheltered: 0, threatTick: null },
    ],
    warnings: [warning, { ...warning, id: 2, villageIds: [village.id], liftedTick: 50 }],
    instruments: [
      {
        id: 'g-1',
        forecast: [],
        readings: [
          { id: 60, value: 176 },
          { id: 120, value: null },
        ],
      },
      { id: 'g-2', forecast: [], readings: [{ id: 60, value: 170 }] },
    ],
  };
  const setup = {
    ...SETUP,
    picture: 'water' as const,
    instruments: [gauge, { ...gauge, id: 'g-2' }],
  };
  expect(boardFigures(setup, view)).toMatchObject({
    alarms: 1,
    instruments: 2,
    threatened: 50,
    threatenedVillages: 1,
    evacuated: 10,
    residents: 60,
  });
});
