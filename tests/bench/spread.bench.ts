import type { WildfireParams, WildfireRun } from '../../engine/hazards/wildfire/contract.ts';
import { groundOf } from '../../engine/hazards/wildfire/ground.ts';
import { wildfireModel } from '../../engine/hazards/wildfire/model.ts';
import type { Drivers } from '../../engine/hazards/weather.ts';
import { RandomStreams } from '../../engine/kernel/random.ts';
import { LandCover } from '../../engine/region/region.ts';
import { burn, testFront, testGround } from '../../engine/verify/test-ground.ts';
import { syntheticRegion } from '../support/synthetic-region.ts';
import { bytesOf, cpuOnce, cpuSeconds, type BenchRow } from './measure.ts';

const RUNS = 5;
/**
 * So many runs until the compiler has settled, as on a server that has run for a while or in a study,
 * where a fire is one of hundreds. With fewer, its threads still work beside the runs that count.
 */
const WARM_UPS = 40;
const SIDE = 600;
const SIDE_M = SIDE * 30;
const CENTRE = { e: SIDE_M / 2, n: SIDE_M / 2 };

/** Road ends and villages around a fire. */
const PLACES = Array.from({ length: 200 }, (_, i) => ({
  e: CENTRE.e + 40 * (i % 20) - 400,
  n: CENTRE.n + 80 * Math.floor(i / 20) - 400,
}));

/** Hills of 600 m, pine with strips of shrub and grass: every cell has its own slope. */
const region = syntheticRegion({
  id: 'bench',
  cols: SIDE,
  rows: SIDE,
  elevationM: (e, n) => 800 + 300 * Math.sin(e / 900) * Math.cos(n / 700) + 80 * Math.sin(n / 210),
  cover: (e, n) => {
    const patch = (Math.floor(e / 600) * 7 + Math.floor(n / 500) * 3) % 10;
    if (patch === 0) return LandCover.shrub;
    return patch === 1 ? LandCover.grass : LandCover.forestPine;
  },
});
const drivers: Drivers = {
  weather: Array.from({ length: 24 }, (_, h) => ({
    tick: h * 3600,
    windMs: 5 + (h % 5),
    windFromDeg: 200 + 3 * h,
    temperatureC: 30,
    relativeHumidityPct: 35,
    cloudPct: 20,
    rainMmH: 0,
  })),
  startSecondOfDay: 11 * 3600,
  dayOfYear: 230,
  latitudeDeg: 31,
};
/** One wind for all the time, strong enough that crowns burn. */
const steady: Drivers = {
  ...drivers,
  weather: [{ ...drivers.weather[0]!, windMs: 11 }],
};
const params: WildfireParams = {
  window: { centre: CENTRE, widthM: SIDE_M, heightM: SIDE_M },
  coarsen: 1,
  spreadLaw: 'rothermel',
  lengthToWidth: 'anderson',
  crownFire: true,
  spotting: true,
  liveHerbMoisture: 0.6,
  liveWoodyMoisture: 0.9,
  foliarMoisturePct: 100,
  deadMoisture: [0.06, 0.07, 0.09],
};

const create = (p = params): WildfireRun =>
  wildfireModel.create(region, p, drivers, new RandomStreams(1));

/** A run that has burned at least `cells` cells, and the ticks that it took. */
function fireOf(cells: number, under: Drivers, step: number): { run: WildfireRun; ticks: number } {
  const run = create();
  run.advance(0, under, [{ kind: 'ignite', at: CENTRE, cause: 'bench' }]);
  let ticks = 0;
  while (run.burnedCells(ticks).length < cells) run.advance((ticks += step), under, []);
  return { run, ticks };
}

function uniformRows(): BenchRow[] {
  const size = 1000;
  const ground = testGround(size);
  const rows: BenchRow[] = [];
  for (const ratio of [1.5, 3]) {
    let cells = 0;
    const seconds = cpuSeconds(() => {
      const front = testFront(ground, [{ headCellsS: 0.01, ratio, headingDeg: 33 }]);
      front.ignite(500 * size + 500, 0);
      cells = burn(front, Infinity);
    });
    rows.push({
      name: 'spread.uniform',
      value: cells / seconds / 1e6,
      unit: 'M cells/s',
      cells,
      lengthToWidth: ratio,
    });
  }
  return rows;
}

export function run(): BenchRow[] {
  const { run: fire, ticks } = fireOf(10_000, drivers, 600);
  const { run: steadyFire, ticks: steadyTicks } = fireOf(10_000, steady, 60);
  const cells = fire.burnedCells(ticks).length;
  const ignite = [{ kind: 'ignite', at: CENTRE, cause: 'bench' }] as const;
  const ms = (name: string, work: () => void, detail: Record<string, number> = {}): BenchRow => ({
    name,
    value: 1000 * cpuSeconds(work, RUNS, WARM_UPS),
    unit: 'ms',
    ...detail,
  });
  const coarse = { ...params, coarsen: 3 };
  // An advance by nothing drops what the run remembers of its last answers.
  const renewed = () => {
    fire.advance(ticks, drivers, []);
    return fire;
  };
  const exposures = (run: WildfireRun) => {
    for (const at of PLACES) run.exposure(at, ticks);
  };
  return [
    ...uniformRows(),
    ms('spread.fire', () => create().advance(ticks, drivers, ignite), {
      cells,
      hours: ticks / 3600,
    }),
    ms('spread.fireSteady', () => create().advance(steadyTicks, steady, ignite), {
      cells: steadyFire.burnedCells(steadyTicks).length,
      hours: steadyTicks / 3600,
    }),
    ms('spread.fireCoarse', () => create(coarse).advance(ticks, drivers, ignite), {
      hours: ticks / 3600,
    }),
    {
      name: 'spread.prepareGround',
      value: 1000 * cpuOnce(() => groundOf(region, { ...params, coarsen: 2 })),
      unit: 'ms',
      cells: (SIDE * SIDE) / 4,
    },
    ms('spread.create', () => create()),
    ms('spread.fork', () => fire.fork(), { cells }),
    ms('spread.hash', () => fire.hash(), { cells }),
    ms('spread.save', () => fire.save(), { cells }),
    ms('spread.front', () => renewed().front(ticks), { cells }),
    ms('spread.exposures', () => exposures(renewed()), { cells, places: PLACES.length }),
    ms('spread.project2h', () => fire.project(ticks + 7200), { cells }),
    { name: 'spread.saved', value: fire.save().length / 1024, unit: 'KiB', cells },
    { name: 'spread.runMemory', value: bytesOf(() => fire.fork()) / 1048576, unit: 'MiB', cells },
  ];
}
