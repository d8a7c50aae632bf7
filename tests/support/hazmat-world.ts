import type { HazmatParams, TankParams } from '../../engine/hazards/hazmat/contract.ts';
import { hazmatModel } from '../../engine/hazards/hazmat/model.ts';
import type { Drivers, WeatherRecord } from '../../engine/hazards/weather.ts';
import { RandomStreams } from '../../engine/kernel/random.ts';
import { LandCover, type Region } from '../../engine/region/region.ts';
import { syntheticRegion } from './synthetic-region.ts';

export const SIDE_M = 9000;
/** Where the tank of these tests stands. */
export const SOURCE = { e: 3000, n: 4515 };

/** 9 km of flat cropland in 30 m cells, with a river from west to east. */
export const plain = syntheticRegion({
  id: 'plain',
  cols: 300,
  rows: 300,
  cover: () => LandCover.dryCrop,
  rivers: [
    {
      id: 'river',
      name: { zh: '试验河', en: 'Test river' },
      order: 1,
      line: [0, 3000, 6000, 9000].map((e) => ({ e, n: 4000, bedM: 490, widthM: 60 })),
    },
  ],
});

export const air = (over: Partial<WeatherRecord> = {}): WeatherRecord => ({
  tick: 0,
  windMs: 3,
  windFromDeg: 270,
  temperatureC: 20,
  relativeHumidityPct: 60,
  cloudPct: 100,
  rainMmH: 0,
  ...over,
});

export const driversOf = (...weather: WeatherRecord[]): Drivers => ({
  weather,
  startSecondOfDay: 14 * 3600,
  dayOfYear: 200,
  latitudeDeg: 30,
});

/** A road tanker of liquid chlorine with a sheared 25 mm line. */
export const tanker = (over: Partial<TankParams> = {}): TankParams => ({
  id: 'tanker',
  at: SOURCE,
  shape: 'horizontal',
  diameterM: 2,
  lengthM: 6,
  phase: 'liquid',
  stockKg: 20_000,
  temperatureC: 20,
  padKPa: 0,
  hole: { diameterM: 0.025, heightM: 0.2, pipeM: 0.5 },
  opensAtTick: 0,
  closable: true,
  strength: 'pressurised',
  spillTo: 'concrete',
  bundM2: null,
  ...over,
});

export const paramsOf = (over: Partial<HazmatParams> = {}): HazmatParams => ({
  substance: 'chlorine',
  window: { centre: { e: SIDE_M / 2, n: SIDE_M / 2 }, widthM: SIDE_M, heightM: SIDE_M },
  coarsen: 1,
  tanks: [tanker()],
  confined: [],
  river: null,
  sigmaSet: 'auto',
  surroundings: 'auto',
  averagingS: 600,
  probits: 'ccps',
  airChangesH: 0.5,
  blastYield: 0.05,
  ...over,
});

export const newRelease = (
  over: Partial<HazmatParams> = {},
  drivers: Drivers = driversOf(air()),
  region: Region = plain,
) => hazmatModel.create(region, paramsOf(over), drivers, new RandomStreams(1));

/** 200 t of chlorine through a line of 30 mm: several kilograms a second for more than six hours. */
export const longLeak: Partial<HazmatParams> = {
  tanks: [
    tanker({
      diameterM: 4,
      lengthM: 12,
      stockKg: 200_000,
      hole: { diameterM: 0.03, heightM: 0.2, pipeM: 0.5 },
    }),
  ],
};
