import type { ExerciseEvent } from '../exercise/event.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { World } from '../exercise/world.ts';
import type { Region } from '../region/region.ts';
import { fireOutWithin } from './metrics/fire-out-within.ts';
import { firstTownshipTeamOnScene } from './metrics/first-township-team-on-scene.ts';
import { forestSeenByCameras } from './metrics/forest-seen-by-cameras.ts';
import { cordonTold } from './metrics/cordon-told.ts';
import type { MetricFactory, Now } from './metrics/metric.ts';
import { reliefWithin } from './metrics/relief-within.ts';
import { firstAction } from './metrics/first-action.ts';
import { monitorCoverage } from './metrics/monitor-coverage.ts';
import { powerMetWithin } from './metrics/power-met-within.ts';
import { protectiveChoice } from './metrics/protective-choice.ts';
import { reportsInTime } from './metrics/reports-in-time.ts';
import { severeWeatherLead } from './metrics/severe-weather-lead.ts';
import { shelterAreaPerPerson } from './metrics/shelter-area-per-person.ts';
import { shelterInReach } from './metrics/shelter-in-reach.ts';
import { stockCovers } from './metrics/stock-covers.ts';
import { surveyWithin } from './metrics/survey-within.ts';
import { terminalContact } from './metrics/terminal-contact.ts';
import { trunkRoadWithin } from './metrics/trunk-road-within.ts';
import { warningCoverage } from './metrics/warning-coverage.ts';
import type { ScoreBoard } from './score-board.ts';
import type { MetricId, ScoreLine } from './target.ts';
import { scoringOf, weightingOf, type ScoringPack } from './weighting.ts';

const METRICS: Readonly<Record<MetricId, MetricFactory>> = {
  reliefWithin,
  stockCovers,
  fireOutWithin,
  shelterAreaPerPerson,
  forestSeenByCameras,
  firstTownshipTeamOnScene,
  warningCoverage,
  monitorCoverage,
  severeWeatherLead,
  reportsInTime,
  firstAction,
  shelterInReach,
  powerMetWithin,
  trunkRoadWithin,
  surveyWithin,
  terminalContact,
  protectiveChoice,
  cordonTold,
};

/** A score board that can also be read without a world, for tests and for recorded events. */
export interface EventScoreBoard extends ScoreBoard {
  linesAt(now: Now): readonly ScoreLine[];
}

/**
 * The score of one exercise: one line for each target of the scenario, in the scenario's order.
 * Feed it every event once, in order; after a restore, feed a new one the events so far.
 */
export function createScoreBoard(scenario: Scenario, region: Region): EventScoreBoard {
  const metrics = scenario.targets.map((t) => METRICS[t.metric](t, scenario, region));
  const linesBy = (pack: ScoringPack | null, now: Now): readonly ScoreLine[] =>
    metrics.map((m, i) => ({
      ...m.line(now),
      weighting: weightingOf(pack, scenario.targets[i]!.id),
    }));
  return {
    observe(event: ExerciseEvent): void {
      // Most events are of teams that go on with what they do: no target hears of those.
      if (event.body.type === 'unitChanged') return;
      for (const m of metrics) m.observe(event);
    },
    lines: ({ state }: World) =>
      linesBy(scoringOf(scenario, state), { tick: state.tick, ended: state.phase === 'ended' }),
    linesAt: (now) => linesBy(scenario.scoring, now),
    cases: () => new Map(metrics.map((m, i) => [scenario.targets[i]!.id, m.cases?.() ?? []])),
  };
}
