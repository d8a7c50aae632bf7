import type { Point } from '../../kernel/grid.ts';
import { positionAt } from '../journey.ts';
import { DRONE_FLIGHT } from '../speed-profiles.ts';
import type { Turn } from '../turn.ts';

/**
 * A drone takes off where its team stands, flies to `at` and back to where it took off. `leaveTick`
 * says when it turns back, by the tick at which it is there.
 */
export function flyOut(t: Turn, at: Point, leaveTick: (arriveTick: number) => number): void {
  const launch = positionAt({ at: t.unit.at, route: t.unit.route }, t.tick);
  const out = flight(t, launch, at, t.tick);
  const back = flight(t, at, launch, leaveTick(out.arriveTick));
  const legs = back.legs.map((leg) => ({ ...leg, endNodeId: t.unit.nodeId }));
  t.set.status = 'moving';
  t.set.route = [...out.legs, ...legs];
  t.set.dueTick = Math.max(out.arriveTick, t.tick + 1);
}

/** Through the air there is always a way. */
const flight = (t: Turn, from: Point, to: Point, departTick: number) =>
  t.w.router.route({
    from,
    fromNode: -1,
    to,
    profile: DRONE_FLIGHT,
    departTick,
    closed: new Set(),
  })!;
