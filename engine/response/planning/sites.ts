import type { UnitOrder } from '../../exercise/commands/command.ts';
import { find } from '../../exercise/lookup.ts';
import { bagsAround } from '../flood-works/system.ts';
import { bagsOf } from '../flood-works/works.ts';
import { productivity } from '../forces/fatigue.ts';
import { accessPoints } from '../sites/access.ts';
import { leftOf, openNeed, type SiteState } from '../sites/site.ts';
import { workPerHour } from '../sites/work-rates.ts';
import { generatorAt } from '../lifelines/generator.ts';
import { approach, no, note, team, unreachable, yes } from './context.ts';
import type { OrderPlan, Planned, Planning } from './context.ts';
import { stockOf } from './supplies.ts';

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
    notes: [
      note('siteWork', { minutes: Math.ceil(workS / 60), capability: need.capability }),
      ...sandbags(p, site, leftOf(need) / need.amount),
    ],
  });
}

/** Material of a wall: what the rest of it takes, and what the depots of the seat's lists hold. */
function sandbags(p: Planning, site: SiteState, leftShare: number): OrderPlan['notes'] {
  const work = site.kind === 'floodWork' ? find(p.w.scenario.floodWorks, site.subject) : undefined;
  const bags = work === undefined ? 0 : Math.ceil(bagsOf(work) * leftShare);
  if (work === undefined || bags === 0) return [];
  const held = bagsAround(p.w, work)
    .map(({ facilityId }) => ({ depot: facilityId, bags: stockOf(p.k, facilityId, 'sandbag') }))
    .filter((x) => x.bags > 0);
  const stock = held.reduce((sum, x) => sum + x.bags, 0);
  const nearest = held[0];
  if (nearest === undefined) return [note('floodWorks.noBags', { bags })];
  if (stock < bags) return [note('floodWorks.fewBags', { bags, stock })];
  return [note('floodWorks.bagsFrom', { bags, stock, depot: nearest.depot })];
}
