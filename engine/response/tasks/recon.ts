import { ASSUMED_WORK } from '../assumed.ts';
import type { Task } from '../task.ts';
import { finish, now, orderOf, travel, working, type Turn } from '../turn.ts';
import { flyOut } from './drone-flight.ts';

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

/** Its battery sets the time over the place: so much as is left after both flights, a minute at least. */
function takeOff(t: Turn): void {
  const landByTick = t.tick + ASSUMED_WORK.droneEnduranceS;
  flyOut(t, orderOf(t, 'recon').at, (there) => Math.max(there + 60, landByTick - (there - t.tick)));
}
