import type { CohortState } from '../exercise/state.ts';
import type { World } from '../exercise/world.ts';
import { exp, log } from '../kernel/math.ts';
import { drawUniform } from '../kernel/random.ts';
import { ASSUMED } from './assumed.ts';
import { slowness } from './people/readiness.ts';
import type { Shared } from './turn.ts';

/** Places left in a shelter, those on their way to it counted as there. */
export function shelterSpace(w: World, shelterId: string, shared?: Shared): number {
  const entry = w.index.shelter.get(shelterId)!;
  let space = entry.capacity - w.state.shelters[entry.at]!.occupants;
  for (const c of w.state.cohorts)
    if (c.shelterId === shelterId && (c.stage === 'preparing' || c.stage === 'moving'))
      space -= c.persons;
  return space - (shared?.spaceTaken.get(shelterId) ?? 0);
}

/** True when a team carries the group now: it arrives with the team. */
export function isCarried(w: World, c: CohortState): boolean {
  if (c.unitId === null || c.stage !== 'moving') return false;
  return w.state.units[w.index.unit.get(c.unitId)!.at]!.people > 0;
}

/** Inverse of the standard normal distribution, by Acklam's rational form (relative error 1e-9). */
function normalQuantile(p: number): number {
  const tail = (q: number): number =>
    (((((-7.784894002430293e-3 * q - 3.223964580411365e-1) * q - 2.400758277161838) * q -
      2.549732539343734) *
      q +
      4.374664141464968) *
      q +
      2.938163982698783) /
    ((((7.784695709041462e-3 * q + 3.224671290700398e-1) * q + 2.445134137142996) * q +
      3.754408661907416) *
      q +
      1);
  if (p < 0.02425) return tail(Math.sqrt(-2 * log(p)));
  if (p > 0.97575) return -tail(Math.sqrt(-2 * log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  return (
    ((((((-3.969683028665376e1 * r + 2.209460984245205e2) * r - 2.759285104469687e2) * r +
      1.38357751867269e2) *
      r -
      3.066479806614716e1) *
      r +
      2.506628277459239) *
      q) /
    (((((-5.447609879822406e1 * r + 1.615858368580409e2) * r - 1.556989798598866e2) * r +
      6.680131188771972e1) *
      r -
      1.328068155288572e1) *
      r +
      1)
  );
}

/**
 * How long group `i` of `n` of a village takes to get ready, s: lognormal, one draw in each n-th of
 * the distribution, so that a village always has quick and slow households. The same village and
 * group get the same delay whatever else happens.
 */
export function preparationS(w: World, villageId: string, i: number, n: number): number {
  const at = w.index.village.get(villageId)!.at;
  const u = drawUniform(w.random.key('preparation'), at, i, n);
  const z = normalQuantile((i + u) / n);
  return Math.round(slowness(w) * ASSUMED.prepareMedianS * exp(ASSUMED.prepareLogSd * z));
}

/** Sizes of `n` groups that differ by one at most and sum to `persons`. */
export function groupSizes(persons: number, n: number): number[] {
  const small = Math.floor(persons / n);
  const more = persons - small * n;
  return Array.from({ length: n }, (_, i) => small + (i < more ? 1 : 0));
}
