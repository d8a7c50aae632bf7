import type { Command } from '../../exercise/commands/command.ts';
import { idleTeams, isOpen, recentOrders, squaredM, takeNearest, type Desk } from './policy.ts';
import { pickRefuge, refuges, threatened, USUAL_EVACUATION, type Refuge } from './threats.ts';

/** A crew this near to a shelter looks after it, m. */
const AT_SHELTER_M = 300;

/** Shelters that the villages which the forecast reaches within so long will need. */
function needed(desk: Desk, withinTicks: number): Refuge[] {
  const rule = { ...USUAL_EVACUATION, withinTicks, warned: true };
  const edge = desk.edge();
  const list = refuges(desk, edge);
  const out = new Set<Refuge>();
  for (const { village, persons } of threatened(desk, edge, null, rule)) {
    const refuge = pickRefuge(list, village.at, persons);
    if (refuge === null) break;
    refuge.free -= persons;
    out.add(refuge);
  }
  return [...out];
}

/** Sends a crew to every shelter that will be needed and has none, before the people come. */
export function openShelters(desk: Desk, withinTicks: number): Command[] {
  const idle = idleTeams(
    desk,
    (spec) => spec.seatsForPeople === 0 && spec.vehicle !== 'helicopter',
  );
  if (idle.length === 0 && desk.short === undefined) return [];
  const near2 = AT_SHELTER_M * AT_SHELTER_M;
  const bound = recentOrders(desk, 0).flatMap((o) =>
    isOpen(o) && o.order.type === 'move' ? [o.order.to] : [],
  );
  const out: Command[] = [];
  for (const { at } of needed(desk, withinTicks)) {
    const covered =
      bound.some((to) => squaredM(to, at) <= near2) ||
      desk.teams().some((t) => squaredM(t.unit.at, at) <= near2);
    if (covered) continue;
    const team = takeNearest(idle, at);
    if (team === null) desk.short?.(1);
    else out.push({ type: 'move', unitId: team.unit.id, to: at });
  }
  return out;
}
