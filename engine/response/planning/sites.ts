import type { UnitOrder } from '../../exercise/commands/command.ts';
import { productivity } from '../forces/fatigue.ts';
import { accessPoints } from '../sites/access.ts';
import { leftOf, openNeed } from '../sites/site.ts';
import { workPerHour } from '../sites/work-rates.ts';
import { generatorAt } from '../lifelines/generator.ts';
import { approach, no, note, team, unreachable, yes } from './context.ts';
import type { Planned, Planning } from './context.ts';

/** Work at a site that the seat knows of, by a team that can do some of what is left. */
export function planWorkAt(p: Planning, order: Extract<UnitOrder, { type: 'workAt' }>): Planned {
  const site = p.k.sites.find((s) => s.id === order.siteId);
  if (site === undefined) return no('unknownPlace', { place: order.siteId });
  if (site.doneTick >= 0) return no('alreadyDone', { site: site.id });
  const wanted = site.needs.filter((n) => leftOf(n) > 0).map((n) => n.capability);
  const found = team(p, order, wanted);
  if (!found.ok) return found;
  const { unit, spec } = found.value;
  const need = openNeed(site, spec.capabilities);
  if (need === undefined) return no('alreadyDone', { site: site.id });
  if (unit.strength < need.minPersons)
    return no('tooFewPeople', {
      unit: unit.id,
      persons: unit.strength,
      atLeast: need.minPersons,
    });
  const bound = generatorAt(p.w, unit.id);
  if (need.capability === 'generator' && bound !== null)
    return no('generatorInUse', { unit: unit.id, place: bound });
  const perHour = workPerHour(spec, unit.strength, need.capability);
  if (perHour <= 0) return no('noCapability', { unit: unit.id, capability: need.capability });
  const points = accessPoints(p.w.region, site);
  const ways = points.map((to) => approach(p, unit, spec, to)).filter((way) => way !== null);
  if (ways.length === 0) return unreachable(p, spec, unit, points[0]!);
  const a = ways.reduce((best, way) => (way.etaTick < best.etaTick ? way : best));
  const workS = Math.ceil((3600 * leftOf(need)) / (perHour * productivity(unit.workedTicks)));
  return yes(a, a.etaTick + workS, {
    notes: [note('siteWork', { minutes: Math.ceil(workS / 60), capability: need.capability })],
  });
}
