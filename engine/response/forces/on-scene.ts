import type { UnitOrder } from '../../exercise/commands/command.ts';
import type { World } from '../../exercise/world.ts';
import { ASSUMED } from '../assumed.ts';
import { edgeNear } from '../fire-picture.ts';
import { metres } from '../journey.ts';
import { now, type Turn } from '../turn.ts';
import type { Shared } from '../within-step.ts';

/** Buses and supply trucks come and go: they are not what the clause calls the first response. */
const SHUTTLES: ReadonlySet<string> = new Set(['evacuate', 'sendSupplies', 'transportCasualties']);
const AIRBORNE: ReadonlySet<string> = new Set(['drone', 'helicopter']);
/** Work that is done where help is needed. */
const ON_THE_SPOT: ReadonlySet<string> = new Set(['workAt', 'doorToDoor', 'evacuate']);

/** A team that comes to the scene is noted; the first of a township is what the plan asks for. */
export function noteOnScene(t: Turn): void {
  if (t.unit.status !== 'moving' || AIRBORNE.has(t.spec.vehicle)) return;
  const { order } = t.record!;
  if (order.type === 'survey' || order.type === 'return') return;
  if (SHUTTLES.has(order.type) && t.spec.seatsForPeople + t.spec.kitCapacity > 0) return;
  if (!isScene(t, order)) return;
  const township = t.w.index.seat.get(t.spec.seatId)!.spec.role === 'township';
  const firstOfTownship = township && !townshipOnScene(t.w, t.shared);
  if (township) t.shared.onScene.add('township');
  t.ctx.emit({ type: 'unitOnScene', unitId: t.unit.id, firstOfTownship }, t.cause);
}

/** Near the fire; where there is none, where people work or come to harm. */
function isScene(t: Turn, order: UnitOrder): boolean {
  const at = now(t, 'at');
  if (t.w.scenario.wildfire !== null) return edgeNear(t.w, t.tick, at, ASSUMED.onSceneM);
  if (ON_THE_SPOT.has(order.type)) return true;
  return t.w.state.sites.some(
    // Sandbags are to be laid before anything has happened.
    (s) => s.doneTick < 0 && s.kind !== 'floodWork' && metres(s.at, at) <= ASSUMED.onSceneM,
  );
}

function townshipOnScene(w: World, shared: Shared): boolean {
  if (shared.onScene.has('township')) return true;
  let known = townships.get(w.index);
  if (known === undefined || known.read > w.events.length)
    townships.set(w.index, (known = { read: 0, onScene: false }));
  for (; !known.onScene && known.read < w.events.length; known.read++) {
    const { body } = w.events[known.read]!;
    known.onScene = body.type === 'unitOnScene' && body.firstOfTownship;
  }
  return known.onScene;
}

/** How far the story has been read for the first township, which only grows. */
const townships = new WeakMap<World['index'], { read: number; onScene: boolean }>();
