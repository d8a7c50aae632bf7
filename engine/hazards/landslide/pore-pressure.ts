/**
 * Pressure head under rain: linear diffusion with a flux at the ground (Iverson 2000) summed over
 * steps of rain as in TRIGRS (Baum, Savage and Godt 2008), in soil without a base (infinite) or over
 * an impermeable base (finite).
 *
 * Diffusivity normal to a slope: TRIGRS takes 4 D0 / cos² δ, Iverson's paper 4 D0 cos² δ. This
 * follows TRIGRS; docs/models/landslide.md says why.
 */
import { cos, exp } from '../../kernel/math.ts';
import { ierfc } from './erfc.ts';

/** Infiltration rate from `fromS` on until the next step, m/s. Ascending, the last has rate 0. */
export interface RainStep {
  readonly fromS: number;
  readonly rateMS: number;
}

/**
 * Iverson's response R(x) = √(x/π) e^(-1/x) - erfc(1/√x) at normalised time x; 0 for x <= 0.
 * Written √x ierfc(1/√x), which loses no digits for small x.
 */
export function rainResponse(x: number): number {
  if (x <= 0) return 0;
  const root = Math.sqrt(x);
  return root * ierfc(1 / root);
}

/**
 * Head at depth Z = `ratio`·L over a base at L that lets nothing through, per unit of
 * (rate / conductivity) · L, at τ = D1 t / L²; 0 for τ <= 0.
 *
 * Early: images of the flux at the surface; late: the Fourier series of the same problem. Both are
 * exact; where they meet (τ = 0.3) four terms give them to 1e-13.
 */
export function finiteResponse(ratio: number, tau: number): number {
  if (tau <= 0) return 0;
  if (tau < 0.3) {
    const width = 2 * Math.sqrt(tau);
    let sum = 0;
    for (let m = 0; m < 4; m++)
      sum += ierfc((2 * m + ratio) / width) + ierfc((2 * m + 2 - ratio) / width);
    return width * sum;
  }
  const up = 1 - ratio;
  let sum = tau + (3 * up * up - 1) / 6;
  for (let n = 1; n <= 4; n++) {
    const k = n * Math.PI;
    const sign = n % 2 === 1 ? -1 : 1;
    sum -= ((2 * sign) / (k * k)) * exp(-k * k * tau) * cos(k * up);
  }
  return sum;
}

export interface PressureSite {
  /** Slope δ, rad; depth Z of the slip surface and d of the water table before the rain, m. */
  readonly slopeRad: number;
  readonly depthM: number;
  readonly waterTableM: number;
  /** Saturated hydraulic conductivity Ks, m/s, and diffusivity D0, m²/s. */
  readonly conductivityMS: number;
  readonly diffusivityM2S: number;
  /** Steady infiltration before the rain I_Z, m/s; 0 is flow parallel to the slope. */
  readonly steadyRateMS: number;
  /** Depth of an impermeable base, m; null for soil without one. */
  readonly baseDepthM: number | null;
}

/** β = cos² δ - I_Z / Ks: head per metre below the water table. */
export const steadyGradient = (site: PressureSite): number => {
  const c = cos(site.slopeRad);
  return c * c - site.steadyRateMS / site.conductivityMS;
};

/**
 * Pressure head ψ at the slip surface, m, `timeS` after the start of the series: steady part plus the
 * response to every step of rain, at most β Z (water at the ground). Rain above Ks runs off.
 */
export function pressureHead(site: PressureSite, rain: readonly RainStep[], timeS: number): number {
  const { depthM, conductivityMS: ks, baseDepthM } = site;
  const beta = steadyGradient(site);
  const c = cos(site.slopeRad);
  const d1 = site.diffusivityM2S / (c * c);
  const scale = baseDepthM ?? depthM;
  const rate = (4 * d1) / (depthM * depthM);
  const response = (s: number): number =>
    baseDepthM === null
      ? rainResponse(rate * s)
      : finiteResponse(depthM / baseDepthM, (d1 * s) / (baseDepthM * baseDepthM));
  let sum = 0;
  rain.forEach(({ fromS, rateMS }, n) => {
    if (rateMS <= 0 || fromS >= timeS) return;
    const step = Math.min(rateMS, ks) / ks;
    const next = rain[n + 1]?.fromS ?? Infinity;
    sum += step * (response(timeS - fromS) - (next < timeS ? response(timeS - next) : 0));
  });
  const head = beta * (depthM - site.waterTableM) + scale * sum;
  return Math.min(head, beta * depthM);
}

/** Steps of rain from (start, rate) pairs and an end; throws unless times ascend and rates are >= 0. */
export function checkRain(rain: readonly RainStep[]): void {
  rain.forEach(({ fromS, rateMS }, i) => {
    if (!(rateMS >= 0 && rateMS < 0.01))
      throw new RangeError(`rain[${i}].rateMS is ${rateMS}, must be from 0 to 0.01`);
    if (i > 0 && !(fromS > rain[i - 1]!.fromS))
      throw new RangeError(`rain[${i}].fromS is ${fromS}, must be above ${rain[i - 1]!.fromS}`);
  });
}
