import type { WildfireParams, WildfireRun } from '../../engine/hazards/wildfire/contract.ts';
import { wildfireModel } from '../../engine/hazards/wildfire/model.ts';
import type { Drivers, WeatherRecord } from '../../engine/hazards/weather.ts';
import { RandomStreams } from '../../engine/kernel/random.ts';
import type { Region } from '../../engine/region/region.ts';
import { syntheticRegion } from './synthetic-region.ts';

/** A dry afternoon in August; override what a test is about. */
export const summerAir = (over: Partial<WeatherRecord> = {}): WeatherRecord => ({
  tick: 0,
  windMs: 6,
  windFromDeg: 270,
  temperatureC: 32,
  relativeHumidityPct: 30,
  cloudPct: 20,
  rainMmH: 0,
  ...over,
});

export const driversOf = (...weather: WeatherRecord[]): Drivers => ({
  weather,
  startSecondOfDay: 12 * 3600,
  dayOfYear: 220,
  latitudeDeg: 31,
});

/** The whole of `region`, Rothermel, no spot fires unless asked for. */
export const paramsFor = (region: Region, over: Partial<WildfireParams> = {}): WildfireParams => {
  const { cols, rows, cellM } = region.grid;
  const widthM = cols * cellM;
  const heightM = rows * cellM;
  return {
    window: { centre: { e: widthM / 2, n: heightM / 2 }, widthM, heightM },
    coarsen: 1,
    spreadLaw: 'rothermel',
    lengthToWidth: 'anderson',
    crownFire: true,
    spotting: false,
    liveHerbMoisture: 0.6,
    liveWoodyMoisture: 0.9,
    foliarMoisturePct: 100,
    deadMoisture: [0.06, 0.07, 0.09],
    ...over,
  };
};

export const flatPine = syntheticRegion({ id: 'flat-pine', cols: 120, rows: 120 });

export function newFire(
  region: Region = flatPine,
  over: Partial<WildfireParams> = {},
  drivers: Drivers = driversOf(summerAir()),
  seed = 1,
): WildfireRun {
  return wildfireModel.create(region, paramsFor(region, over), drivers, new RandomStreams(seed));
}

/** Middle of the cell in a column and row of the flat region of 30 m cells and 120 rows. */
export const cellPoint = (col: number, row: number, rows = 120) => ({
  e: (col + 0.5) * 30,
  n: (rows - row - 0.5) * 30,
});
