import type { CohortState } from '../../exercise/state.ts';
import type { World } from '../../exercise/world.ts';
import { drawUniform } from '../../kernel/random.ts';
import { ASSUMED } from '../assumed.ts';

/** People in one car or on motorcycles that take its room (assumed). */
const PERSONS_PER_CAR = 3;

/** Passenger car units of people in their own cars. */
export const peoplePcu = (persons: number): number => Math.ceil(persons / PERSONS_PER_CAR);

/** The same group of the same village always has or has not vehicles of its own. */
export function hasVehicles(w: World, c: CohortState): boolean {
  const village = w.index.village.get(c.villageId)!.at;
  let nth = 0;
  for (const x of w.state.cohorts) if (x.id < c.id && x.villageId === c.villageId) nth++;
  return drawUniform(w.random.key('own-vehicles'), village, nth) < ASSUMED.ownVehicleShare;
}

/** Passenger car units of a group that goes by itself; those on foot walk beside the traffic. */
export const groupPcu = (w: World, c: CohortState): number =>
  hasVehicles(w, c) ? peoplePcu(c.persons) : 0;
