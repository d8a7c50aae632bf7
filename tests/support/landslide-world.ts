import { ASSUMED_CREEP } from '../../engine/hazards/landslide/creep.ts';
import type { LandslideParams, LandslideRun } from '../../engine/hazards/landslide/contract.ts';
import { landslideModel } from '../../engine/hazards/landslide/model.ts';
import { ASSUMED_ZONES } from '../../engine/hazards/landslide/soil.ts';
import { ASSUMED_POST } from '../../engine/hazards/landslide/volunteers.ts';
import type { Drivers } from '../../engine/hazards/weather.ts';
import { RandomStreams } from '../../engine/kernel/random.ts';
import { driversOf, summerAir } from './wildfire-world.ts';
import { syntheticRegion } from './synthetic-region.ts';

const COLS = 50;
const ROWS = 30;
export const HOUR = 3600;
export const DAY = 24 * HOUR;

/** A bank that rises from a river bed at 100 m in the west by 0.6 to the east, pool at 175 m. */
export const bankRegion = syntheticRegion({
  id: 'bank',
  cols: COLS,
  rows: ROWS,
  elevationM: (e, n) => 100 + 0.6 * Math.max(0, e - 300) + 4 * Math.sin(n / 90),
});

/** A slide of 8 x 8 cells above the water, watched by two instruments and one volunteer. */
export const bankParams = (over: Partial<LandslideParams> = {}): LandslideParams => ({
  window: { centre: { e: 750, n: 450 }, widthM: 1500, heightM: 900 },
  zones: ASSUMED_ZONES,
  zoneByCover: { forestPine: 'red-bed-residual', water: null },
  zoneAreas: [],
  antecedentMmH: 0.02,
  base: 'finite',
  depthShares: [1],
  suction: false,
  everyS: HOUR,
  shallow: { minCells: 4, most: 0, stoodMmH: 1, stoodHours: 24 },
  pool: [{ atS: 0, levelM: 175 }],
  bankDiffusivityM2S: 1e-3,
  slides: [
    {
      id: 'bank-1',
      ring: [
        { e: 480, n: 330 },
        { e: 720, n: 330 },
        { e: 720, n: 570 },
        { e: 480, n: 570 },
      ],
      depthM: 6,
      zoneId: 'bank-deposit',
      volumeM3: 230_000,
      initialSafety: 1.03,
      creep: { ...ASSUMED_CREEP, accelerationPerM: 400 },
    },
  ],
  points: [
    {
      id: 'gauge',
      at: { e: 600, n: 450 },
      slideId: 'bank-1',
      share: 1,
      intervalS: HOUR,
      noiseM: 0.0003,
      knocksPerYear: 0,
      knockM: 0.02,
      meanLifeS: 1e12,
    },
    {
      id: 'mortal',
      at: { e: 500, n: 400 },
      slideId: 'bank-1',
      share: 0.5,
      intervalS: HOUR,
      noiseM: 0.002,
      knocksPerYear: 20,
      knockM: 0.02,
      meanLifeS: 2 * DAY,
    },
  ],
  volunteers: [{ id: 'walker', slideId: 'bank-1', ...ASSUMED_POST, halfSeenM: 0.005 }],
  runout: {
    mu: 0.15,
    xiMS2: 500,
    centripetal: true,
    stopShare: 0.05,
    refine: 2,
    reachM: 600,
  },
  wave: null,
  ...over,
});

export const dryDays: Drivers = driversOf(summerAir());
/** Two dry days, then three of rain. */
export const rainyDays: Drivers = driversOf(
  summerAir(),
  summerAir({ tick: 2 * DAY, rainMmH: 8 }),
  summerAir({ tick: 5 * DAY, rainMmH: 0 }),
);

export const newLandslides = (
  over: Partial<LandslideParams> = {},
  drivers: Drivers = dryDays,
  seed = 1,
  region = bankRegion,
): LandslideRun =>
  landslideModel.create(region, bankParams(over), drivers, new RandomStreams(seed));
