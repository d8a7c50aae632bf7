import type { SeatId } from '../../exercise/scenario.ts';
import type { CohortState } from '../../exercise/state.ts';
import type { World } from '../../exercise/world.ts';
import type { CasualtyGroup } from '../medical/casualty.ts';

/** Who came to harm without a seat's having heard of it still stands on its lists. */
const unheard = (w: World, seatId: SeatId): readonly CasualtyGroup[] =>
  w.state.casualtyGroups.filter((g) => !g.knownTo.includes(seatId));

/** People at home as a seat's lists have them. */
export function knownAtHome(w: World, seatId: SeatId, villageId: string): number {
  let persons = w.state.villages[w.index.village.get(villageId)!.at]!.atHome;
  for (const g of unheard(w, seatId))
    for (const f of g.from)
      if (f.villageId === villageId && f.cohortId === null) persons += f.persons;
  return persons;
}

/** People under way and in shelters as a seat's lists have them. */
export function knownCohorts(w: World, seatId: SeatId): readonly CohortState[] {
  const missed = new Map<number, number>();
  for (const g of unheard(w, seatId))
    for (const { cohortId, persons } of g.from)
      if (cohortId !== null) missed.set(cohortId, (missed.get(cohortId) ?? 0) + persons);
  const { cohorts } = w.state;
  if (missed.size === 0) return cohorts;
  return cohorts.map((c) => {
    const more = missed.get(c.id);
    return more === undefined ? c : { ...c, persons: c.persons + more };
  });
}
