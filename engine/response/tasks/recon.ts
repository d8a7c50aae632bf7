import { ASSUMED_WORK } from '../assumed.ts';
import { positionAt } from '../journey.ts';
import { DRONE_FLIGHT } from '../speed-profiles.ts';
import type { Task } from '../task.ts';
import { finish, now, orderOf, travel, working, type Turn } from '../turn.ts';

/**
 * A drone flies out from where its team stands, looks until its battery calls it back, and lands
 * where it took off. Others go there themselves and look around for an hour.
 */
export const reconTask: Task = {
  destination: (t) => (t.spec.vehicle === 'drone' ? null : orderOf(t, 'recon').at),

  arrived(t) {
    if (t.spec.vehicle !== 'drone') return working(t, t.tick + ASSUMED_WORK.patrolS);
    const back = now(t, 'route').at(-1);
    if (back === undefined && t.unit.route.length === 0) takeOff(t);
    else if (back === undefined) finish(t, 'done', null);
    else working(t, back.departTick);
  },

  work(t) {
    const back = t.unit.route.at(-1);
    if (back !== undefined) {
      t.set.status = 'returning';
      t.set.dueTick = back.arriveTick;
      return;
    }
    finish(t, 'done', null);
    if (t.spec.vehicle === 'helicopter') travel(t, t.spec.home.at, { status: 'returning' });
  },
};

function takeOff(t: Turn): void {
  const launch = positionAt({ at: t.unit.at, route: t.unit.route }, t.tick);
  const { at } = orderOf(t, 'recon');
  const flight = (from: typeof at, to: typeof at, departTick: number) =>
    t.w.router.route({
      from,
      fromNode: -1,
      to,
      profile: DRONE_FLIGHT,
      departTick,
      closed: new Set(),
    })!;
  const out = flight(launch, at, t.tick);
  const flightS = out.arriveTick - t.tick;
  const backTick = Math.max(out.arriveTick + 60, t.tick + ASSUMED_WORK.droneEnduranceS - flightS);
  const back = flight(at, launch, backTick);
  const legs = back.legs.map((leg) => ({ ...leg, endNodeId: t.unit.nodeId }));
  t.set.status = 'moving';
  t.set.route = [...out.legs, ...legs];
  t.set.dueTick = Math.max(out.arriveTick, t.tick + 1);
}
