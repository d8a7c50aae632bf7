import type { Command } from '../../exercise/commands/command.ts';
import { accessPoints } from '../../response/sites/access.ts';
import { leftOf, type SiteKind, type SiteState } from '../../response/sites/site.ts';
import { hasAir } from '../../response/protection/apparatus.ts';
import { workPerHour } from '../../response/sites/work-rates.ts';
import { inForecastGas, nearRoom } from './release.ts';
import { idleTeams, isOpen, lateFailures, recentOrders, takeNearest, type Desk } from './policy.ts';

const WORK_TYPES: ReadonlySet<Command['type']> = new Set(['workAt']);
/** More teams are sent while those on the site and on the way would need longer than this. */
const ENOUGH_H = 1;
/** Work at the source of a release. */
const HOT: ReadonlySet<SiteState['kind']> = new Set([
  'closeValve',
  'plugLeak',
  'transferCargo',
  'waterCurtain',
  'lightGas',
]);
/** What ends a release saves people too. */
export const STOPS: ReadonlySet<SiteState['kind']> = new Set([
  'closeValve',
  'plugLeak',
  'ventilate',
  'lightGas',
]);
/** Work with people comes before work with things. */
const SAVES: ReadonlySet<SiteState['kind']> = new Set([
  'rescueTrapped',
  'treatCasualties',
  'searchMissing',
]);

/**
 * Idle teams go to the known sites that they can work at: to people first, with generators to command
 * posts next, then to the oldest, the nearest team first.
 */
export function workSites(desk: Desk, kinds: readonly SiteKind[] | null = null): Command[] {
  if (desk.short === undefined && desk.idle().length === 0) return [];
  const open = desk.k.sites.filter(
    (s) => s.doneTick < 0 && (kinds === null || kinds.includes(s.kind)),
  );
  if (open.length === 0) return [];
  const recent = recentOrders(desk, 0);
  const failed = lateFailures(desk.k, recentOrders(desk, 20 * 60), WORK_TYPES);
  const out: Command[] = [];
  // A team whose generator runs somewhere has none to bring.
  const bound = new Set(desk.k.power.map((p) => p.generatorFrom));
  const posts = new Set(desk.k.power.filter((p) => p.use === 'commandPost').map((p) => p.siteId));
  const rank = (s: SiteState): number =>
    SAVES.has(s.kind) || STOPS.has(s.kind) ? 0 : posts.has(s.id) ? 1 : 2;
  const used = new Set<string>();
  for (const site of open.toSorted((a, b) => rank(a) - rank(b) || a.openedTick - b.openedTick)) {
    const at = site.at;
    const points = accessPoints(desk.k.region, site);
    // Nobody without air of his own is sent where the forecast has gas; rooms are aired from outside.
    const gas =
      inForecastGas(desk, at) ||
      HOT.has(site.kind) ||
      (nearRoom(desk, at) && site.kind !== 'ventilate');
    for (const need of site.needs) {
      let perHour = workingThere(desk, recent, site, need.capability);
      const able = idleTeams(
        desk,
        (spec) =>
          !used.has(spec.id) &&
          !failed.has(spec.id) &&
          (!gas || hasAir(spec)) &&
          (need.capability !== 'generator' || !bound.has(spec.id)) &&
          workPerHour(spec, spec.strength, need.capability) > 0,
      );
      while (leftOf(need) > perHour * ENOUGH_H) {
        const team = takeNearest(able, at, (t) => points.some((to) => desk.canGo(t, to)));
        if (team === null) {
          desk.short?.(1, need.capability);
          break;
        }
        used.add(team.unit.id);
        perHour += workPerHour(team.spec, team.unit.strength, need.capability);
        out.push({ type: 'workAt', unitId: team.unit.id, siteId: site.id });
      }
    }
  }
  return out;
}

/** Work an hour of the teams that this seat has sent to the site. */
function workingThere(
  desk: Desk,
  recent: ReturnType<typeof recentOrders>,
  site: SiteState,
  capability: SiteState['needs'][number]['capability'],
): number {
  let perHour = 0;
  for (const o of recent)
    if (isOpen(o) && o.order.type === 'workAt' && o.order.siteId === site.id) {
      const spec = desk.k.unitSpec(o.order.unitId);
      perHour += workPerHour(spec, spec.strength, capability);
    }
  return perHour;
}
