/**
 * Debris flows off burnt ground: how likely in a storm (Staley et al. 2017, model M1 for 15 minutes) and
 * how large (Gartner, Cannon and Santi 2014). Coefficients recalled; fits to the western United States.
 */
import { exp, log } from '../../kernel/math.ts';

export interface BurntCatchment {
  /** Area of the catchment, m², and what of it is burnt; burnt and steeper than 23°. */
  readonly areaM2: number;
  readonly burntM2: number;
  readonly burntSteepM2: number;
  /** Highest less lowest ground, m. */
  readonly reliefM: number;
}

const M1 = { constant: -3.63, terrain: 0.41, fire: 0.67, soil: 0.7 } as const;

/**
 * Chance of a debris flow, 0 to 1.
 *
 * @param rain15Mm rain in the heaviest 15 minutes, mm
 * @param severity dNBR / 1000 over the burnt part
 * @param kFactor erodibility of the soil
 */
export function debrisChance(
  c: BurntCatchment,
  rain15Mm: number,
  severity: number,
  kFactor: number,
): number {
  if (c.burntM2 <= 0 || c.areaM2 <= 0) return 0;
  const steep = c.burntSteepM2 / c.areaM2;
  const burnt = severity * (c.burntM2 / c.areaM2);
  const x = M1.constant + rain15Mm * (M1.terrain * steep + M1.fire * burnt + M1.soil * kFactor);
  return 1 / (1 + exp(-x));
}

/** Volume, m³: ln V = 4.22 + 0.39 √i15 + 0.36 ln Bmh + 0.13 √R, with i15 in mm/h and Bmh in km². */
export function debrisVolumeM3(c: BurntCatchment, rain15Mm: number): number {
  if (c.burntM2 <= 0) return 0;
  const i15 = 4 * rain15Mm;
  return exp(
    4.22 + 0.39 * Math.sqrt(i15) + 0.36 * log(c.burntM2 / 1e6) + 0.13 * Math.sqrt(c.reliefM),
  );
}
