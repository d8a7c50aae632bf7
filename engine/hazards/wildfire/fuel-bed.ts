/**
 * The half of Rothermel's model that depends on fuel and moisture alone.
 *
 * Rothermel (1972, INT-115) with Albini's changes (1976, INT-30): net load, mineral damping and
 * live fuel as in INT-30, weighting of loads by size class, dynamic transfer of curing herbs after
 * Scott and Burgan (2005). Inside this file ft, min, lb and BTU; results in SI.
 */
import { exp, pow } from '../../kernel/math.ts';
import { fuelModel, type FuelModel } from './fuel-models.ts';
import { FTMIN_PER_MS, KJM2_PER_BTUFT2, M_PER_FT, MS_PER_FTMIN } from './units.ts';

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

const PARTICLE_DENSITY_LBFT3 = 32;
const TOTAL_MINERALS = 0.0555;
const EFFECTIVE_MINERALS = 0.01;
const MINERAL_DAMPING = Math.min(1, 0.174 * pow(EFFECTIVE_MINERALS, -0.19));

/** One size class of the bed, dead or live. */
interface FuelClass {
  readonly load: number;
  readonly sav: number;
  readonly moisture: number;
}

/** Share of live herbs that has cured, by herb moisture (Scott and Burgan 2005). */
export function curedFraction(liveHerbMoisture: number): number {
  if (liveHerbMoisture < 0.3) return 1;
  return liveHerbMoisture > 1.2 ? 0 : Math.max(0, 1.333 - 1.11 * liveHerbMoisture);
}

/** The size classes of `fuel`, dead and live, after herbs have cured. */
function classesOf(fuel: FuelModel, m: FuelMoisture, cured: number) {
  const [h1, h10, h100, herb, woody] = fuel.loadLbFt2;
  const [sav1, sav10, sav100, savHerb, savWoody] = fuel.savPerFt;
  const dead: FuelClass[] = [
    { load: h1, sav: sav1, moisture: m.dead1h },
    { load: h10, sav: sav10, moisture: m.dead10h },
    { load: h100, sav: sav100, moisture: m.dead100h },
    { load: herb * cured, sav: savHerb, moisture: m.dead1h },
  ];
  const live: FuelClass[] = [
    { load: herb * (1 - cured), sav: savHerb, moisture: m.liveHerb },
    { load: woody, sav: savWoody, moisture: m.liveWoody },
  ];
  return { dead, live };
}

/** Size bin of a surface-area-to-volume ratio, 1/ft; particles below 16 do not carry fire. */
function sizeBin(sav: number): number {
  if (sav >= 1200) return 5;
  if (sav >= 192) return 4;
  if (sav >= 96) return 3;
  if (sav >= 48) return 2;
  return sav >= 16 ? 1 : 0;
}

type Category = ReturnType<typeof summarise>;

/** What a category (dead or live) brings to the bed. */
function summarise(classes: readonly FuelClass[]) {
  let area = 0;
  for (const c of classes) area += (c.load * c.sav) / PARTICLE_DENSITY_LBFT3;
  const inBin = [0, 0, 0, 0, 0, 0];
  let sav = 0;
  let moisture = 0;
  let heatSink = 0;
  let load = 0;
  for (const c of classes) {
    if (c.load === 0) continue;
    const share = (c.load * c.sav) / PARTICLE_DENSITY_LBFT3 / area;
    inBin[sizeBin(c.sav)]! += share;
    sav += share * c.sav;
    moisture += share * c.moisture;
    heatSink += share * exp(-138 / c.sav) * (250 + 1116 * c.moisture);
    load += c.load;
  }
  inBin[0] = 0;
  let netLoad = 0;
  for (const c of classes) netLoad += inBin[sizeBin(c.sav)]! * c.load * (1 - TOTAL_MINERALS);
  return { area, sav, moisture, heatSink, load, netLoad };
}

/** Moisture of extinction of live fuel (Albini 1976), fraction. */
function liveExtinction(
  dead: readonly FuelClass[],
  live: readonly FuelClass[],
  deadExtinction: number,
): number {
  let fineDead = 0;
  let fineDeadWater = 0;
  let fineLive = 0;
  for (const c of dead) {
    if (c.load === 0) continue;
    const w = c.load * exp(-138 / c.sav);
    fineDead += w;
    fineDeadWater += w * c.moisture;
  }
  for (const c of live) if (c.load > 0) fineLive += c.load * exp(-500 / c.sav);
  if (fineLive === 0 || fineDead === 0) return deadExtinction;
  const fineDeadMoisture = fineDeadWater / fineDead;
  const x = 2.9 * (fineDead / fineLive) * (1 - fineDeadMoisture / deadExtinction) - 0.226;
  return Math.max(deadExtinction, x);
}

/** Moisture damping of the reaction; 0 at and above extinction. */
function moistureDamping(moisture: number, extinction: number): number {
  const r = moisture / extinction;
  return r >= 1 ? 0 : 1 - r * (2.59 - r * (5.11 - r * 3.52));
}

/** Optimum reaction velocity, 1/min, by the characteristic SAV and the packing over its optimum. */
function reactionVelocity(sav: number, relativePacking: number): number {
  const savPow = pow(sav, 1.5);
  const a = 133 * pow(sav, -0.7913);
  const greatest = savPow / (495 + 0.0594 * savPow);
  return greatest * pow(relativePacking, a) * exp(a * (1 - relativePacking));
}

/** Share of the reaction's heat that reaches the fuel ahead. */
const propagatingFlux = (sav: number, packing: number): number =>
  exp((0.792 + 0.681 * Math.sqrt(sav)) * (packing + 0.1)) / (192 + 0.2595 * sav);

/** Coefficient and exponent of the wind factor for winds in m/s. */
function windResponse(sav: number, relativePacking: number) {
  const windExponent = 0.02526 * pow(sav, 0.54);
  const windCoefficient =
    7.47 *
    exp(-0.133 * pow(sav, 0.55)) *
    pow(relativePacking, -0.715 * exp(-3.59e-4 * sav)) *
    pow(FTMIN_PER_MS, windExponent);
  return { windExponent, windCoefficient };
}

/** What moisture does not change of a fuel whose herbs have cured so far. */
interface BedShape {
  readonly cured: number;
  readonly bulkDensity: number;
  /** Share of the dead fuel in the surface of all. */
  readonly deadShare: number;
  readonly reactionVelocity: number;
  readonly propagatingFlux: number;
  readonly windCoefficient: number;
  readonly windExponent: number;
  readonly slopeCoefficient: number;
  readonly residenceMin: number;
}

/** The shape asked for last of each fuel: a run asks for few fuels, hour after hour. */
const shapes = new WeakMap<FuelModel, BedShape>();

function shapeOf(fuel: FuelModel, cured: number, dead: Category, live: Category): BedShape {
  const known = shapes.get(fuel);
  if (known !== undefined && known.cured === cured) return known;
  const deadShare = dead.area / (dead.area + live.area);
  const sav = deadShare * dead.sav + (1 - deadShare) * live.sav;
  const bulkDensity = (dead.load + live.load) / fuel.depthFt;
  const packing = bulkDensity / PARTICLE_DENSITY_LBFT3;
  const relativePacking = packing / (3.348 * pow(sav, -0.8189));
  const shape: BedShape = {
    cured,
    bulkDensity,
    deadShare,
    reactionVelocity: reactionVelocity(sav, relativePacking),
    propagatingFlux: propagatingFlux(sav, packing),
    ...windResponse(sav, relativePacking),
    slopeCoefficient: 5.275 * pow(packing, -0.3),
    residenceMin: 384 / sav,
  };
  shapes.set(fuel, shape);
  return shape;
}

const MOISTURES: readonly (keyof FuelMoisture)[] = [
  'dead1h',
  'dead10h',
  'dead100h',
  'liveHerb',
  'liveWoody',
];

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
  for (const name of MOISTURES) {
    const value = moisture[name];
    if (!(value >= 0)) throw new RangeError(`moisture ${name} is ${value}`);
  }
  const cured = fuel.dynamic ? curedFraction(moisture.liveHerb) : 0;
  const { dead, live } = classesOf(fuel, moisture, cured);
  const d = summarise(dead);
  const l = summarise(live);
  const shape = shapeOf(fuel, cured, d, l);
  const extinction = fuel.extinctionMoisture;
  const deadFuel = d.netLoad * moistureDamping(d.moisture, extinction);
  const liveFuel = l.netLoad * moistureDamping(l.moisture, liveExtinction(dead, live, extinction));
  const { deadShare, residenceMin } = shape;
  const heatSink = shape.bulkDensity * (deadShare * d.heatSink + (1 - deadShare) * l.heatSink);
  const reactionIntensity =
    shape.reactionVelocity * (deadFuel + liveFuel) * fuel.heatBtuLb * MINERAL_DAMPING;
  return {
    fuel: fuel.number,
    rosNoWindMS: ((reactionIntensity * shape.propagatingFlux) / heatSink) * MS_PER_FTMIN,
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
