import type { UnitOrder } from '../../exercise/commands/command.ts';
import { ASSUMED_MEDICAL } from '../medical/assumed.ts';
import { groupPoint, hospitalPoint, transportable } from '../medical/transportable.ts';
import { approach, no, note, noWay, onward, team, unreachable, yes } from './context.ts';
import type { Planned, Planning } from './context.ts';

/** Casualties to hospital, by an ambulance with seats, while the hospital has a free bed. */
export function planTransport(
  p: Planning,
  order: Extract<UnitOrder, { type: 'transportCasualties' }>,
): Planned {
  const group = p.k.casualtyGroups.find((g) => g.id === order.groupId);
  if (group === undefined) return no('unknownPlace', { place: order.groupId });
  const hospital = p.k.hospitals.find((h) => h.id === order.hospitalId);
  if (hospital === undefined) return no('unknownPlace', { place: order.hospitalId });
  const found = team(p, order, ['ambulance']);
  if (!found.ok) return found;
  const { unit, spec } = found.value;
  if (spec.seatsForPeople === 0)
    return no('noCapability', { unit: unit.id, capability: 'ambulance' });
  const persons = transportable(group).length;
  if (persons === 0) return no('noPeople', { group: group.id });
  if (hospital.free <= 0) return no('noBed', { hospital: hospital.id, group: group.id, persons });
  const to = groupPoint(p.w, group);
  const a = approach(p, unit, spec, to);
  if (a === null) return unreachable(p, spec, unit, to);
  const trip = onward(p, spec, {
    from: to,
    fromNode: group.nodeId,
    to: hospitalPoint(p.w, hospital.id),
    departTick: a.etaTick,
  });
  if (trip === null) return noWay(p, spec, hospitalPoint(p.w, hospital.id));
  const carried = Math.min(persons, hospital.free);
  const trips = Math.ceil(carried / spec.seatsForPeople);
  const { stopS, perPersonS } = ASSUMED_MEDICAL;
  const tripS = trip.arriveTick - a.etaTick;
  const shuttleS = (2 * trips - 1) * tripS + 2 * trips * stopS + 2 * carried * perPersonS;
  return yes(a, a.etaTick + shuttleS, {
    notes: [note('casualties', { persons: carried, trips, free: hospital.free })],
    onward: trip.legs,
  });
}
