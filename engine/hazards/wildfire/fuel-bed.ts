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

/** Indices of the moistures of the size classes. */
const DEAD_1H = 0;
const DEAD_10H = 1;
const DEAD_100H = 2;
const LIVE_HERB = 3;
const LIVE_WOODY = 4;

/** One size class of the bed, dead or live. */
interface Particles {
  /** Index of its moisture. */
  readonly wet: number;
  readonly load: number;
  readonly sav: number;
}

/** Share of live herbs that has cured, by herb moisture (Scott and Burgan 2005). */
export function curedFraction(liveHerbMoisture: number): number {
  if (liveHerbMoisture < 0.3) return 1;
  return liveHerbMoisture > 1.2 ? 0 : Math.max(0, 1.333 - 1.11 * liveHerbMoisture);
}

/** The size classes of `fuel`, dead and live, after herbs have cured; those that are not there left out. */
function particlesOf(fuel: FuelModel, cured: number) {
  const [h1, h10, h100, herb, woody] = fuel.loadLbFt2;
  const [sav1, sav10, sav100, savHerb, savWoody] = fuel.savPerFt;
  const dead: Particles[] = [
    { wet: DEAD_1H, load: h1, sav: sav1 },
    { wet: DEAD_10H, load: h10, sav: sav10 },
    { wet: DEAD_100H, load: h100, sav: sav100 },
    { wet: DEAD_1H, load: herb * cured, sav: savHerb },
  ];
  const live: Particles[] = [
    { wet: LIVE_HERB, load: herb * (1 - cured), sav: savHerb },
    { wet: LIVE_WOODY, load: woody, sav: savWoody },
  ];
  const there = (c: Particles): boolean => c.load > 0;
  return { dead: dead.filter(there), live: live.filter(there) };
}

/** Size bin of a surface-area-to-volume ratio, 1/ft; particles below 16 do not carry fire. */
function sizeBin(sav: number): number {
  if (sav >= 1200) return 5;
  if (sav >= 192) return 4;
  if (sav >= 96) return 3;
  if (sav >= 48) return 2;
  return sav >= 16 ? 1 : 0;
}

/** What a category (dead or live) brings to the bed, whatever its moisture. */
interface Category {
  readonly area: number;
  readonly sav: number;
  readonly load: number;
  readonly netLoad: number;
  /** By size class: index of its moisture, its share of the surface, of the heat sink, its fine load. */
  readonly wet: readonly number[];
  readonly share: readonly number[];
  readonly sink: readonly number[];
  readonly fine: readonly number[];
}

function summarise(classes: readonly Particles[]): Category {
  let area = 0;
  for (const c of classes) area += (c.load * c.sav) / PARTICLE_DENSITY_LBFT3;
  const share = classes.map((c) => (c.load * c.sav) / PARTICLE_DENSITY_LBFT3 / area);
  const inBin = [0, 0, 0, 0, 0, 0];
  let sav = 0;
  let load = 0;
  classes.forEach((c, i) => {
    inBin[sizeBin(c.sav)]! += share[i]!;
    sav += share[i]! * c.sav;
    load += c.load;
  });
  inBin[0] = 0;
  let netLoad = 0;
  for (const c of classes) netLoad += inBin[sizeBin(c.sav)]! * c.load * (1 - TOTAL_MINERALS);
  return {
    area,
    sav,
    load,
    netLoad,
    wet: classes.map((c) => c.wet),
    share,
    sink: classes.map((c, i) => share[i]! * exp(-138 / c.sav)),
    fine: classes.map((c) => c.load * exp(-138 / c.sav)),
  };
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
  readonly dead: Category;
  readonly live: Category;
  /** Loads of fine fuel, dead and live. */
  readonly fineDead: number;
  readonly fineLive: number;
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

function shapeOf(fuel: FuelModel, cured: number): BedShape {
  const known = shapes.get(fuel);
  if (known !== undefined && known.cured === cured) return known;
  const particles = particlesOf(fuel, cured);
  const dead = summarise(particles.dead);
  const live = summarise(particles.live);
  let fineLive = 0;
  for (const c of particles.live) fineLive += c.load * exp(-500 / c.sav);
  const deadShare = dead.area / (dead.area + live.area);
  const sav = deadShare * dead.sav + (1 - deadShare) * live.sav;
  const bulkDensity = (dead.load + live.load) / fuel.depthFt;
  const packing = bulkDensity / PARTICLE_DENSITY_LBFT3;
  const relativePacking = packing / (3.348 * pow(sav, -0.8189));
  const shape: BedShape = {
    cured,
    dead,
    live,
    fineDead: dead.fine.reduce((sum, w) => sum + w, 0),
    fineLive,
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
