import { isDaylight } from '../../hazards/sun.ts';
import { positionAt } from '../journey.ts';
import { DRONE_FLIGHT } from '../speed-profiles.ts';
import { take } from '../survey/capture.ts';
import { mapsByDrone, rimOf, surveyWorkS } from '../survey/method.ts';
import type { SurveyState } from '../survey/survey.ts';
import type { Task } from '../task.ts';
import { finish, now, orderOf, working, type Turn } from '../turn.ts';
import { withdrawFromFlames } from './field-work.ts';

/**
 * A drone flies out from where its team stands, maps the area and lands where it took off; a team
 * goes there and maps on the ground. The picture is complete at the end of the work: night stops it.
 */
export const surveyTask: Task = {
  destination: (t) => (mapsByDrone(t.spec) ? null : rimOf(orderOf(t, 'survey'), t.unit.at)),

  arrived(t) {
    if (!mapsByDrone(t.spec)) {
      if (withdrawFromFlames(t)) return;
      return working(t, t.tick + surveyWorkS(t.spec, orderOf(t, 'survey')));
    }
    const back = now(t, 'route').at(-1);
    if (back !== undefined) working(t, back.departTick);
    else if (t.unit.route.length === 0) takeOff(t);
    else finish(t, 'done', null);
  },

  work(t) {
    if (!mapsByDrone(t.spec) && withdrawFromFlames(t)) return;
    const survey = surveyOf(t);
    const dark = !isDaylight(t.w.drivers, t.tick);
    if (survey !== null && !dark) take(t.w, t.ctx, survey, t.cause ?? survey.requestedEvent);
    const back = t.unit.route.at(-1);
    if (back !== undefined) {
      t.set.status = 'returning';
      t.set.dueTick = back.arriveTick;
      return;
    }
    countWork(t);
    finish(t, dark ? 'failed' : 'done', dark ? 'dark' : null);
  },
};

function countWork(t: Turn): void {
  t.set.workedTicks = t.unit.workedTicks + surveyWorkS(t.spec, orderOf(t, 'survey'));
}

const surveyOf = (t: Turn): SurveyState | null =>
  t.w.state.surveys.findLast(
    (s) => s.unitId === t.unit.id && s.requestedTick === t.record!.tick && s.takenTick < 0,
  ) ?? null;

function takeOff(t: Turn): void {
  const launch = positionAt({ at: t.unit.at, route: t.unit.route }, t.tick);
  const order = orderOf(t, 'survey');
  const flight = (from: typeof launch, to: typeof launch, departTick: number) =>
    t.w.router.route({
      from,
      fromNode: -1,
      to,
      profile: DRONE_FLIGHT,
      departTick,
      closed: new Set(),
    })!;
  const out = flight(launch, order.at, t.tick);
  const back = flight(order.at, launch, out.arriveTick + surveyWorkS(t.spec, order));
  const legs = back.legs.map((leg) => ({ ...leg, endNodeId: t.unit.nodeId }));
  t.set.status = 'moving';
  t.set.route = [...out.legs, ...legs];
  t.set.dueTick = Math.max(out.arriveTick, t.tick + 1);
}
