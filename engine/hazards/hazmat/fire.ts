/** Heat of burning releases: pool fire, jet fire, fireball, flash fire. Fluxes in kW/m2. */
import { atan, cbrt, exp, log, pow } from '../../kernel/math.ts';
import { airDensity, GRAVITY_MS2 } from './constants.ts';
import { erf, normalShare } from './error-function.ts';

/** Share of radiation that passes through moist air: 2.02 (Pw X)^-0.09, Pa m (recalled, CCPS). */
export const transmissivity = (vapourPa: number, pathM: number): number =>
  Math.min(1, 2.02 * pow(Math.max(1, vapourPa * pathM), -0.09));

/** Water vapour pressure of air, Pa (Magnus form, Alduchov and Eskridge 1996, recalled). */
export const waterVapourPa = (temperatureC: number, humidityPct: number): number =>
  (humidityPct / 100) * 610.94 * exp((17.625 * temperatureC) / (temperatureC + 243.04));

export interface PoolFire {
  readonly diameterM: number;
  readonly flameHeightM: number;
  /** Of the flame surface, kW/m2. */
  readonly emissiveKWM2: number;
}

/**
 * An upright flame on a round pool: H = 42 D (m / (rho sqrt(g D)))^0.61 (Thomas 1963), emissive power
 * 140 e^(-0.12 D) + 20 (1 - e^(-0.12 D)) (Mudan 1984; recalled). Not tilted by wind.
 */
export function poolFire(diameterM: number, burningKgM2S: number, airK: number): PoolFire {
  const ratio = burningKgM2S / (airDensity(airK) * Math.sqrt(GRAVITY_MS2 * diameterM));
  const smoke = exp(-0.12 * diameterM);
  return {
    diameterM,
    flameHeightM: 42 * diameterM * pow(ratio, 0.61),
    emissiveKWM2: 140 * smoke + 20 * (1 - smoke),
  };
}

/**
 * Largest view factor of an upright cylinder for a small surface at the ground, at `x` from its axis:
 * the root of the squares of the vertical and the horizontal one (Mudan 1984).
 */
export function cylinderView(diameterM: number, heightM: number, x: number): number {
  const s = (2 * x) / diameterM;
  if (s <= 1.0001) return 1;
  const { vertical, horizontal } = cylinderViews(s, (2 * heightM) / diameterM);
  return Math.min(1, Math.sqrt(vertical * vertical + horizontal * horizontal));
}

/** View factors at s = distance over radius of a cylinder of h = height over radius. */
export function cylinderViews(s: number, h: number): { vertical: number; horizontal: number } {
  const a = (h * h + s * s + 1) / (2 * s);
  const b = (1 + s * s) / (2 * s);
  const across = (s - 1) / (s + 1);
  const atA = atan(Math.sqrt(((a + 1) / (a - 1)) * across));
  const atB = atan(Math.sqrt(((b + 1) / (b - 1)) * across));
  const rootA = Math.sqrt(a * a - 1);
  const rootB = Math.sqrt(b * b - 1);
  const horizontal = (((b - 1 / s) / rootB) * atB - ((a - 1 / s) / rootA) * atA) / Math.PI;
  const vertical =
    (atan(h / Math.sqrt(s * s - 1)) / s -
      (h / s) * atan(Math.sqrt(across)) +
      ((a * h) / (s * rootA)) * atA) /
    Math.PI;
  return { vertical, horizontal };
}

/** Heat at `x` m from the middle of a pool fire. */
export function poolFireHeat(f: PoolFire, x: number, vapourPa: number): number {
  const path = x - f.diameterM / 2;
  if (path <= 0) return f.emissiveKWM2;
  const view = cylinderView(f.diameterM, f.flameHeightM, x);
  return f.emissiveKWM2 * view * transmissivity(vapourPa, path);
}

/** Share of the heat of a jet flame that is radiated (assumed; 0.15 to 0.4 are reported). */
export const ASSUMED_JET_RADIATED = 0.3;

/** Length of a jet flame, m: 0.00326 (m Hc)^0.478 with J/s (API 521, recalled). */
export const jetFlameLength = (rateKgS: number, combustionJKg: number): number =>
  0.00326 * pow(rateKgS * combustionJKg, 0.478);

/** Heat at `x` m from the middle of a jet flame, taken as a point; not nearer than a quarter of it. */
export function jetFireHeat(
  rateKgS: number,
  combustionJKg: number,
  x: number,
  vapourPa: number,
): number {
  if (rateKgS <= 0) return 0;
  const d = Math.max(x, jetFlameLength(rateKgS, combustionJKg) / 4);
  const power = (ASSUMED_JET_RADIATED * rateKgS * combustionJKg) / 1000;
  return (power * transmissivity(vapourPa, d)) / (4 * Math.PI * d * d);
}

export interface Fireball {
  readonly diameterM: number;
  readonly durationS: number;
  /** Of its middle above the ground. */
  readonly heightM: number;
  readonly emissiveKWM2: number;
}

/** Radiated share and highest emissive power of a fireball (recalled, CCPS). */
const FIREBALL_RADIATED = 0.3;
const FIREBALL_MOST_KWM2 = 400;

/**
 * Fireball of a bursting vessel: D = 5.8 M^(1/3), t = 0.45 M^(1/3) below 30 t, else 2.6 M^(1/6),
 * H = 0.75 D (CCPS 1999; recalled).
 */
export function fireball(massKg: number, combustionJKg: number): Fireball {
  const diameterM = 5.8 * cbrt(massKg);
  const durationS = massKg < 30_000 ? 0.45 * cbrt(massKg) : 2.6 * pow(massKg, 1 / 6);
  const surface = Math.PI * diameterM * diameterM;
  const power = (FIREBALL_RADIATED * massKg * combustionJKg) / (1000 * surface * durationS);
  const emissiveKWM2 = Math.min(FIREBALL_MOST_KWM2, power);
  return { diameterM, durationS, heightM: 0.75 * diameterM, emissiveKWM2 };
}

/** TNO's fireball: D = 6.48 M^0.325, t = 0.852 M^0.26 (recalled). */
export const fireballTno = (massKg: number) => ({
  diameterM: 6.48 * pow(massKg, 0.325),
  durationS: 0.852 * pow(massKg, 0.26),
});

/** Heat of a fireball at `x` m along the ground, on a surface turned to it and on a vertical one. */
export function fireballHeat(f: Fireball, x: number, vapourPa: number) {
  const distance = Math.sqrt(x * x + f.heightM * f.heightM);
  const r = f.diameterM / 2;
  const view = (r * r) / (distance * distance);
  const normal = f.emissiveKWM2 * view * transmissivity(vapourPa, Math.max(0, distance - r));
  return { normalKWM2: normal, verticalKWM2: (normal * x) / distance };
}

/** Heat that is felt: pain and second-degree burns within 60 s, and death (recalled, ALOHA). */
export const HEAT_ZONES_KWM2 = [10, 5, 2] as const;

/** Thermal dose, (kW/m2)^(4/3) s. */
export const thermalDose = (heatKWM2: number, seconds: number): number =>
  heatKWM2 <= 0 ? 0 : pow(heatKWM2, 4 / 3) * seconds;

/** Probit of death by radiation: -14.9 + 2.56 ln(q^(4/3) t / 10^4), q in W/m2 (Eisenberg 1975). */
const EISENBERG = { a: -14.9, b: 2.56 } as const;
/** Share of people who die of a thermal dose; 1000^(4/3) = 10^4, so kW/m2 go in as they are. */
export const heatDeathShare = (dose: number): number =>
  dose <= 0 ? 0 : normalShare(EISENBERG.a + EISENBERG.b * log(dose) - 5);

/** Share of the mass of a Gaussian puff above a concentration, peak over limit being `ratio`. */
export function shareAbove(ratio: number, lnRatio: number): number {
  if (ratio <= 1) return 0;
  const r = Math.sqrt(2 * lnRatio);
  return erf(r / Math.SQRT2) - Math.sqrt(2 / Math.PI) * r * exp(-lnRatio);
}
