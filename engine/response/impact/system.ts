import { linkOpen } from '../../exercise/chain.ts';
import { find } from '../../exercise/lookup.ts';
import type { StepContext, System, World } from '../../exercise/world.ts';
import type { HazardId, HazardRun } from '../../hazards/hazard.ts';
import { cellAt, type Point } from '../../kernel/grid.ts';
import { openDebris } from '../sites/open-site.ts';
import { siteId } from '../sites/site.ts';
import {
  ASSUMED_CLEAR_S,
  ASSUMED_SWEPT_M3,
  BUILDING_LIMITS,
  IMPACT_CHECK_S,
  ROAD_LIMITS,
  type BuildingLimit,
  type Exposed,
  type RoadImpact,
  type RoadLimit,
} from './impact.ts';
import { roadPoints } from './road-points.ts';

type OtherHazard = Exclude<HazardId, 'wildfire'>;
const OTHERS: readonly OtherHazard[] = ['flood', 'hazmat', 'landslide'];

const STAYING = new Set(ROAD_LIMITS.filter((x) => x.stays).map((x) => x.hazard));

/** Roads, lifelines and shelters in water, under debris or in gas. Fire has systems of its own. */
export const impact: System = {
  name: 'impact',
  nextDue(w) {
    if (OTHERS.every((id) => w[id] === null)) return Infinity;
    return (Math.floor(w.state.tick / IMPACT_CHECK_S) + 1) * IMPACT_CHECK_S;
  },
  step(w, ctx) {
    if (ctx.tick % IMPACT_CHECK_S !== 0) return;
    for (const id of OTHERS) {
      const run = w[id];
      if (run === null || (id === 'landslide' && !linkOpen(w, 'slideRoads'))) continue;
      for (const limit of ROAD_LIMITS) if (limit.hazard === id) roads(w, ctx, run, limit);
      for (const limit of BUILDING_LIMITS) if (limit.hazard === id) buildings(w, ctx, run, limit);
    }
    reopen(w, ctx);
  },
};

const NOTHING: Exposed = {};

function exposed(run: HazardRun<never>, at: Point): Exposed {
  const all = run.exposure(at, run.tick);
  if (all.length === 0) return NOTHING;
  const out: Partial<Record<keyof Exposed, number>> = {};
  for (const x of all) out[x.quantity] = x.value;
  return out;
}

function roads(w: World, ctx: StepContext, run: HazardRun<never>, limit: RoadLimit): void {
  const closed = new Set(w.state.closures.map((c) => c.edgeId));
  for (const { edgeId, points, stepM } of roadPoints(w.region, run.grid)) {
    let shut = 0;
    let debrisM3 = 0;
    for (const at of points) {
      if (isBridged(w, limit, at)) continue;
      const x = exposed(run, at);
      if (!limit.closes(x)) continue;
      shut++;
      debrisM3 += limit.leavesM3PerM(x) * stepM;
    }
    if (shut === 0) continue;
    const before = w.state.roadImpacts.find((r) => r.id === edgeId);
    const now: RoadImpact = {
      id: edgeId,
      hazard: limit.hazard,
      lengthM: Math.round(Math.max(before?.lengthM ?? 0, shut * stepM)),
      debrisM3: Math.round(Math.max(before?.debrisM3 ?? 0, debrisM3)),
      lastTick: ctx.tick,
    };
    if (limit.stays && before?.debrisM3 === now.debrisM3) {
      // It has come to rest; whoever clears the road does not find it closed again.
      if (closed.has(edgeId)) leaveDebris(w, ctx, edgeId, now.debrisM3, null);
      continue;
    }
    ctx.emit({ type: 'roadStruck', edgeId, impact: now });
    if (!closed.has(edgeId)) ctx.emit({ type: 'roadClosed', edgeId, reason: limit.reason });
  }
}

/** Roads cross the beds of streams that the map is too coarse for. */
function isBridged({ flood }: World, { hazard }: RoadLimit, at: Point): boolean {
  if (hazard !== 'flood' || flood === null) return false;
  const cell = cellAt(flood.grid, at.e, at.n);
  return cell >= 0 && flood.isChannel(cell);
}

/** What has passed opens the road again, or leaves it for machines to clear. */
function reopen(w: World, ctx: StepContext): void {
  for (const { id: edgeId, hazard, debrisM3, lastTick } of w.state.roadImpacts) {
    if (STAYING.has(hazard) || ctx.tick - lastTick < ASSUMED_CLEAR_S) continue;
    const cause = ctx.emit({ type: 'roadStruck', edgeId, impact: null });
    const closure = w.state.closures.find((c) => c.edgeId === edgeId);
    if (closure === undefined || closure.reason === 'inject') continue;
    if (debrisM3 < ASSUMED_SWEPT_M3) ctx.emit({ type: 'roadOpened', edgeId }, cause);
    else leaveDebris(w, ctx, edgeId, debrisM3, cause);
  }
}

function leaveDebris(
  w: World,
  ctx: StepContext,
  edgeId: number,
  debrisM3: number,
  cause: number | null,
): void {
  const site = find(w.state.sites, siteId('clearRoad', edgeId));
  if (site !== undefined && site.doneTick < 0) return;
  // Whoever knows that it is closed knows why.
  const knownTo = w.state.seats.filter((s) => s.knownClosures.includes(edgeId)).map((s) => s.id);
  openDebris(w, ctx, edgeId, debrisM3, knownTo, cause);
}

function buildings(w: World, ctx: StepContext, run: HazardRun<never>, limit: BuildingLimit): void {
  if (limit.what === 'asset') {
    w.scenario.lifelines?.assets.forEach((asset, i) => {
      if (w.state.lifelines.assets[i]!.damagedTick < 0 && limit.out(exposed(run, asset.at)))
        ctx.emit({ type: 'assetDamaged', assetId: asset.id, why: limit.hazard });
    });
    return;
  }
  for (const { facilityId } of w.state.shelters) {
    const { at } = w.index.shelter.get(facilityId)!.facility;
    const out = w.state.buildingsOut.find((b) => b.id === facilityId);
    const now = limit.out(exposed(run, at));
    const { hazard, lasting } = limit;
    if (now && out === undefined) ctx.emit({ type: 'buildingOut', facilityId, hazard, lasting });
    else if (!now && out?.hazard === hazard && !out.lasting)
      ctx.emit({ type: 'buildingBack', facilityId });
  }
}
