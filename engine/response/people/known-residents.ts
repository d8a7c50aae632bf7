import type { SeatId } from '../../exercise/scenario.ts';
import type { World } from '../../exercise/world.ts';

/**
 * People at home as a seat's lists have them: those who came to harm without its having heard of it
 * still stand on them.
 */
export function knownAtHome(w: World, seatId: SeatId, villageId: string): number {
  let persons = w.state.villages[w.index.village.get(villageId)!.at]!.atHome;
  for (const g of w.state.casualtyGroups)
    if (!g.knownTo.includes(seatId))
      for (const f of g.from) if (f.villageId === villageId) persons += f.persons;
  return persons;
}
