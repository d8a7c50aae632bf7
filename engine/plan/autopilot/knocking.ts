import type { Command } from '../../exercise/commands/command.ts';
import type { UnitSpec } from '../../exercise/scenario.ts';
import { hasAir } from '../../response/protection/apparatus.ts';
import { workPerHour } from '../../response/sites/work-rates.ts';
import { canKnock, doorsPerHour, unheardByVillage } from '../../response/warnings/doors.ts';
import { inForecastGas } from './release.ts';
import {
  idleTeams,
  isOpen,
  lateFailures,
  MINUTE,
  recentOrders,
  takeNearest,
  type Desk,
} from './policy.ts';
import { STOPS } from './site-work.ts';

/** Loudspeakers and messages are given so long before anybody is sent to doors (assumed). */
const CHANNELS_TICKS = 15 * MINUTE;
/** More teams are sent while those on the way would need longer than this (assumed). */
const ENOUGH_H = 1;
const fresh = (spec: UnitSpec, gas: boolean): number => doorsPerHour(spec, spec.strength, gas);
const KNOCKS: ReadonlySet<Command['type']> = new Set(['doorToDoor']);

/**
 * At a release most people stay in, and nobody comes to bring them away: idle teams go to the doors
 * of those whom no channel reached, into forecast gas only with air of their own.
 */
export function knockAtDoors(desk: Desk): Command[] {
  const { k, book } = desk;
  if (k.release === null) return [];
  const warnings = k.warnings.filter((w) => w.tick + CHANNELS_TICKS <= k.tick);
  const unheard = unheardByVillage(warnings);
  if (unheard.size === 0) return [];
  const recent = recentOrders(desk, 20 * MINUTE);
  const failed = lateFailures(k, recent, KNOCKS);
  // Who can stop the leak stands by for it: the crew that is at it may run out of air.
  const leaks = k.sites.filter((s) => s.doneTick < 0 && STOPS.has(s.kind)).flatMap((s) => s.needs);
  const canStop = (spec: UnitSpec): boolean =>
    leaks.some((need) => workPerHour(spec, spec.strength, need.capability) > 0);
  const idle = idleTeams(desk, (spec) => canKnock(spec) && !failed.has(spec.id) && !canStop(spec));
  const out: Command[] = [];
  for (const { id, at } of book.villages) {
    const doors = unheard.get(id) ?? 0;
    if (doors === 0 || k.atHome(id) === 0) continue;
    // Before any forecast the gas may be anywhere that was warned.
    const gas = k.release.zones === null || inForecastGas(desk, at);
    let perHour = 0;
    for (const o of recent)
      if (isOpen(o) && o.order.type === 'doorToDoor' && o.order.villageId === id)
        perHour += fresh(k.unitSpec(o.order.unitId), gas);
    while (doors > perHour * ENOUGH_H) {
      const team = takeNearest(idle, at, (t) => (!gas || hasAir(t.spec)) && desk.canGo(t, at));
      if (team === null) {
        desk.short?.(1, 'warn');
        break;
      }
      perHour += doorsPerHour(team.spec, team.unit.strength, gas);
      out.push({ type: 'doorToDoor', unitId: team.unit.id, villageId: id });
    }
  }
  return out;
}
