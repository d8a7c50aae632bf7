/**
 * The part of Rothermel's model that the fuel alone decides, whatever its moisture: size classes,
 * their shares of the surface, packing, and what follows from these.
 *
 * Sources and units as in `fuel-bed.ts`.
 */
import { exp, pow } from '../../kernel/math.ts';
import type { FuelModel } from './fuel-models.ts';
import { FTMIN_PER_MS } from './units.ts';

const PARTICLE_DENSITY_LBFT3 = 32;
const TOTAL_MINERALS = 0.0555;

/** Indices of the moistures of the size classes. */
export const DEAD_1H = 0;
export const DEAD_10H = 1;
export const DEAD_100H = 2;
export const LIVE_HERB = 3;
export const LIVE_WOODY = 4;

/** One size class of the bed, dead or live. */
interface Particles {
  /** Index of its moisture. */
  readonly wet: number;
  readonly load: number;
  readonly sav: number;
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
export interface Category {
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
export interface BedShape {
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

export function shapeOf(fuel: FuelModel, cured: number): BedShape {
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
