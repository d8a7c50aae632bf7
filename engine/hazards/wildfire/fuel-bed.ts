/**
 * The half of Rothermel's model that depends on fuel and moisture alone.
 *
 * Rothermel (1972, INT-115) with Albini's changes (1976, INT-30): net load, mineral damping and
 * live fuel as in INT-30, weighting of loads by size class, dynamic transfer of curing herbs after
 * Scott and Burgan (2005). Inside this file ft, min, lb and BTU; results in SI.
 */
import { pow } from '../../kernel/math.ts';
import {
  DEAD_100H,
  DEAD_10H,
  DEAD_1H,
  LIVE_HERB,
  LIVE_WOODY,
  shapeOf,
  type BedShape,
  type Category,
} from './bed-shape.ts';
import { fuelModel, type FuelModel } from './fuel-models.ts';
import { KJM2_PER_BTUFT2, M_PER_FT, MS_PER_FTMIN } from './units.ts';

/** Fuel moistures, fraction of oven-dry mass (0.06 is 6 %). */
export interface FuelMoisture {
  readonly dead1h: number;
  readonly dead10h: number;
  readonly dead100h: number;
  readonly liveHerb: number;
  readonly liveWoody: number;
}

/** A fuel at a moisture: all that wind and slope do not change. */
export interface FuelBed {
  readonly fuel: number;
  /** Rate of spread without wind and slope, m/s; 0 when too wet to burn. */
  readonly rosNoWindMS: number;
  readonly reactionIntensityKWM2: number;
  readonly heatPerAreaKJM2: number;
  readonly residenceTimeS: number;
  readonly depthM: number;
  /** Wind factor is `windCoefficient * U^windExponent`, U in m/s at midflame height. */
  readonly windCoefficient: number;
  readonly windExponent: number;
  /** Slope factor is `slopeCoefficient * tan^2(slope)`. */
  readonly slopeCoefficient: number;
  /** Largest effective midflame wind, m/s: Infinity unless the wind limit is on. */
  readonly windLimitMS: number;
  /** Share of the live herb load that counts as dead. */
  readonly curedFraction: number;
}

export interface FuelBedOptions {
  /**
   * Rothermel's limit of the effective wind, 0.9 times the reaction intensity (ft/min, BTU/ft2/min).
   * Off by default: Andrews et al. (2013) found no support for it.
   */
  readonly limitWind?: boolean;
}

const EFFECTIVE_MINERALS = 0.01;
const MINERAL_DAMPING = Math.min(1, 0.174 * pow(EFFECTIVE_MINERALS, -0.19));

/** Share of live herbs that has cured, by herb moisture (Scott and Burgan 2005). */
export function curedFraction(liveHerbMoisture: number): number {
  if (liveHerbMoisture < 0.3) return 1;
  return liveHerbMoisture > 1.2 ? 0 : Math.max(0, 1.333 - 1.11 * liveHerbMoisture);
}

/** Sums `weights` of a category times the moistures of its size classes. */
function weighed(c: Category, weights: readonly number[], moistures: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * moistures[c.wet[i]!]!;
  return sum;
}

/** Heat that a category takes up before it burns, BTU/lb, weighed by its surface. */
function heatSink(c: Category, moistures: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < c.sink.length; i++) sum += c.sink[i]! * (250 + 1116 * moistures[c.wet[i]!]!);
  return sum;
}

/** Moisture of extinction of live fuel (Albini 1976), fraction. */
function liveExtinction(shape: BedShape, moistures: Float64Array, deadExtinction: number): number {
  const { fineDead, fineLive } = shape;
  if (fineLive === 0 || fineDead === 0) return deadExtinction;
  const fineDeadMoisture = weighed(shape.dead, shape.dead.fine, moistures) / fineDead;
  const x = 2.9 * (fineDead / fineLive) * (1 - fineDeadMoisture / deadExtinction) - 0.226;
  return Math.max(deadExtinction, x);
}

/** Moisture damping of the reaction; 0 at and above extinction. */
function moistureDamping(moisture: number, extinction: number): number {
  const r = moisture / extinction;
  return r >= 1 ? 0 : 1 - r * (2.59 - r * (5.11 - r * 3.52));
}

const MOISTURES: readonly (keyof FuelMoisture)[] = [
  'dead1h',
  'dead10h',
  'dead100h',
  'liveHerb',
  'liveWoody',
];

/** Of the fuel that is being prepared, by size class. */
const wet = new Float64Array(5);

function setMoistures(m: FuelMoisture): void {
  wet[DEAD_1H] = m.dead1h;
  wet[DEAD_10H] = m.dead10h;
  wet[DEAD_100H] = m.dead100h;
  wet[LIVE_HERB] = m.liveHerb;
  wet[LIVE_WOODY] = m.liveWoody;
  for (let i = 0; i < wet.length; i++)
    if (!(wet[i]! >= 0)) throw new RangeError(`moisture ${MOISTURES[i]} is ${wet[i]}`);
}

/**
 * Prepares a fuel at a moisture; wind and slope are then cheap (`surfaceSpread`).
 *
 * Moistures are fractions, valid from about 0.01 to 3; negative or NaN ones throw.
 */
export function prepareFuel(
  fuel: FuelModel,
  moisture: FuelMoisture,
  options: FuelBedOptions = {},
): FuelBed {
  setMoistures(moisture);
  const cured = fuel.dynamic ? curedFraction(moisture.liveHerb) : 0;
  const shape = shapeOf(fuel, cured);
  const { dead, live, deadShare, residenceMin } = shape;
  const extinction = fuel.extinctionMoisture;
  const deadFuel = dead.netLoad * moistureDamping(weighed(dead, dead.share, wet), extinction);
  const liveFuel =
    live.netLoad *
    moistureDamping(weighed(live, live.share, wet), liveExtinction(shape, wet, extinction));
  const sink =
    shape.bulkDensity * (deadShare * heatSink(dead, wet) + (1 - deadShare) * heatSink(live, wet));
  const reactionIntensity =
    shape.reactionVelocity * (deadFuel + liveFuel) * fuel.heatBtuLb * MINERAL_DAMPING;
  return {
    fuel: fuel.number,
    rosNoWindMS: ((reactionIntensity * shape.propagatingFlux) / sink) * MS_PER_FTMIN,
    reactionIntensityKWM2: (reactionIntensity * KJM2_PER_BTUFT2) / 60,
    heatPerAreaKJM2: reactionIntensity * residenceMin * KJM2_PER_BTUFT2,
    residenceTimeS: residenceMin * 60,
    depthM: fuel.depthFt * M_PER_FT,
    windCoefficient: shape.windCoefficient,
    windExponent: shape.windExponent,
    slopeCoefficient: shape.slopeCoefficient,
    windLimitMS: options.limitWind ? 0.9 * reactionIntensity * MS_PER_FTMIN : Infinity,
    curedFraction: cured,
  };
}

/** `prepareFuel` by number; throws for a number that is no burnable model. */
export function fuelBed(
  fuelNumber: number,
  moisture: FuelMoisture,
  options?: FuelBedOptions,
): FuelBed {
  const fuel = fuelModel(fuelNumber);
  if (fuel === undefined) throw new RangeError(`fuel model ${fuelNumber} does not burn`);
  return prepareFuel(fuel, moisture, options);
}
