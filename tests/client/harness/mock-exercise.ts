import { BARE_SETUP, BARE_VIEW } from '../../support/bare.ts';
import { packRuns, type LayerRun } from '../../../engine/exercise/layer-runs.ts';
import type { LayerFrame, LayerId } from '../../../engine/exercise/layer-frame.ts';
import type { SeatView, UnitView } from '../../../engine/exercise/view.ts';
import type { Setup } from '../../../engine/exercise/setup.ts';
import type { GridSpec, Point } from '../../../engine/kernel/grid.ts';
import type { Ground } from '../../../client/ground/terrain-source.ts';

/** A made-up moment of an exercise on real ground: only for looking at the map. */
export const NOW = 8040;
export const FIRE: Point = { e: 62_000, n: 47_500 };

const text = (zh: string, en = zh) => ({ zh, en });
const far = (a: Point, b: Point): number => Math.hypot(a.e - b.e, a.n - b.n);

function runsOf(grid: GridSpec, classOf: (e: number, n: number) => number): Uint8Array {
  const out: LayerRun[] = [];
  for (let row = 0; row < grid.rows; row++) {
    let start = 0;
    let value = 0;
    for (let col = 0; col <= grid.cols; col++) {
      const e = grid.west + (col + 0.5) * grid.cellM;
      const n = grid.north - (row + 0.5) * grid.cellM;
      const c = col === grid.cols ? 0 : classOf(e, n);
      if (c === value) continue;
      if (value > 0) out.push({ start: row * grid.cols + start, length: col - start, cls: value });
      start = col;
      value = c;
    }
  }
  return packRuns(out);
}

/** Hours after ignition at which a wind-driven ellipse with ragged edges gets there. */
function arrivalH(e: number, n: number): number {
  const turn = -0.6;
  const dx = (e - FIRE.e) / 1000;
  const dy = (n - FIRE.n) / 1000;
  const u = dx * Math.cos(turn) - dy * Math.sin(turn);
  const v = dx * Math.sin(turn) + dy * Math.cos(turn);
  const rough = 1 + 0.14 * Math.sin(e / 510 + n / 370) + 0.08 * Math.sin(e / 230 - n / 290);
  return (Math.hypot(u - 0.35 * Math.hypot(u, v * 2), v * 2) / 0.6) * rough;
}

export function mockLayers(grid: GridSpec, truth: boolean): Map<LayerId, LayerFrame> {
  const band = (t: number) =>
    t < 2.2 ? 0 : t < 3.2 ? 1 : t < 4.2 ? 2 : t < 6.2 ? 3 : t < 9 ? 4 : 0;
  const frame = (id: LayerId, classOf: (e: number, n: number) => number): LayerFrame => ({
    id,
    version: 1,
    grid,
    asOfTick: NOW - 780,
    runs: runsOf(grid, classOf),
  });
  const layers = new Map<LayerId, LayerFrame>();
  layers.set(
    'fire-known',
    frame('fire-known', (e, n) => Number(arrivalH(e, n) < 2.2)),
  );
  layers.set(
    'forecast',
    frame('forecast', (e, n) => band(arrivalH(e, n))),
  );
  if (truth)
    layers.set(
      'fire-truth',
      frame('fire-truth', (e, n) => {
        const t = arrivalH(e, n);
        return t < 2.25 ? 1 : t < 2.6 ? 2 : 0;
      }),
    );
  return layers;
}

/** A journey along the roads nearest to the fire, split into two legs. */
function journey(ground: Ground, skip: number): UnitView['route'] {
  const near = ground.data.roads
    .filter((r) => r.line.length > 12 && !r.tunnel)
    .sort((a, b) => far(a.line[0]!, FIRE) - far(b.line[0]!, FIRE));
  const line = near[skip]?.line ?? [];
  return [{ mode: 'road', line, departTick: NOW - 600, arriveTick: NOW + 900 }];
}

const SYMBOLS = ['forest', 'general', 'fire', 'militia', 'uav', 'medical', 'plant', 'heli'];
const NAMES = [
  '森林消防专业队',
  '县综合应急救援队',
  '消防救援站',
  '民兵应急队',
  '无人机组',
  '医疗队',
  '工程机械队',
  '直升机组',
];

export function mockSetup(ground: Ground, truth: boolean): Setup {
  const near = [...ground.data.villages].sort((a, b) => far(a.at, FIRE) - far(b.at, FIRE));
  const facility = (kind: string) => ground.data.facilities.filter((f) => f.kind === kind);
  const g = ground.data.detail.grid;
  return {
    ...BARE_SETUP,
    view: truth ? 'truth' : 'rescue',
    seatId: truth ? null : 'rescue',
    regionId: 'wushan',
    crs: '',
    fireGrid: { ...g, cols: 500, rows: 500, west: g.west + 1980, north: g.north - 1980 },
    startDate: '2025-04-05',
    startSecondOfDay: 48_000,
    briefing: text('', ''),
    seats: [1, 2, 3, 4, 5, 6, 7, 8].map((colour) => ({
      id: colour === 3 ? 'rescue' : `seat-${colour}`,
      name: text(`席位${colour}`, `Seat ${colour}`),
      role: 'rescue',
      colour,
    })),
    commands: [],
    span: 'own',
    units: Array.from({ length: 26 }, (_, i) => ({
      id: `u-${i}`,
      name: text(`${NAMES[i % 8]}${i >= 8 ? i : ''}`, `Team ${SYMBOLS[i % 8]} ${i}`),
      seatId: i % 3 === 0 ? 'rescue' : `seat-${(i % 8) + 1 === 3 ? 4 : (i % 8) + 1}`,
      symbol: `team-${SYMBOLS[i % 8]}`,
      strength: 20,
      capabilities: [],
      kind: 'township',
      equipment: {},
      vehicle: 'truck',
      assumed: true,
    })),
    villages: near.slice(0, 60).map((v) => ({ ...v, population: 240, townshipId: '' })),
    depots: facility('depot').map((d) => ({ ...d })),
    shelters: facility('shelter').map((s) => ({ ...s, areaM2: 800, capacity: 300, assumed: true })),
    sensors: facility('camera').slice(0, 12),
    waterSources: facility('waterSource').map((w) => ({ ...w, aerial: true })),
    attribution: ground.data.attribution,
  };
}

export function mockView(ground: Ground, setup: Setup): SeatView {
  const home = ground.data.townships
    .map((t) => t.at)
    .sort((a, b) => far(a, FIRE) - far(b, FIRE))
    .slice(0, 4);
  const units = setup.units.map((u, i): UnitView => {
    const route = i < 6 ? journey(ground, i * 7) : [];
    return {
      id: u.id,
      status: route.length > 0 ? 'moving' : 'standby',
      at: i === 7 ? { e: FIRE.e - 500, n: FIRE.n - 300 } : home[i % 4]!,
      route,
      orderId: null,
      orderType: null,
      strength: 20,
      etaTick: NOW + 900,
      endTick: -1,
      shiftLeft: 20_000,
      kits: 0,
      people: 0,
    };
  });
  const around = (de: number, dn: number): Point => ({ e: FIRE.e + de, n: FIRE.n + dn });
  return {
    ...BARE_VIEW,
    tick: NOW,
    phase: 'running',
    alertedTick: 1620,
    weather: {
      tick: 0,
      windMs: 5,
      windFromDeg: 225,
      temperatureC: 30,
      relativeHumidityPct: 30,
      cloudPct: 10,
      rainMmH: 0,
    },
    weatherForecast: [],
    daylight: true,
    seats: [],
    units,
    villages: setup.villages.map((v, i) => ({
      id: v.id,
      atHome: 200,
      moving: 0,
      sheltered: 0,
      relieved: 0,
      threatTick: i === 1 || i === 2 ? NOW + 3600 * i : null,
      reached: i === 0,
    })),
    depots: [],
    shelters: [],
    closures: [{ id: 1, edgeId: 1, at: journey(ground, 3)[0]!.line[6]! }],
    lines: [
      {
        id: 1,
        unitId: 'u-0',
        path: [around(2400, 400), around(2700, 1100), around(2500, 1900), around(1900, 2400)],
        builtM: 900,
        lengthM: 2300,
        done: false,
        burnedOut: false,
      },
    ],
    orders: [],
    messages: [],
    reports: [],
    deadlines: [],
    fire: { areaHa: 62, asOfTick: NOW - 780, source: 'drone', flameLengthM: 3.1, version: 1 },
    forecast: {
      id: 1,
      tick: NOW - 600,
      horizonTicks: 28_800,
      byPolicy: false,
      basisTick: NOW - 780,
      villages: [],
    },
    score: null,
    control:
      setup.view === 'truth'
        ? {
            burnedHa: 71,
            spotFires: 1,
            modelNotes: [],
            reportFaults: [],
            injects: [],
            held: { canIgnite: false, hiddenSensors: [], weatherOrdered: false, cutRoads: [] },
            seatLoad: [],
          }
        : null,
  };
}
