import type { IncidentView } from '../../exercise/part-views.ts';
import type { World } from '../../exercise/world.ts';
import type { CasualtyGroup } from '../medical/casualty.ts';
import { siteId, type SiteState } from '../sites/site.ts';
import type { IncidentSpec, IncidentState } from './incident.ts';

/** What can be told of what belongs to an incident. */
interface Known {
  readonly sites: readonly SiteState[];
  readonly casualtyGroups: readonly CasualtyGroup[];
  readonly closures: ReadonlySet<number>;
}

export function incidentViews(
  w: World,
  incidents: readonly IncidentState[],
  known: Known,
): readonly IncidentView[] {
  if (incidents.length === 0) return [];
  const { sites, casualtyGroups, closures } = known;
  return incidents.map((x) => {
    const spec = incidentSpec(w, x.id);
    const edgeId = spec.road === null || !closures.has(spec.road.edgeId) ? null : spec.road.edgeId;
    const groups = casualtyGroups.filter((g) => isOf(g, x.id)).map((g) => g.id);
    const own = new Set([
      siteId('handleIncident', x.id),
      ...(spec.road === null ? [] : [siteId('clearRoad', spec.road.edgeId)]),
    ]);
    return {
      id: x.id,
      kind: spec.kind,
      name: spec.name,
      at: { e: Math.round(spec.at.e), n: Math.round(spec.at.n) },
      aroseTick: x.aroseTick,
      closedTick: x.closedTick,
      edgeId,
      siteIds: sites.filter((s) => own.has(s.id) || groups.includes(s.subject)).map((s) => s.id),
      groupIds: groups,
    };
  });
}

export const isOf = (g: Pick<CasualtyGroup, 'origin'>, incidentId: string): boolean =>
  g.origin.kind === 'incident' && g.origin.id === incidentId;

export function incidentSpec(w: World, id: string): IncidentSpec {
  const spec = w.scenario.incidents.find((x) => x.id === id);
  if (spec === undefined) throw new Error(`scenario ${w.scenario.id} has no incident ${id}`);
  return spec;
}
