import { byId } from '../../exercise/lookup.ts';
import type { StepContext, System, World } from '../../exercise/world.ts';
import { ASSUMED } from '../assumed.ts';
import { closedEdges } from '../movement/closed-roads.ts';
import { SPEED_PROFILES } from '../speed-profiles.ts';
import { metres } from '../journey.ts';
import { facilityPoint } from '../turn.ts';
import type { DeliverySpec, DeliveryState } from './supplies.ts';

/** Loaded lorries do not leave the road for longer than this, m (assumed). */
const OFF_ROAD_M = 300;

/** Goods that run out in shelters, and goods that come from outside. */
export const supplies: System = {
  name: 'supplies',

  nextDue(w) {
    const { shelters, deliveries } = w.state.goods;
    let due = Infinity;
    for (const s of shelters)
      for (const l of s.ledgers) if (l.dryTick >= 0 && l.dryTick < due) due = l.dryTick;
    for (const d of deliveries) due = Math.min(due, dueOf(d, w.state.tick));
    return due === Infinity ? due : Math.max(due, w.state.tick + 1);
  },

  step(w, ctx) {
    const { shelters, deliveries } = w.state.goods;
    for (const s of shelters)
      for (const l of s.ledgers)
        if (l.dryTick >= 0 && l.dryTick <= ctx.tick)
          ctx.emit({ type: 'shelterRanOut', shelterId: s.facilityId, item: l.item });
    for (const d of deliveries) if (dueOf(d, ctx.tick - 1) === ctx.tick) move(w, ctx, d);
  },
};

/** When a delivery has something to do next, after `tick`; one that found no way looks again. */
function dueOf(d: DeliveryState, tick: number): number {
  if (d.arrived || d.enterTick < 0) return Infinity;
  if (d.dueTick >= 0) return d.dueTick;
  if (d.enterTick > tick) return d.enterTick;
  const tries = Math.floor((tick - d.enterTick) / ASSUMED.blockedRetryS) + 1;
  return d.enterTick + tries * ASSUMED.blockedRetryS;
}

function move(w: World, ctx: StepContext, d: DeliveryState): void {
  const spec = byId(w.scenario.supplies!.deliveries, d.id);
  if (d.dueTick >= 0) {
    const { depotId, load } = spec;
    ctx.emit({ type: 'deliveryArrived', deliveryId: d.id, depotId, load });
    return;
  }
  const arriveTick = arrival(w, ctx.tick, spec);
  if (arriveTick === null) return;
  ctx.emit({
    type: 'deliveryEntered',
    deliveryId: d.id,
    depotId: spec.depotId,
    dueTick: Math.max(ctx.tick + 1, arriveTick),
  });
}

/** Lorries from the portal to the depot by the roads that are open when they come in, and unloading. */
function arrival(w: World, tick: number, spec: DeliverySpec): number | null {
  const route = w.router.route({
    from: spec.portal.at,
    fromNode: spec.portal.nodeId,
    to: facilityPoint(w, w.index.depot.get(spec.depotId)!.facility),
    profile: SPEED_PROFILES.truck,
    departTick: tick,
    closed: new Set(closedEdges(w)),
  });
  const offRoad = route?.legs.some(
    ({ edgeId, line }) => edgeId < 0 && metres(line[0]!, line.at(-1)!) > OFF_ROAD_M,
  );
  return route === null || offRoad === true ? null : route.arriveTick + ASSUMED.unloadS;
}
