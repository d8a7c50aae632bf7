import { BARE_SETUP, BARE_VIEW } from '../support/bare.ts';
import type { SeatView } from '../../engine/exercise/view.ts';
import type { Setup } from '../../engine/exercise/setup.ts';
import type { ClockFrame } from '../../engine/protocol/wire.ts';

/** A seat's view with one team, one village and one message; enough for the page's own logic. */
export const VIEW: SeatView = {
  ...BARE_VIEW,
  tick: 100,
  phase: 'running',
  alertedTick: 60,
  weather: {
    tick: 0,
    windMs: 5,
    windFromDeg: 225,
    temperatureC: 24,
    relativeHumidityPct: 30,
    cloudPct: 10,
    rainMmH: 0,
  },
  weatherForecast: [],
  daylight: true,
  seats: [{ id: 'rescue', occupant: 'human' }],
  units: [
    {
      id: 'crew-1',
      status: 'standby',
      at: { e: 1000, n: 2000 },
      route: [],
      orderId: null,
      orderType: null,
      strength: 28,
      etaTick: -1,
      endTick: -1,
      shiftLeft: 28_000,
      kits: 0,
      people: 0,
    },
  ],
  villages: [
    {
      id: 'v-1',
      atHome: 241,
      moving: 0,
      sheltered: 0,
      relieved: 0,
      threatTick: null,
      reached: false,
    },
  ],
  depots: [],
  shelters: [],
  closures: [],
  lines: [],
  orders: [],
  messages: [],
  reports: [],
  deadlines: [],
  fire: null,
  forecast: null,
  score: null,
  control: null,
};

export const SETUP: Setup = {
  ...BARE_SETUP,
  view: 'rescue',
  seatId: 'rescue',
  regionId: 'test',
  crs: '+proj=utm +zone=49',
  fireGrid: { cols: 10, rows: 10, cellM: 100, west: 0, north: 1000 },
  startDate: '2026-03-18',
  startSecondOfDay: 48_000,
  briefing: { zh: '简令', en: 'Briefing' },
  seats: [
    { id: 'rescue', name: { zh: '抢险救援组', en: 'Rescue group' }, role: 'rescue', colour: 3 },
  ],
  commands: ['move', 'directAttack', 'hold'],
  span: 'own',
  units: [
    {
      id: 'crew-1',
      name: { zh: '森林消防专业队', en: 'Forest fire crew' },
      seatId: 'rescue',
      symbol: 'team-forest',
      strength: 28,
      capabilities: ['handCrew'],
      kind: 'township',
      equipment: {},
      vehicle: 'truck',
      assumed: true,
    },
  ],
  villages: [
    {
      id: 'v-1',
      name: { zh: '柏树村', en: 'Baishu' },
      at: { e: 1000, n: 1000 },
      population: 241,
      townshipId: 't-1',
    },
  ],
  depots: [],
  shelters: [],
  sensors: [],
  waterSources: [],
  attribution: [],
};

export const clock = (change: Partial<ClockFrame> = {}): ClockFrame => ({
  tick: 100,
  phase: 'running',
  paused: false,
  speed: 10,
  heldSpeed: 10,
  wallMs: 1_000_000,
  jumpTo: null,
  reason: null,
  bySeat: null,
  ...change,
});
