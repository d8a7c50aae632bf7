/**
 * Spot fires in a run: how many brands leave a burning cell, where they come down and whether they
 * light what they land on. Distances are Albini's maxima, ignition is Schroeder's probability; how
 * many brands there are, how they spread below the maximum and how long they take is assumed. Every
 * draw is keyed by cell, brand and purpose, so that one more draw elsewhere changes nothing here.
 */
import { cellAt, cellCentre } from '../../kernel/grid.ts';
import { cos, sin } from '../../kernel/math.ts';
import { drawNormal, drawUniform } from '../../kernel/random.ts';
import type { FireState } from './fire-state.ts';
import { coverFuel } from './fuel-map.ts';
import { ignitionProbability } from './ignition-probability.ts';
import { ASSUMED_MASSON_PINE, spottingFromSurface, spottingFromTrees } from './spotting.ts';
import { ASSUMED_WIND_POSITIONS } from './terrain-wind.ts';
import { wind20ft } from './wind-adjustment.ts';

/** Brands that can start a fire where they land, per hectare of fully torching or of surface fire. */
export const ASSUMED_BRANDS_PER_HA = { torching: 1, surface: 0.1 };
/** Surface fires below this intensity throw none, kW/m. */
const ASSUMED_MIN_INTENSITY_KWM = 500;
export const ASSUMED_TREES = { dbhM: 0.2, most: 10 };
/** Spread of landing directions around the wind, rad (one standard deviation). */
export const ASSUMED_SCATTER_RAD = 0.15;
/** From landing to open flame, s. */
const ASSUMED_KINDLING_S = { least: 60, most: 300 };

const BRANDS = 0;
const DISTANCE = 1;
const IGNITION = 2;
const KINDLING = 3;

/** Draws the brands of `cell`, which the front has just reached at `time`, and schedules fires. */
export function throwBrands(fire: FireState, cell: number, time: number): void {
  const { ground, conditions, spotKey } = fire;
  const groundClass = ground.classOf[cell]!;
  const crowns = conditions.current.crownFractionBurned[groundClass]!;
  const intensity = fire.intensityOf(cell);
  if (crowns <= 0 && intensity < ASSUMED_MIN_INTENSITY_KWM) return;
  const hectares = (ground.grid.cellM * ground.grid.cellM) / 10000;
  const expected =
    hectares *
    (crowns > 0 ? ASSUMED_BRANDS_PER_HA.torching * crowns : ASSUMED_BRANDS_PER_HA.surface);
  const brands = Math.floor(expected + drawUniform(spotKey, cell, BRANDS));
  if (brands === 0) return;
  const w = conditions.weather!;
  const wind = wind20ft(
    w.windMs * ASSUMED_WIND_POSITIONS[ground.classes[groundClass]!.position]!.factor,
  );
  if (!(wind > 0)) return;
  const canopy = coverFuel(ground.cover[cell]!).canopy;
  const coverM = canopy === null ? 1 : canopy.heightM / 2;
  const farthest =
    crowns > 0 && canopy !== null
      ? spottingFromTrees(
          {
            species: ASSUMED_MASSON_PINE,
            dbhM: ASSUMED_TREES.dbhM,
            heightM: canopy.heightM,
            count: 1 + Math.round(crowns * (ASSUMED_TREES.most - 1)),
          },
          wind,
          coverM,
        ).distanceM
      : spottingFromSurface(intensity, wind, coverM).distanceM;
  for (let b = 0; b < brands; b++) land(fire, cell, time, b, farthest);
}

function land(fire: FireState, cell: number, time: number, brand: number, farthest: number): void {
  const { ground, conditions, spotKey } = fire;
  const u = drawUniform(spotKey, cell, DISTANCE, brand);
  const distance = farthest * u * u;
  const off = ASSUMED_SCATTER_RAD * drawNormal(fire.scatterKey, cell, brand);
  const w = conditions.weather!;
  const e = (conditions.windE * cos(off) + conditions.windN * sin(off)) / w.windMs;
  const n = (conditions.windN * cos(off) - conditions.windE * sin(off)) / w.windMs;
  const from = cellCentre(ground.grid, cell);
  const target = cellAt(ground.grid, from.e + distance * e, from.n + distance * n);
  if (target < 0 || target === cell) return;
  const kind = ground.classOf[target]!;
  if (kind === 0 || fire.isBurned(target)) return;
  const { moisture, temperatureC } = conditions.fineFuel(kind);
  const wet = fire.front.slowdown.get(target) ?? 1;
  const p = ignitionProbability(moisture, temperatureC) * Math.min(1, wet);
  if (drawUniform(spotKey, cell, IGNITION, brand) >= p) return;
  const { least, most } = ASSUMED_KINDLING_S;
  const kindling = least + (most - least) * drawUniform(spotKey, cell, KINDLING, brand);
  const tick = Math.ceil(time + distance / w.windMs + kindling);
  fire.schedule({ tick, kind: 'spot', cell: target, occurrence: cell * 16 + (brand & 15) });
}
