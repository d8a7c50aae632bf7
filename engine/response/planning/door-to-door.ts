import type { UnitOrder } from '../../exercise/commands/command.ts';
import { productivity } from '../forces/fatigue.ts';
import { hasAir } from '../protection/apparatus.ts';
import { inZones } from '../release/in-zones.ts';
import { villagePoint } from '../turn.ts';
import { doorsPerHour, KNOCKERS, unheardByVillage } from '../warnings/doors.ts';
import { approach, no, note, team, unreachable, yes } from './context.ts';
import type { Planned, Planning } from './context.ts';

/** A way to a village in which somebody at home has not heard a warning in force. */
export function planDoorToDoor(
  p: Planning,
  order: Extract<UnitOrder, { type: 'doorToDoor' }>,
): Planned {
  const village = order.villageId;
  if (!p.w.index.village.has(village)) return no('unknownPlace', { place: village });
  const found = team(p, order, KNOCKERS);
  if (!found.ok) return found;
  const { unit, spec } = found.value;
  const households = unheardByVillage(p.k.warnings).get(village);
  if (households === undefined) return no('noWarning', { village });
  if (households === 0) return no('alreadyDone', { village });
  if (p.k.atHome(village) === 0) return no('noPeople', { village });
  const to = villagePoint(p.w, village);
  const a = approach(p, unit, spec, to);
  if (a === null) return unreachable(p, spec, unit, to);
  const inGas = inZones(p.k.release?.zones ?? null, to);
  const perHour = doorsPerHour(spec, unit.strength, inGas) * productivity(unit.workedTicks);
  const workS = Math.ceil((3600 * households) / perHour);
  const notes = [note('doors', { households, minutes: Math.ceil(workS / 60) })];
  if (inGas && !hasAir(spec)) notes.push(note('noAirInGas'));
  return yes(a, a.etaTick + workS, { notes });
}
