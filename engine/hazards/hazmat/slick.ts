/** Liquid on a river: drift with the current and the wind, spreading, evaporation, booms. One line, no width. */
import { log, pow } from '../../kernel/math.ts';
import type { Point } from '../../kernel/grid.ts';
import type { River } from '../../region/region.ts';
import { ASSUMED_LEAST_WIND_MS, evaporation } from './pool.ts';
import { ZERO_C_K } from './constants.ts';
import type { SlickParcel } from './state.ts';
import { liquidDensity, type Substance } from './substance.ts';

/** Share of the wind that the surface follows (recalled; 3 % is usual). */
const WIND_DRIFT = 0.03;
/** Mackay's spreading, dA/dt = k A^(1/3) (V/A)^(4/3), k in 1/s (Mackay and others 1980, recalled). */
const SPREADING = 150;
/** A boom holds up to this speed of the water, and nothing at twice of it (recalled, 0.35 m/s). */
const BOOM_SPEED_MS = 0.35;
/** Thickness at which a slick stops spreading, m (assumed). */
const ASSUMED_LEAST_M = 1e-4;

/** The laws of weathering were fitted to less than this, %: what is heavier stays (assumed). */
const MOST_WEATHERED_PCT = 95;

export interface RiverPoint {
  readonly atM: number;
  readonly e: number;
  readonly n: number;
}

export function riverLine(river: River): RiverPoint[] {
  let atM = 0;
  return river.line.map((v, i) => {
    const before = river.line[i - 1];
    if (before !== undefined) {
      const de = v.e - before.e;
      const dn = v.n - before.n;
      atM += Math.sqrt(de * de + dn * dn);
    }
    return { atM, e: v.e, n: v.n };
  });
}

/** Place and direction (a unit vector) of the river at a distance along it; ends hold beyond. */
export function alongRiver(line: readonly RiverPoint[], atM: number) {
  let i = 1;
  while (i < line.length - 1 && line[i]!.atM < atM) i++;
  const a = line[i - 1]!;
  const b = line[i]!;
  const length = b.atM - a.atM;
  const f = length > 0 ? Math.max(0, Math.min(1, (atM - a.atM) / length)) : 0;
  return {
    e: a.e + f * (b.e - a.e),
    n: a.n + f * (b.n - a.n),
    towardsE: length > 0 ? (b.e - a.e) / length : 0,
    towardsN: length > 0 ? (b.n - a.n) / length : 0,
  };
}

/** What is spilt beside a river's line is in its middle after so much of it, m (assumed). */
const ASSUMED_MIXING_M = 1000;

/** How far a place lies to the left of the river at `atM`, m; negative to the right. */
export function leftOf(line: readonly RiverPoint[], atM: number, at: Point): number {
  const { e, n, towardsE, towardsN } = alongRiver(line, atM);
  return (at.n - n) * towardsE - (at.e - e) * towardsN;
}

/** Where a parcel is that was spilt at `fromM`: at its side first, in the middle farther on. */
export function placeOf(line: readonly RiverPoint[], p: SlickParcel, fromM: number): Point {
  const { e, n, towardsE, towardsN } = alongRiver(line, p.atM);
  const gone = Math.abs(p.atM - fromM) / ASSUMED_MIXING_M;
  const offM = (p.offM ?? 0) * Math.max(0, 1 - gone);
  return { e: e - offM * towardsN, n: n + offM * towardsE };
}

/** Share that a boom keeps of what comes to it. */
export const boomShare = (share: number, currentMS: number): number =>
  share * Math.max(0, Math.min(1, 2 - currentMS / BOOM_SPEED_MS));

export interface SlickAir {
  readonly currentMS: number;
  readonly windE: number;
  readonly windN: number;
  readonly windMS: number;
  readonly waterK: number;
}

/** Moves all parcels by `dtS`; returns the kilograms that evaporated. */
export function stepSlick(
  s: Substance,
  parcels: SlickParcel[],
  line: readonly RiverPoint[],
  booms: readonly { atM: number; share: number }[],
  air: SlickAir,
  dtS: number,
): number {
  let lostKg = 0;
  const density = liquidDensity(s, air.waterK);
  const split: SlickParcel[] = [];
  for (const p of parcels) {
    if (!p.held) drift(p, line, booms, air, dtS, split);
    const volume = p.massKg / density;
    if (volume > 0) {
      // A dA/dt = k V^(4/3): exact for a step, since it is steepest just after the spill.
      const spread = Math.sqrt(p.areaM2 * p.areaM2 + 2 * SPREADING * pow(volume, 4 / 3) * dtS);
      p.areaM2 = Math.max(p.areaM2, Math.min(volume / ASSUMED_LEAST_M, spread));
    }
    const lost = evaporated(s, p, air, dtS);
    p.ageS = (p.ageS ?? 0) + dtS;
    p.massKg = p.massKg - lost;
    lostKg += lost;
  }
  parcels.push(...split);
  return lostKg;
}

/** Kilograms that a parcel gives off within `dtS`. */
function evaporated(s: Substance, p: SlickParcel, air: SlickAir, dtS: number): number {
  // What boils on water is gone within the step that brought it.
  if (s.boilingPointK.value <= air.waterK) return p.massKg;
  if (s.weathering !== undefined) {
    const age = p.ageS ?? 0;
    const share = remaining(s, age + dtS, air.waterK) / remaining(s, age, air.waterK);
    return p.massKg * (1 - share);
  }
  const wind = Math.max(ASSUMED_LEAST_WIND_MS, air.windMS);
  const diameter = Math.sqrt((4 * Math.max(1, p.areaM2)) / Math.PI);
  return Math.min(p.massKg, evaporation(s, air.waterK, wind, diameter) * p.areaM2 * dtS);
}

/** Share of an oil of many fractions that is still on the water so long after it was spilt. */
export function remaining(s: Substance, ageS: number, waterK: number): number {
  const { law, a, b } = s.weathering!.value;
  const k = Math.max(0, a + b * (waterK - ZERO_C_K));
  const minutes = ageS / 60;
  const pct = law === 'root' ? k * Math.sqrt(minutes) : k * log(Math.max(1, minutes));
  return 1 - Math.min(MOST_WEATHERED_PCT, pct) / 100;
}

function drift(
  p: SlickParcel,
  line: readonly RiverPoint[],
  booms: readonly { atM: number; share: number }[],
  air: SlickAir,
  dtS: number,
  split: SlickParcel[],
): void {
  const here = alongRiver(line, p.atM);
  const speed =
    air.currentMS + WIND_DRIFT * (air.windE * here.towardsE + air.windN * here.towardsN);
  const before = p.atM;
  p.atM = Math.max(0, p.atM + speed * dtS);
  for (const boom of booms) {
    if (!(before < boom.atM && p.atM >= boom.atM)) continue;
    const kept = p.massKg * boomShare(boom.share, air.currentMS);
    if (kept <= 0) continue;
    const part = kept / p.massKg;
    split.push({ ...p, atM: boom.atM, massKg: kept, areaM2: p.areaM2 * part, held: true });
    p.massKg = p.massKg - kept;
    p.areaM2 *= 1 - part;
  }
}
