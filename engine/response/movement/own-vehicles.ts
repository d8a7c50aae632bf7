import type { CohortState } from '../../exercise/state.ts';
import type { World } from '../../exercise/world.ts';
import { drawUniform } from '../../kernel/random.ts';
import { ASSUMED } from '../assumed.ts';

/** People in one car or on motorcycles that take its room (assumed). */
const PERSONS_PER_CAR = 3;

/** Passenger car units of people in their own cars. */
export const peoplePcu = (persons: number): number => Math.ceil(persons / PERSONS_PER_CAR);

/** The same group of the same village, counted from its first, always has or has not vehicles. */
const draw = (w: World, villageId: string, nth: number): boolean =>
  drawUniform(w.random.key('own-vehicles'), w.index.village.get(villageId)!.at, nth) <
  ASSUMED.ownVehicleShare;

export function hasVehicles(w: World, c: CohortState): boolean {
  let nth = 0;
  for (const x of w.state.cohorts) if (x.id < c.id && x.villageId === c.villageId) nth++;
  return draw(w, c.villageId, nth);
}

/** Passenger car units of a group that goes by itself; those on foot walk beside the traffic. */
export const groupPcu = (w: World, c: CohortState): number =>
  hasVehicles(w, c) ? peoplePcu(c.persons) : 0;

/** All groups that go by themselves now with their passenger car units, in one pass. */
export function eachUnderWay(w: World, visit: (c: CohortState, pcu: number) => void): void {
  const seen = new Map<string, number>();
  for (const c of w.state.cohorts) {
    const nth = seen.get(c.villageId) ?? 0;
    seen.set(c.villageId, nth + 1);
    if (c.route.length > 0 && c.unitId === null && c.stage === 'moving')
      visit(c, draw(w, c.villageId, nth) ? peoplePcu(c.persons) : 0);
  }
}
