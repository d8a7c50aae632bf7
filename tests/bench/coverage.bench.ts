import type { Scenario } from '../../engine/exercise/scenario.ts';
import { clauseOf } from '../../engine/study/clauses.ts';
import { runTrial, type Trial } from '../../engine/study/trial.ts';
import type { ResponsePlan } from '../../engine/plan/response-plan.ts';
import { planOf, PROMPT, RULES, task } from '../support/little-plan.ts';
import { littleRegion, littleScenario } from '../support/synthetic-scenario.ts';
import type { BenchRow } from './measure.ts';

const STUDIES = 1_000;
const RUNS = 100;
const TRUTH_RUNS = 100_000;
const LIMIT_MIN = 15;
const made = { provenance: 'assumed', clause: null, source: null } as const;

/** A commander who takes 6 minutes (median, lognormal) to a report that is due within 15. */
function model(): {
  region: ReturnType<typeof littleRegion>;
  scenario: Scenario;
  plan: ResponsePlan;
} {
  const region = littleRegion();
  const base = littleScenario(region);
  const name = { zh: '首报', en: 'first report' };
  const scenario: Scenario = {
    ...base,
    durationTicks: 1800,
    targets: [
      { ...base.targets[0]!, id: 'R', metric: 'reportsInTime', op: '>=', limit: 100, unit: '%' },
    ],
    reporting: {
      id: 'first',
      name,
      rules: [
        {
          id: 'first',
          name,
          by: 'incidentCommander',
          trigger: { kind: 'alerted' },
          limitTicks: LIMIT_MIN * 60,
          wants: 'first',
          repeatTicks: null,
          source: 'a model for this measurement',
          provenance: 'assumed',
        },
      ],
    },
  };
  const human = {
    ...PROMPT,
    decide: { kind: 'lognormal', medianMin: 6, logSd: 0.8, ...made },
  } as const;
  return {
    region,
    scenario,
    plan: planOf([task('report', 'incidentCommander', RULES.report)], { human }),
  };
}

/**
 * How often the 95 % interval of a clause holds the share that 100,000 other runs show: 1,000
 * studies of 100 runs each, every run played by the engine.
 */
export function run(): BenchRow[] {
  const { region, scenario, plan } = model();
  const target = scenario.targets[0]!;
  const play = (seed: number): Trial =>
    runTrial({ region, scenario }, { a: plan, b: null }, { seed, values: {} });
  const before = process.threadCpuUsage();
  let met = 0;
  for (let s = 0; s < TRUTH_RUNS; s++)
    if (play(1 + STUDIES * RUNS + s).lines[0]!.status === 'met') met++;
  const truth = met / TRUTH_RUNS;
  let wilson = 0;
  let exact = 0;
  for (let study = 0; study < STUDIES; study++) {
    const trials = Array.from({ length: RUNS }, (_, i) => play(1 + study * RUNS + i));
    const c = clauseOf(target, trials, 0.9);
    if (holds(c.wilson95!, truth)) wilson++;
    if (holds(c.exact95!, truth)) exact++;
  }
  const cpu = process.threadCpuUsage(before);
  const perRun = (cpu.user + cpu.system) / 1000 / (TRUTH_RUNS + STUDIES * RUNS);
  const of = { studies: STUDIES, runs: RUNS };
  return [
    { name: 'coverage/model-run', value: perRun, unit: 'ms CPU' },
    { name: 'coverage/true-share', value: 100 * truth, unit: '%', runs: TRUTH_RUNS },
    { name: 'coverage/wilson-95', value: (100 * wilson) / STUDIES, unit: '%', ...of },
    { name: 'coverage/exact-95', value: (100 * exact) / STUDIES, unit: '%', ...of },
  ];
}

const holds = ([low, high]: readonly [number, number], truth: number): boolean =>
  low <= truth && truth <= high;
