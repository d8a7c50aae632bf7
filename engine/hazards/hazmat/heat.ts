/** Heat and pressure of what burns and burst, at a place. */
import { log, pow } from '../../kernel/math.ts';
import { weatherAt } from '../weather.ts';
import { overpressureKPa } from './blast.ts';
import { ATMOSPHERE_PA, ZERO_C_K } from './constants.ts';
import { cloudAt, type CloudAir } from './cloud.ts';
import { puffAt, puffCount } from './cloud-spread.ts';
import { thickestKgM3 } from './saturation.ts';
import {
  fireball,
  fireballHeat,
  jetFireHeat,
  poolFire,
  poolFireHeat,
  shareAbove,
  waterVapourPa,
  type PoolFire,
} from './fire.ts';
import { BREATHING_M } from './raster.ts';
import type { HazmatState, Unit } from './state.ts';
import { vapourDensity } from './substance.ts';

export interface Flame {
  readonly unit: number;
  readonly e: number;
  readonly n: number;
  readonly pool: PoolFire | null;
  readonly jetKgS: number;
}

/** Least diameter of a pool that keeps burning, m (assumed). */
const ASSUMED_LEAST_FIRE_M = 0.3;

/** Flames that stand now. */
export function flamesOf(st: HazmatState): Flame[] {
  const flames: Flame[] = [];
  const air = weatherAt(st.drivers, st.plain.time).temperatureC + ZERO_C_K;
  st.plain.units.forEach((u: Unit, i) => {
    const { at } = st.setting.params.tanks[i]!;
    const burning = st.setting.substance.flammability?.burningRate?.value ?? 0;
    if (u.burning === 'no') return;
    const place = { unit: i, e: at.e, n: at.n };
    if (burning > 0 && u.pool.massKg > 0 && 2 * u.pool.radiusM > ASSUMED_LEAST_FIRE_M)
      flames.push({ ...place, pool: poolFire(2 * u.pool.radiusM, burning, air), jetKgS: 0 });
    if (u.airRateKgS > 0) flames.push({ ...place, pool: null, jetKgS: u.airRateKgS });
  });
  return flames;
}

/** Water vapour in the air now, Pa. */
export function airVapourPa(st: HazmatState): number {
  const w = weatherAt(st.drivers, st.plain.time);
  return waterVapourPa(w.temperatureC, w.relativeHumidityPct);
}

/** Heat at (e, n) from standing flames, kW/m2. */
export function heatAt(
  st: HazmatState,
  flames: readonly Flame[],
  vapourPa: number,
  e: number,
  n: number,
): number {
  const combustion = st.setting.substance.flammability?.combustionHeat.value ?? 0;
  let sum = 0;
  for (const f of flames) {
    const x = Math.sqrt((e - f.e) * (e - f.e) + (n - f.n) * (n - f.n));
    if (f.pool !== null) sum += poolFireHeat(f.pool, x, vapourPa);
    else sum += jetFireHeat(f.jetKgS, combustion, x, vapourPa);
  }
  return sum;
}

/** Thermal dose of a fireball of `massKg` at x, (kW/m2)^(4/3) s. */
export function fireballDose(st: HazmatState, massKg: number, x: number, vapourPa: number) {
  const ball = fireball(massKg, st.setting.substance.flammability!.combustionHeat.value);
  const q = x < ball.diameterM / 2 ? ball.emissiveKWM2 : fireballHeat(ball, x, vapourPa).normalKWM2;
  return pow(q, 4 / 3) * ball.durationS;
}

/** Runs `f` over the cells within `reachM` of a point, with the distance of their centres. */
export function cellsAround(
  st: HazmatState,
  e: number,
  n: number,
  reachM: number,
  f: (cell: number, distanceM: number) => void,
): void {
  const g = st.setting.grid;
  const { heated } = st.plain;
  const c0 = Math.max(0, Math.floor((e - reachM - g.west) / g.cellM));
  const c1 = Math.min(g.cols, Math.ceil((e + reachM - g.west) / g.cellM));
  const r0 = Math.max(0, Math.floor((g.north - n - reachM) / g.cellM));
  const r1 = Math.min(g.rows, Math.ceil((g.north - n + reachM) / g.cellM));
  if (c1 <= c0 || r1 <= r0) return;
  heated.col0 = Math.min(heated.col0, c0);
  heated.col1 = Math.max(heated.col1, c1);
  heated.row0 = Math.min(heated.row0, r0);
  heated.row1 = Math.max(heated.row1, r1);
  for (let r = r0; r < r1; r++)
    for (let c = c0; c < c1; c++) {
      const de = g.west + (c + 0.5) * g.cellM - e;
      const dn = g.north - (r + 0.5) * g.cellM - n;
      f(r * g.cols + c, Math.sqrt(de * de + dn * dn));
    }
}

/** Highest pressure that a place has met, kPa. */
export function pressureAt(st: HazmatState, e: number, n: number): number {
  let most = 0;
  for (const b of st.plain.blasts) {
    const x = Math.sqrt((e - b.e) * (e - b.e) + (n - b.n) * (n - b.n));
    most = Math.max(most, overpressureKPa(b.tntKg, x));
  }
  return most;
}

/** Lower flammability limit as kg/m3 in air of 25 C; Infinity for what does not burn. */
export function lowerLimitKgM3(st: HazmatState): number {
  const f = st.setting.substance.flammability;
  if (f === null) return Infinity;
  return f.lowerLimit.value * vapourDensity(st.setting.substance, 298.15, ATMOSPHERE_PA);
}

/**
 * Mass of the cloud that is above the lower limit, and where it is; with `burn` it is taken out of the
 * cloud. Each puff is a Gaussian of its own: neighbours that overlap are counted apart.
 */
export function flammableMass(st: HazmatState, air: CloudAir, burn: boolean) {
  const limit = lowerLimitKgM3(st);
  if (thickestKgM3(st) < limit) return { massKg: 0, e: 0, n: 0 };
  let mass = 0;
  let e = 0;
  let n = 0;
  for (const el of st.plain.elements) {
    const count = puffCount(el, air, 0);
    let part = 0;
    for (let k = 0; k < count; k++) {
      const p = puffAt(el, air, (k + 0.5) / count);
      const peak = cloudAt(st.plain.elements, air, p.e, p.n, Math.min(BREATHING_M, p.sz));
      if (!(peak > limit)) continue;
      const m = (el.massKg / count) * shareAbove(peak / limit, log(peak / limit));
      part += m;
      e += m * p.e;
      n += m * p.n;
    }
    mass += part;
    if (burn) el.massKg -= part;
  }
  return { massKg: mass, e: mass > 0 ? e / mass : 0, n: mass > 0 ? n / mass : 0 };
}
