/** Flow over crests and under gates, per metre of crest. */
import { pow } from '../kernel/math.ts';
import { GRAVITY } from './frame.ts';

/** Broad-crested weir: q = 1.7 H^1.5, m^(1/2)/s; (2/3)^1.5 √g = 1.705 without losses. */
export const BROAD_CREST_COEFFICIENT = 1.7;
/** Contraction and velocity coefficient of a sharp-edged sluice (Henderson 1966). */
const SLUICE_COEFFICIENT = 0.6;

/** Villemonte's (1947) factor for a tail water of `tailM` over the crest under `headM` before it. */
export function villemonte(headM: number, tailM: number): number {
  if (tailM <= 0) return 1;
  if (tailM >= headM) return 0;
  const ratio = tailM / headM;
  return pow(1 - ratio * Math.sqrt(ratio), 0.385);
}

/** Discharge per metre of crest, m²/s, for heads over the crest before and behind it. */
export function weirFlow(headM: number, tailM: number, coefficient: number): number {
  if (headM <= 0) return 0;
  return coefficient * headM * Math.sqrt(headM) * villemonte(headM, tailM);
}

/**
 * Discharge per metre of a sluice that is `openM` open, m²/s: an orifice under the difference of
 * levels, or the weir over its sill while that passes less.
 */
export function sluiceFlow(
  headM: number,
  tailM: number,
  openM: number,
  coefficient = BROAD_CREST_COEFFICIENT,
): number {
  if (headM <= 0 || openM <= 0) return 0;
  const weir = weirFlow(headM, tailM, coefficient);
  const behind = Math.max(tailM, SLUICE_COEFFICIENT * openM);
  if (headM <= behind) return weir;
  const orifice = SLUICE_COEFFICIENT * openM * Math.sqrt(2 * GRAVITY * (headM - behind));
  return headM > openM ? Math.min(weir, orifice) : weir;
}
