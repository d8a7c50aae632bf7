import { ordersOf } from '../exercise/order-book.ts';
import type { World } from '../exercise/world.ts';
import type { ResponsePlan } from '../plan/response-plan.ts';
import { evidenceChains } from './evidence.ts';
import { findingsOf } from './findings.ts';
import { keyMoments } from './moments.ts';
import { namesOf } from './names.ts';
import { planSteps } from './plan-steps.ts';
import { planTaskSteps } from './plan-tasks.ts';
import { reportQuality } from './report-quality.ts';
import { teamUse } from './resources.ts';
import { responseTimes } from './response-times.ts';
import { namedIn, tellerOf } from './tell.ts';
import { seriesOf, timelineOf } from './timeline.ts';
import type { Review } from './types.ts';

/**
 * The after-action review of an exercise as it stands: everything in it is derived from the
 * recorded events, the state and the score, and changes nothing. `plan` adds the steps of an
 * emergency plan to those of the targets. Costs tens of milliseconds for a day.
 */
export function reviewOf(w: World, plan: ResponsePlan | null = null): Review {
  const { scenario, region, state, events } = w;
  const names = namesOf(scenario, region);
  const teller = tellerOf(namedIn(scenario, names));
  const byId = new Map(events.map((e) => [e.id, e]));
  const score = w.scores.lines(w);
  const times = responseTimes(scenario.targets, w.scores.cases(), names, state.tick);
  const timeline = timelineOf(events, teller);
  const chains = evidenceChains(score, times, byId, teller);
  const reports = reportQuality(scenario, state);
  const orders = ordersOf(w);
  const teams = teamUse(scenario, state, orders);
  const missed = new Set(score.filter((l) => l.status === 'notMet').map((l) => l.id));
  return {
    tick: state.tick,
    ended: state.phase === 'ended',
    seats: scenario.seats.map(({ id, name }) => ({ id, name })),
    score,
    timeline,
    series: seriesOf(events),
    times,
    teams,
    reports,
    evidence: chains,
    moments: keyMoments(
      events,
      chains.filter((c) => missed.has(c.lineId)),
      teller,
      state.tick,
    ),
    steps: [
      ...(plan === null ? [] : planTaskSteps(plan, scenario, events, state.tick)),
      ...planSteps(scenario, state, score, times, reports.clocks, byId),
    ],
    findings: findingsOf({ orders, events, score, times, chains, reports, teams, names }),
  };
}
