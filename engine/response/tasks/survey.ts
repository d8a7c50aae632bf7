import { isDaylight } from '../../hazards/sun.ts';
import { take } from '../survey/capture.ts';
import { mapsByDrone, rimOf, surveyWorkS } from '../survey/method.ts';
import type { SurveyState } from '../survey/survey.ts';
import type { Task } from '../task.ts';
import { finish, now, orderOf, working, type Turn } from '../turn.ts';
import { flyOut } from './drone-flight.ts';
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
  const order = orderOf(t, 'survey');
  flyOut(t, order.at, (there) => there + surveyWorkS(t.spec, order));
}
