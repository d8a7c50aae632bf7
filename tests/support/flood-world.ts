import type { FloodParams, FloodRun } from '../../engine/hazards/flood/contract.ts';
import { floodModel } from '../../engine/hazards/flood/model.ts';
import type { Drivers } from '../../engine/hazards/weather.ts';
import { RandomStreams } from '../../engine/kernel/random.ts';
import { LandCover, type Region } from '../../engine/region/region.ts';
import { syntheticRegion } from './synthetic-region.ts';

/** A valley of 60 by 40 cells of 30 m that falls to the east, with a town on its southern side. */
export const valley: Region = syntheticRegion({
  id: 'flood-valley',
  cols: 60,
  rows: 40,
  elevationM: (e, n) =>
    200 - 0.004 * e + 0.03 * Math.abs(n - 600) + 2 * Math.sin(e / 90) * Math.cos(n / 70),
  cover: (_e, n) =>
    n < 450 ? LandCover.builtUp : n > 900 ? LandCover.forestMixed : LandCover.dryCrop,
});

export const calm: Drivers = {
  weather: [
    {
      tick: 0,
      windMs: 1,
      windFromDeg: 0,
      temperatureC: 20,
      relativeHumidityPct: 90,
      cloudPct: 100,
      rainMmH: 30,
    },
    {
      tick: 3600,
      windMs: 1,
      windFromDeg: 0,
      temperatureC: 20,
      relativeHumidityPct: 90,
      cloudPct: 100,
      rainMmH: 0,
    },
  ],
  startSecondOfDay: 0,
  dayOfYear: 200,
  latitudeDeg: 31,
};

const at = (col: number, row: number) => ({ e: 30 * (col + 0.5), n: 30 * (40 - row - 0.5) });
export const place = at;

/** Every feature at once, small. */
export const everything: FloodParams = {
  window: { centre: { e: 900, n: 600 }, widthM: 1800, heightM: 1200 },
  coarsen: 1,
  refine: 1,
  channels: [],
  streets: null,
  scheme: 'fv1',
  standing: [],
  inflows: [
    {
      id: 'river',
      at: at(1, 19),
      m3S: [
        [0, 5],
        [1800, 120],
        [5400, 20],
      ],
    },
  ],
  catchments: [
    {
      id: 'hills',
      to: at(2, 21),
      reservoir: null,
      centre: at(0, 0),
      areaKm2: 3,
      lagS: 900,
      stores: 3,
      kMmH: 4,
      storageMm: 20,
      baseM3S: 0.5,
    },
  ],
  edges: [{ side: 'east', slope: 0.004 }],
  rain: {
    useWeather: true,
    factor: 1,
    zones: [
      {
        area: [at(0, 0), at(59, 0), at(59, 8), at(0, 8)],
        mmH: [
          [600, 60],
          [2400, 0],
        ],
      },
    ],
  },
  infiltration: true,
  soilWetness: 0.5,
  drainMmH: 20,
  levees: [
    {
      id: 'south',
      path: [
        { e: 300, n: 480 },
        { e: 1500, n: 480 },
      ],
      crestM: 201.5,
      soil: 'sand',
      failure: { overtopM: 0.05, afterS: 300 },
    },
  ],
  gates: [
    {
      id: 'lock',
      path: [
        { e: 900, n: 540 },
        { e: 900, n: 660 },
      ],
      crestM: 205,
      sillM: 195,
      open: 1,
    },
  ],
  reservoirs: [
    {
      id: 'upper',
      area: null,
      belowM: 0,
      levelM: 300,
      stageM: null,
      curve: [
        [280, 0],
        [310, 3e6],
      ],
      inflowM3S: [[0, 30]],
      rule: { kind: 'hold', levelM: 300, minM3S: 0, maxM3S: 60 },
      outlets: [{ id: 'bottom', sillM: 285, widthM: 3, heightM: 2, open: 1 }],
      releaseTo: at(3, 20),
      dam: { crestM: 308, baseM: 281, lengthM: 120 },
    },
    {
      id: 'pool',
      area: [
        { e: 1620, n: 0 },
        { e: 1800, n: 0 },
        { e: 1800, n: 1200 },
        { e: 1620, n: 1200 },
      ],
      belowM: 197,
      levelM: 195,
      stageM: [
        [0, 194],
        [7200, 198],
      ],
      curve: [],
      inflowM3S: [],
      rule: { kind: 'table', releaseM3S: [] },
      outlets: [],
      releaseTo: null,
      dam: null,
    },
  ],
  pumps: [{ id: 'p1', at: at(30, 22), to: null, capacityM3S: 2, on: true }],
  underpasses: [{ id: 'u1', at: at(20, 20), areaM2: 300, pitDepthM: 4, kerbM: 0.2 }],
  gauges: [{ id: 'g1', at: at(30, 19) }],
};

export const newFlood = (over: Partial<FloodParams> = {}, region: Region = valley): FloodRun =>
  floodModel.create(region, { ...everything, ...over }, calm, new RandomStreams(1));
