import type { StepContext, World } from '../../exercise/world.ts';
import type { SeatId } from '../../exercise/scenario.ts';
import { hearingOf, hurtGroup } from '../medical/arise.ts';
import type { Hearing } from '../medical/casualty.ts';
import { blockRoad } from '../sites/block-road.ts';
import { openSite } from '../sites/open-site.ts';
import type { SiteKind, SiteNeed } from '../sites/site.ts';
import type { HarmSpec, IncidentSpec, RescueSpec } from './incident.ts';

/**
 * An incident happens. `told` are the seats that an inject tells of it; without one, its own first
 * word comes after a while.
 */
export function openIncident(
  w: World,
  ctx: StepContext,
  spec: IncidentSpec,
  cause: number | null,
  told: readonly SeatId[] | null,
): void {
  const { toSeatIds, delayTicks } = spec.heard;
  const firstTick = told === null ? ctx.tick + Math.max(1, delayTicks) : ctx.tick;
  const hearing = hearingOfFirst(w, told ?? toSeatIds, firstTick);
  const arose = ctx.emit(
    {
      type: 'incidentArose',
      incidentId: spec.id,
      hearing,
      firstWordTick: told === null ? firstTick : -1,
    },
    cause,
  );
  harm(w, ctx, spec, spec, `incident:${spec.id}`, hearing, arose);
  if (spec.road !== null && !w.state.closures.some((c) => c.edgeId === spec.road!.edgeId))
    blockRoad(w, ctx, spec.road.edgeId, spec.road.debrisM3, arose);
  if (spec.needs.length > 0)
    openSite(ctx, spec, { kind: 'handleIncident', subject: spec.id, needs: spec.needs }, arose);
}

/** No more than are there: of a village that people have left, fewer come to harm. */
function limited(w: World, h: HarmSpec, villageId: string | null): HarmSpec {
  if (villageId === null) return h;
  const { immediate, delayed, minor, dead } = h.casualties;
  const held = (h.trapped?.persons ?? 0) + (h.missing?.persons ?? 0);
  const all = immediate + delayed + minor + dead + held;
  const there = w.state.villages[w.index.village.get(villageId)!.at]!.atHome;
  if (all <= there) return h;
  const part = (n: number): number => Math.floor((n * there) / all);
  const some = (r: RescueSpec | null): RescueSpec | null =>
    r === null || part(r.persons) === 0 ? null : { ...r, persons: part(r.persons) };
  return {
    casualties: {
      immediate: part(immediate),
      delayed: part(delayed),
      minor: part(minor),
      dead: part(dead),
    },
    trapped: some(h.trapped),
    missing: some(h.missing),
  };
}

/** Casualties of an incident or of one of its later stages, with the sites to get them out. */
export function harm(
  w: World,
  ctx: StepContext,
  spec: IncidentSpec,
  harmed: HarmSpec,
  groupId: string,
  hearing: readonly Hearing[],
  cause: number,
): void {
  const { at, nodeId, survival, villageId } = spec;
  const h = limited(w, harmed, villageId);
  hurtGroup(
    w,
    ctx,
    {
      group: { id: groupId, origin: { kind: 'incident', id: spec.id }, at, nodeId, survival },
      casualties: h.casualties,
      trapped: h.trapped?.persons ?? 0,
      missing: h.missing?.persons ?? 0,
      villageId,
      hearing,
    },
    cause,
  );
  const rescue = (kind: SiteKind, r: RescueSpec): void =>
    openSite(ctx, spec, { kind, subject: groupId, needs: [needOf(r)] }, cause);
  if (h.trapped !== null) rescue('rescueTrapped', h.trapped);
  if (h.missing !== null) rescue('searchMissing', h.missing);
}

const needOf = (r: RescueSpec): Omit<SiteNeed, 'done'> => ({
  capability: r.capability,
  amount: r.persons * r.personHEach,
  minPersons: r.minPersons,
});

/** The seats that are told at first, then all others by those. */
export const hearingOfFirst = (
  w: World,
  toSeatIds: readonly SeatId[],
  firstTick: number,
): Hearing[] => hearingOf(w, (spec) => toSeatIds.includes(spec.id), firstTick);
