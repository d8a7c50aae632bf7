import type { CohortState } from '../../exercise/state.ts';
import type { World } from '../../exercise/world.ts';
import { exp } from '../../kernel/math.ts';
import { normalQuantile } from '../../kernel/normal.ts';
import { drawUniform } from '../../kernel/random.ts';
import { ASSUMED } from '../assumed.ts';
import { slowness } from './readiness.ts';
import type { Shared } from '../within-step.ts';

/** Places left in a shelter, those on their way to it counted as there; none in one out of use. */
export function shelterSpace(w: World, shelterId: string, shared?: Shared): number {
  if (w.state.buildingsOut.some((b) => b.id === shelterId)) return 0;
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
