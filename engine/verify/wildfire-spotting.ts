/** Spot fires in a run: a crown fire throws brands across a break that its front cannot cross. */
import type { WildfireParams } from '../hazards/wildfire/contract.ts';
import { wildfireModel } from '../hazards/wildfire/model.ts';
import type { Drivers } from '../hazards/weather.ts';
import { RandomStreams } from '../kernel/random.ts';
import { LandCover, type Region } from '../region/region.ts';
import { row, type VerifyCase } from './case.ts';
import { testRegion } from './test-region.ts';

const CELLS = 120;
const BREAK_COL = 60;
const SIDE_M = CELLS * 30;

function drivers(windMs: number): Drivers {
  const weather = [
    {
      tick: 0,
      windMs,
      windFromDeg: 270,
      temperatureC: 34,
      relativeHumidityPct: 25,
      cloudPct: 0,
      rainMmH: 0,
    },
  ];
  return { weather, startSecondOfDay: 12 * 3600, dayOfYear: 220, latitudeDeg: 31 };
}

/** True when something burns east of the break after `hours`. */
function crosses(region: Region, seed: number, spotting: boolean, windMs: number, hours: number) {
  const params: WildfireParams = {
    window: { centre: { e: SIDE_M / 2, n: SIDE_M / 2 }, widthM: SIDE_M, heightM: SIDE_M },
    coarsen: 1,
    spreadLaw: 'rothermel',
    lengthToWidth: 'anderson',
    crownFire: true,
    spotting,
    liveHerbMoisture: 0.6,
    liveWoodyMoisture: 0.9,
    foliarMoisturePct: 100,
    deadMoisture: [0.05, 0.06, 0.08],
  };
  const weather = drivers(windMs);
  const run = wildfireModel.create(region, params, weather, new RandomStreams(seed));
  const at = { e: 20 * 30, n: SIDE_M / 2 };
  run.advance(hours * 3600, weather, [{ kind: 'ignite', at, cause: 'verification' }]);
  return run.burnedCells(run.tick).some((c) => c % CELLS > BREAK_COL);
}

const crossing: VerifyCase<'seeds' | 'windMS' | 'hours'> = {
  name: 'spotting-crosses-30-m',
  model: 'wildfire',
  title: 'A crown fire in pine against a break of one 30 m cell across the ground',
  params: {
    seeds: { default: 8, min: 1, max: 1000, unit: '1', doc: 'runs' },
    windMS: { default: 9, min: 0, max: 20, unit: 'm/s', doc: 'wind at 10 m towards the break' },
    hours: { default: 4, min: 0.5, max: 24, unit: 'h', doc: 'time since ignition' },
  },
  run: ({ seeds, windMS, hours }) => {
    const n = Math.round(seeds);
    const region = testRegion(CELLS, (c) =>
      c === BREAK_COL ? LandCover.bareRock : LandCover.forestPine,
    );
    const count = (spotting: boolean): number => {
      let crossed = 0;
      for (let s = 1; s <= n; s++) if (crosses(region, s, spotting, windMS, hours)) crossed++;
      return crossed / n;
    };
    return [
      row(
        crossing.name,
        'share of runs that burn beyond, spotting on',
        1,
        count(true),
        0.25,
        'documented fault of other codes: brands that never cross 30 m',
      ),
      row(
        crossing.name,
        'share of runs that burn beyond, spotting off',
        0,
        count(false),
        0,
        'a break of bare cells holds the front',
      ),
    ];
  },
};

export const SPOTTING_CASES: readonly VerifyCase[] = [crossing];
