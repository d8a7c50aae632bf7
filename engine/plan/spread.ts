import { exp, log } from '../kernel/math.ts';
import { drawNormal, drawUniform } from '../kernel/random.ts';
import type { Spread } from './response-plan.ts';

const MINUTE = 60;

/**
 * One draw of a random time, whole seconds, 0 or more. Counter-based: the same (key, entity,
 * occurrence) gives the same quantile, so that two plans on one seed meet the same people.
 */
export function drawTicks(spread: Spread, key: number, entity: number, occurrence: number): number {
  return Math.max(0, Math.round(MINUTE * drawMinutes(spread, key, entity, occurrence)));
}

function drawMinutes(s: Spread, key: number, entity: number, occurrence: number): number {
  switch (s.kind) {
    case 'fixed':
      return s.minutes;
    case 'exponential':
      return -s.meanMin * log(drawUniform(key, entity, occurrence));
    case 'lognormal':
      return s.medianMin * exp(s.logSd * drawNormal(key, entity, occurrence));
    case 'triangular':
      return triangular(s, drawUniform(key, entity, occurrence));
  }
}

/** Quantile `u` of the triangular distribution. */
function triangular(s: Extract<Spread, { kind: 'triangular' }>, u: number): number {
  const width = s.mostMin - s.leastMin;
  if (width === 0) return s.leastMin;
  const rise = s.modeMin - s.leastMin;
  return u * width <= rise
    ? s.leastMin + Math.sqrt(u * width * rise)
    : s.mostMin - Math.sqrt((1 - u) * width * (s.mostMin - s.modeMin));
}

/** The least that a random time can be, minutes. */
export function leastOf(s: Spread): number {
  if (s.kind === 'fixed') return s.minutes;
  return s.kind === 'triangular' ? s.leastMin : 0;
}
