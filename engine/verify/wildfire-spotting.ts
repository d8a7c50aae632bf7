/** Spot fires in a run: a crown fire throws brands across a break that its front cannot cross. */
import { Conditions } from '../hazards/wildfire/conditions.ts';
import type { WildfireParams } from '../hazards/wildfire/contract.ts';
import { DeadMoistureField } from '../hazards/wildfire/dead-moisture-field.ts';
import { coverFuel } from '../hazards/wildfire/fuel-map.ts';
import { groundOf } from '../hazards/wildfire/ground.ts';
import { ignitionProbability } from '../hazards/wildfire/ignition-probability.ts';
import { wildfireModel } from '../hazards/wildfire/model.ts';
import {
  ASSUMED_BRANDS_PER_HA,
  ASSUMED_SCATTER_RAD,
  ASSUMED_TREES,
} from '../hazards/wildfire/spot-fires.ts';
import { ASSUMED_MASSON_PINE, spottingFromTrees } from '../hazards/wildfire/spotting.ts';
import { wind20ft } from '../hazards/wildfire/wind-adjustment.ts';
import type { Drivers } from '../hazards/weather.ts';
import { cos, exp } from '../kernel/math.ts';
import { RandomStreams } from '../kernel/random.ts';
import { LandCover, type Region } from '../region/region.ts';
import { row, type VerifyCase } from './case.ts';
import { testRegion } from './test-region.ts';

const CELLS = 120;
const CELL_M = 30;
const SIDE_M = CELLS * CELL_M;
const BREAK_COL = 60;
const STRIP_ROW = 60;
/** The strip has burned within the first hour, before fuel moisture changes; then brands may kindle. */
const BURNED_BY_S = 3600;
const HORIZON_S = 4200;

function drivers(windMs: number): Drivers {
  const air = { temperatureC: 34, relativeHumidityPct: 25, cloudPct: 0, rainMmH: 0 };
  const weather = [{ tick: 0, windMs, windFromDeg: 270, ...air }];
  return { weather, startSecondOfDay: 12 * 3600, dayOfYear: 220, latitudeDeg: 31 };
}

const paramsWith = (spotting: boolean): WildfireParams => ({
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
});

/** A row of `length` pine cells in bare rock that leads to a break of one cell, forest beyond. */
const stripBefore = (length: number): Region =>
  testRegion(CELLS, (c, r) => {
    const strip = r === STRIP_ROW && c < BREAK_COL && c >= BREAK_COL - length;
    return strip || c > BREAK_COL ? LandCover.forestPine : LandCover.bareRock;
  });

/** Lights the far end of the strip: how many of its cells burn in time, and whether fire is beyond. */
function burnStrip(
  region: Region,
  length: number,
  windMs: number,
  seed: number,
  spotting: boolean,
) {
  const weather = drivers(windMs);
  const run = wildfireModel.create(region, paramsWith(spotting), weather, new RandomStreams(seed));
  const at = {
    e: (BREAK_COL - length + 0.5) * CELL_M,
    n: SIDE_M - (STRIP_ROW + 0.5) * CELL_M,
  };
  run.advance(BURNED_BY_S, weather, [{ kind: 'ignite', at, cause: 'verification' }]);
  const burned = run.burnedCells(run.tick).filter((c) => c % CELLS < BREAK_COL).length;
  run.advance(HORIZON_S, weather, []);
  return { burned, crossed: run.burnedCells(run.tick).some((c) => c % CELLS > BREAK_COL) };
}

/** What the crown fire of the strip is under the weather of the first hour. */
function crownFireOf(region: Region, windMs: number) {
  const params = paramsWith(true);
  const ground = groundOf(region, params);
  const weather = drivers(windMs);
  const moisture = new DeadMoistureField(ground, params.deadMoisture);
  moisture.advance(0, weather, weather.weather[0]!);
  const conditions = new Conditions(ground, params, moisture);
  conditions.renew(weather.weather[0]!);
  const kind = ground.classOf[STRIP_ROW * CELLS + BREAK_COL - 1]!;
  conditions.evaluate(kind);
  const fuel = conditions.fineFuel(kind);
  return {
    crowns: conditions.current.crownFractionBurned[kind]!,
    ignition: ignitionProbability(fuel.moisture, fuel.temperatureC),
  };
}

/**
 * Chance that a brand comes down at least `gapM` downwind of where it rose, by quadrature: its
 * distance is `farthestM` times the square of a uniform number, its direction scatters normally
 * around the wind, so for a direction z standard deviations off it is 1 - sqrt(gap / (farthest cos)).
 */
function landsBeyond(gapM: number, farthestM: number): number {
  const most = 6;
  const steps = 1200;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const z = most * ((2 * i + 1) / steps - 1);
    const along = farthestM * cos(ASSUMED_SCATTER_RAD * z);
    if (along > gapM) sum += exp(-0.5 * z * z) * (1 - Math.sqrt(gapM / along));
  }
  return (sum * ((2 * most) / steps)) / Math.sqrt(2 * Math.PI);
}

/** Chance that at least one cell of the strip lights the forest beyond the break. */
function crossingChance(region: Region, length: number, windMs: number): number {
  const { crowns, ignition } = crownFireOf(region, windMs);
  if (!(crowns > 0)) return 0;
  const { heightM } = coverFuel(LandCover.forestPine).canopy!;
  const trees = {
    species: ASSUMED_MASSON_PINE,
    dbhM: ASSUMED_TREES.dbhM,
    heightM,
    count: 1 + Math.round(crowns * (ASSUMED_TREES.most - 1)),
  };
  const farthestM = spottingFromTrees(trees, wind20ft(windMs), heightM / 2).distanceM;
  // Fewer than one brand a cell is expected, so a cell throws one or none.
  const brand = ASSUMED_BRANDS_PER_HA.torching * crowns * ((CELL_M * CELL_M) / 10000);
  let none = 1;
  for (let k = 0; k < length; k++)
    none *= 1 - brand * ignition * landsBeyond((k + 1.5) * CELL_M, farthestM);
  return 1 - none;
}

const crossing: VerifyCase<'seeds' | 'windMS' | 'cells'> = {
  name: 'spotting-crosses-30-m',
  model: 'wildfire',
  title: 'A crown fire along a strip of pine against a break of one 30 m cell across it',
  params: {
    seeds: { default: 2000, min: 1, max: 10_000, unit: '1', doc: 'runs' },
    windMS: { default: 12, min: 10, max: 14, unit: 'm/s', doc: 'wind at 10 m towards the break' },
    cells: { default: 20, min: 1, max: 20, unit: '1', doc: 'length of the strip' },
  },
  run: ({ seeds, windMS, cells }) => {
    const n = Math.round(seeds);
    const length = Math.round(cells);
    const region = stripBefore(length);
    const still = burnStrip(region, length, windMS, 1, false);
    let crossed = 0;
    for (let s = 1; s <= n; s++) if (burnStrip(region, length, windMS, s, true).crossed) crossed++;
    const chance = crossingChance(region, length, windMS);
    const tolerance = 4 * Math.sqrt((chance * (1 - chance)) / n);
    const { name } = crossing;
    const held = 'a break of bare cells holds the front';
    return [
      row(
        name,
        'share of runs that burn beyond, spotting on',
        chance,
        crossed / n,
        tolerance,
        'one less the product over the strip of the chances that a cell lights nothing beyond, by ' +
          'quadrature of the distributions in docs/models/wildfire.md; four standard errors',
      ),
      row(name, 'burns beyond, spotting off', 0, still.crossed ? 1 : 0, 0, held),
      row(
        name,
        'cells of the strip that burn in time',
        length,
        still.burned,
        0,
        'premise of the above',
      ),
    ];
  },
};

export const SPOTTING_CASES: readonly VerifyCase[] = [crossing];
