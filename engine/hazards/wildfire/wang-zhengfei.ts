/**
 * Wang Zhengfei's spread law (王正非, 1983; slope terms after Mao Xianmin, 毛贤敏, 1993), the usual
 * one in Chinese practice: R = R0 Ks Kw Kphi.
 *
 * Its coefficients circulate in several versions. Those that were taken from memory of the
 * literature and not from the papers are marked recalled; all of them can be chosen.
 */
import { cos, exp, pow, tan } from '../../kernel/math.ts';

/**
 * Initial rate R0, m/min, from temperature T (C), wind W (Beaufort) and humidity h (%):
 * `humidity` 0.03 T + 0.05 W + 0.01 (100 - h) - 0.3 (recalled); `no-humidity`
 * 0.053 T + 0.048 W - 0.275; `moisture` 1.0372 e^(-0.057 M), M the fuel moisture in %.
 */
export type WangInitialLaw = 'humidity' | 'no-humidity' | 'moisture';

/** Wind factor: exp(0.1783 V cos(angle)), V in m/s, or the table of V = 1..12 (recalled). */
export type WangWindLaw = 'formula' | 'table';

/** Downslope factor: the reciprocal of the upslope one, or the classic table (recalled). */
export type WangDownslopeLaw = 'reciprocal' | 'table';

/** Fuel factor Ks by cover. */
export const WANG_FUEL_FACTORS = {
  conifer: 0.4,
  'secondary-forest': 0.7,
  'needle-litter': 0.8,
  'dead-leaves': 1.2,
  thatch: 1.6,
  shrub: 1.8,
  pasture: 2.0,
} as const;
export type WangFuel = keyof typeof WANG_FUEL_FACTORS;

/** Recalled: V = 1..12 m/s. Differs from the formula by up to 6 %. */
export const RECALLED_WIND_TABLE: readonly number[] = [
  1.2, 1.4, 1.7, 2.0, 2.4, 2.9, 3.3, 4.1, 5.1, 6.0, 7.3, 8.5,
];
/** Recalled: downslope degrees and factor. Not the reciprocal of the upslope factor (0.64 at 10). */
export const RECALLED_DOWNSLOPE_TABLE: readonly (readonly [deg: number, factor: number])[] = [
  [0, 1],
  [10, 0.83],
  [20, 0.46],
  [30, 0.21],
];

/** Steeper slopes are taken as this one: the fit has no data beyond. */
export const WANG_MAX_SLOPE_DEG = 42;

const RAD = Math.PI / 180;

/** Beaufort number, with fractions, of a wind in m/s: V = 0.836 B^1.5 (WMO). */
export const beaufort = (windMS: number): number => pow(windMS / 0.836, 2 / 3);

/** Linear interpolation in a table of factors whose entry i belongs to i + 1; 1 at 0. */
function windTable(speed: number): number {
  const top = RECALLED_WIND_TABLE.length;
  if (speed >= top) return RECALLED_WIND_TABLE[top - 1]!;
  const i = Math.floor(speed);
  const lower = i === 0 ? 1 : RECALLED_WIND_TABLE[i - 1]!;
  return lower + (RECALLED_WIND_TABLE[i]! - lower) * (speed - i);
}

/** Kw; `alongMS` is the part of the wind along the direction of spread, negative when against it. */
export function wangWindFactor(law: WangWindLaw, alongMS: number): number {
  if (law === 'formula') return exp(0.1783 * alongMS);
  // The table has no wind from ahead: taken as the reciprocal, which is what the formula does.
  return alongMS >= 0 ? windTable(alongMS) : 1 / windTable(-alongMS);
}

function downslopeTable(deg: number): number {
  const rows = RECALLED_DOWNSLOPE_TABLE;
  for (let i = 1; i < rows.length; i++) {
    const [d0, f0] = rows[i - 1]!;
    const [d1, f1] = rows[i]!;
    if (deg <= d1) return f0 + ((f1 - f0) * (deg - d0)) / (d1 - d0);
  }
  return rows[rows.length - 1]![1];
}

/** Kphi of a slope along the direction of spread, degrees, positive uphill; cut at 42 degrees. */
export function wangSlopeFactor(slopeDeg: number, downslope: WangDownslopeLaw): number {
  const deg = Math.min(Math.abs(slopeDeg), WANG_MAX_SLOPE_DEG);
  if (slopeDeg < 0 && downslope === 'table') return downslopeTable(deg);
  const factor = exp(3.533 * pow(tan(deg * RAD), 1.2));
  return slopeDeg < 0 ? 1 / factor : factor;
}

export interface WangAir {
  readonly temperatureC: number;
  /** Open wind, m/s. */
  readonly windMS: number;
  readonly relativeHumidityPct: number;
  /** Moisture of the litter, %, for the `moisture` law. */
  readonly fuelMoisturePct?: number;
}

/** R0, m/min; 0 where the fit turns negative. */
export function wangInitialRate(law: WangInitialLaw, air: WangAir): number {
  let rate: number;
  if (law === 'moisture') rate = 1.0372 * exp(-0.057 * (air.fuelMoisturePct ?? NaN));
  else if (law === 'no-humidity') {
    rate = 0.053 * air.temperatureC + 0.048 * beaufort(air.windMS) - 0.275;
  } else {
    const dryness = 0.01 * (100 - air.relativeHumidityPct);
    rate = 0.03 * air.temperatureC + 0.05 * beaufort(air.windMS) + dryness - 0.3;
  }
  if (rate !== rate) throw new RangeError('fuel moisture is needed by the moisture law');
  return rate > 0 ? rate : 0;
}

export interface WangLaws {
  readonly initial: WangInitialLaw;
  readonly wind: WangWindLaw;
  readonly downslope: WangDownslopeLaw;
}

export const WANG_DEFAULT_LAWS: WangLaws = {
  initial: 'humidity',
  wind: 'formula',
  downslope: 'reciprocal',
};

/**
 * Rate of spread, m/s, in one direction.
 *
 * @param fuelFactor Ks, see `WANG_FUEL_FACTORS`
 * @param windAngleDeg between the direction of spread and where the wind blows to
 * @param slopeDeg of the ground along the direction of spread, positive uphill
 */
export function wangSpread(
  air: WangAir,
  fuelFactor: number,
  windAngleDeg: number,
  slopeDeg: number,
  laws: WangLaws = WANG_DEFAULT_LAWS,
): number {
  const along = air.windMS * cos(windAngleDeg * RAD);
  const perMin =
    wangInitialRate(laws.initial, air) *
    fuelFactor *
    wangWindFactor(laws.wind, along) *
    wangSlopeFactor(slopeDeg, laws.downslope);
  return perMin / 60;
}

/**
 * Ks for a fuel model number, so that both laws run on one fuel map. Assumed: no publication maps
 * the one classification to the other.
 */
export function assumedWangFuel(fuelNumber: number): WangFuel {
  const n = fuelNumber;
  if (n === 1 || n === 101 || n === 102) return 'pasture';
  if (n === 2 || n === 3 || (n > 102 && n < 120)) return 'thatch';
  if ((n >= 4 && n <= 7) || (n > 120 && n < 160)) return 'shrub';
  if (n === 10 || (n > 160 && n < 180)) return 'secondary-forest';
  if (n === 8 || n === 181 || n === 188) return 'needle-litter';
  if (n === 183 || n === 184 || n === 185 || n === 187) return 'conifer';
  return 'dead-leaves';
}
