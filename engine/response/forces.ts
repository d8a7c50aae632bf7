import type { System, World } from '../exercise/world.ts';
import type { Point } from '../kernel/grid.ts';
import { ASSUMED, ASSUMED_WORK } from './assumed.ts';
import { closedEdges } from './movement/closed-roads.ts';
import { frontBox } from './fire-picture.ts';
import { metres } from './journey.ts';
import { teamClock, type TeamClock } from './forces/clock.ts';
import { noteOnScene } from './forces/on-scene.ts';
import { taskOf } from './tasks/registry.ts';
import { nextBreath } from './hazmat-harm/harm-law.ts';
import { Shared } from './within-step.ts';
import { breatheTurn, gasWatch } from './protection/gas-turn.ts';
import { couldGetThere } from './transport/find-way.ts';
import { withdrawFromFlames } from './tasks/field-work.ts';
import { aboard, carry } from './tasks/evacuate.ts';
import {
  arrive,
  beginTurn,
  emit,
  endTurn,
  finish,
  knownClosures,
  meetClosure,
  nextSlice,
  now,
  profileOf,
  travel,
  type Turn,
} from './turn.ts';

/** Teams: turn-out, journeys, work, rest, flames, gas. A quiet team costs one comparison. */
export const forces: System = {
  name: 'forces',

  nextDue(w) {
    const clock = teamClock(w);
    const { dueTick } = clock;
    let due = w.hazmat === null ? Infinity : nextBreath(w.state.tick);
    if (isBurning(w)) due = Math.min(due, nextSlice(w.state.tick));
    for (let i = 0; i < dueTick.length; i++)
      if (dueTick[i]! >= 0 && dueTick[i]! < due) due = dueTick[i]!;
    const closed = closedEdges(w);
    clock.close(closed, w.state.units);
    if (clock.crossing > 0)
      for (let i = 0; i < dueTick.length; i++)
        if (clock.crosses[i] === 1) due = Math.min(due, contactOf(w, clock, i));
    return due === Infinity ? due : Math.max(due, w.state.tick + 1);
  },

  step(w, ctx) {
    const closed = closedEdges(w);
    const clock = teamClock(w);
    clock.close(closed, w.state.units);
    const { dueTick, crosses, inField } = clock;
    const danger = ctx.tick % ASSUMED.workSliceS === 0 ? burningNear(w, ctx.tick) : null;
    const gas = gasWatch(w, ctx.tick);
    let shared: Shared | null = null;
    for (let i = 0; i < dueTick.length; i++) {
      const due = dueTick[i]! >= 0 && dueTick[i]! <= ctx.tick;
      const exposed = danger !== null && inField[i] === 1;
      if (!due && crosses[i] === 0 && !exposed && gas === null) continue;
      const u = w.state.units[i]!;
      const meets = !due && crosses[i] === 1 && contactOf(w, clock, i) <= ctx.tick;
      const flees = !due && exposed && danger(u.at);
      const air = gas === null ? null : gas(u);
      if (!due && !meets && !flees && air === null) continue;
      shared ??= new Shared();
      const t = beginTurn(w, ctx, u, shared);
      if (flees) withdrawFromFlames(t);
      else if (meets) detour(t, closed);
      else if (due) act(t);
      if (air !== null) breatheTurn(t, air);
      endTurn(t);
    }
  },
};

/** When a team on its way must think again. */
function contactOf(w: World, clock: TeamClock, place: number): number {
  const u = w.state.units[place]!;
  const { seatId } = w.index.unit.get(u.id)!.spec;
  const known = w.state.seats[w.index.seat.get(seatId)!.at]!.knownClosures;
  return clock.contact(place, u, known, w.state.tick);
}

/**
 * Places near the edge of the fire, while it burns: teams that stand there leave, whatever they do;
 * those at home stay.
 */
const burningNear = (w: World, tick: number): ((at: Point) => boolean) | null =>
  isBurning(w) ? frontBox(w, tick, ASSUMED_WORK.safetyM + ASSUMED_WORK.lookoutM) : null;

const isBurning = ({ state: { fire } }: World): boolean =>
  fire.ignitedTick >= 0 && fire.outTick < 0;

function act(t: Turn): void {
  switch (t.unit.status) {
    case 'mustering':
      setOut(t);
      return;
    case 'moving':
    case 'returning':
    case 'withdrawing':
      reach(t);
      return;
    case 'working':
      taskOf(t)?.work(t);
      return;
    case 'blocked':
      lookAgain(t);
      return;
    case 'resting':
      t.set.status = 'standby';
      t.set.workedTicks = 0;
      t.set.dueTick = -1;
      return;
    case 'absent':
      t.set.status = 'standby';
      t.set.dueTick = -1;
      emit(t, { type: 'aidArrived', sourceId: t.spec.aidId!, unitId: t.unit.id });
      return;
    case 'standby':
      t.set.dueTick = -1;
  }
}

function setOut(t: Turn): void {
  const task = taskOf(t);
  if (task === null) return finish(t, 'done', null);
  const to = task.destination(t);
  if (to === null) task.arrived(t);
  else travel(t, to, { status: outward(t) });
}

const outward = (t: Turn): 'returning' | 'moving' =>
  t.record!.order.type === 'return' ? 'returning' : 'moving';

function reach(t: Turn): void {
  arrive(t);
  const at = now(t, 'at');
  if (metres(at, t.spec.home.at) < 1) t.set.nodeId = t.spec.home.nodeId;
  const task = taskOf(t);
  if (task === null) return finish(t, 'done', null);
  emit(t, { type: 'unitArrived', unitId: t.unit.id, at });
  noteOnScene(t);
  task.arrived(t);
}

/** Takes another way round a closed road, with everybody aboard. */
function detour(t: Turn, closed: ReadonlySet<number>): void {
  const known = knownClosures(t);
  const ahead = t.unit.route.find((leg) => leg.departTick >= t.tick && closed.has(leg.edgeId));
  if (ahead !== undefined && ahead.departTick <= t.tick) meetClosure(t, ahead.edgeId, known);
  const to = taskOf(t)?.destination(t) ?? null;
  const end = to ?? t.unit.route.at(-1)!.line.at(-1)!;
  const status = t.unit.status;
  travel(t, end, {
    status: status === 'returning' || status === 'withdrawing' ? status : 'moving',
    seen: ahead === undefined ? [] : [ahead.edgeId],
  });
  if (t.unit.people > 0) carry(t, aboard(t));
}

/** Looks for a way again; fails when there would be none even with every road open. */
function lookAgain(t: Turn): void {
  const task = taskOf(t);
  if (task === null) return finish(t, 'failed', 'noRoute');
  const to = task.destination(t);
  if (to === null) return task.arrived(t);
  if (travel(t, to, { status: outward(t) })) {
    if (t.unit.people > 0) carry(t, aboard(t));
  } else if (!isConnected(t, to)) finish(t, 'failed', 'noRoute');
}

function isConnected(t: Turn, to: Point): boolean {
  const { at: from, nodeId: fromNode } = t.unit;
  const q = { from, fromNode, to, profile: profileOf(t.spec), departTick: t.tick };
  return couldGetThere(t.w, t.spec, q);
}
