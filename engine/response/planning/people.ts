import type { UnitOrder } from '../../exercise/commands/command.ts';
import { ASSUMED } from '../assumed.ts';
import { shelterSpace } from '../people/groups.ts';
import { PEOPLE_ON_FOOT, SPEED_PROFILES } from '../speed-profiles.ts';
import { shelterPoint, villagePoint } from '../turn.ts';
import { approach, no, note, noWay, onward, team, unreachable, yes } from './context.ts';
import type { Planned, Planning } from './context.ts';

type Order<T extends UnitOrder['type']> = Extract<UnitOrder, { type: T }>;

/** Rough time until the slowest tenth of households is ready, s: from the preparation's assumptions. */
const READY_S = ASSUMED.prepareMedianS * 1.9;

/**
 * Fetching or leading people of a village to a shelter, as far as the seat knows who is still
 * there.
 */
export function planEvacuate(p: Planning, order: Order<'evacuate'>): Planned {
  const village = p.w.index.village.get(order.villageId);
  if (village === undefined) return no('unknownPlace', { place: order.villageId });
  if (!p.w.index.shelter.has(order.shelterId))
    return no('unknownPlace', { place: order.shelterId });
  const found = team(p, order, ['transportPeople', 'warn']);
  if (!found.ok) return found;
  const { unit, spec } = found.value;
  const atHome = p.k.atHome(order.villageId);
  const toFetch = personsWaiting(p, order);
  if (atHome + toFetch === 0) return no('noPeople', { village: order.villageId });
  const space = shelterSpace(p.w, order.shelterId);
  if (space <= 0 && toFetch === 0)
    return no('noShelterSpace', { shelter: order.shelterId, space: 0, persons: atHome });
  const to = villagePoint(p.w, order.villageId);
  const a = approach(p, unit, spec, to);
  if (a === null) return unreachable(p, spec, unit, to);
  const trip = onward(
    p,
    spec,
    {
      from: to,
      fromNode: village.spec.nodeId,
      to: shelterPoint(p.w, order.shelterId),
      departTick: a.etaTick,
    },
    spec.seatsForPeople > 0 ? SPEED_PROFILES[spec.vehicle] : PEOPLE_ON_FOOT,
  );
  if (trip === null) return noWay(p, spec, shelterPoint(p.w, order.shelterId));
  const persons = Math.min(atHome, Math.max(0, space)) + toFetch;
  const trips = spec.seatsForPeople > 0 ? Math.ceil(persons / spec.seatsForPeople) : 1;
  const tripS = trip.arriveTick - a.etaTick;
  const boardS = ASSUMED.boardS + ASSUMED.alightS + ASSUMED.boardPerPersonS * spec.seatsForPeople;
  const shuttleS = trips * (tripS + boardS) + (trips - 1) * tripS;
  const notes = [note('evacuatePersons', { persons, trips })];
  if (atHome > space) notes.push(note('noPlaceFor', { persons: atHome - Math.max(0, space) }));
  return yes(a, a.etaTick + Math.round(Math.max(READY_S + tripS, shuttleS)), {
    notes,
    onward: trip.legs,
  });
}

/** People of the village who are getting ready for this shelter and could be fetched. */
function personsWaiting(p: Planning, order: Order<'evacuate'>): number {
  let persons = 0;
  for (const c of p.k.cohorts)
    if (
      c.stage === 'preparing' &&
      c.villageId === order.villageId &&
      c.shelterId === order.shelterId
    )
      persons += c.persons;
  return persons;
}
