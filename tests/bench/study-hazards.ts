import type { TrialOrder } from '../../engine/study/order.ts';
import type { Meter } from '../../engine/study/shared-hazards.ts';
import { usualRealisations } from '../../engine/study/realisations.ts';
import { openPlan } from '../../server/cli/plans.ts';
import { openScenario } from '../../server/cli/catalogue.ts';
import { TrialPlayer } from '../../server/jobs/trial-player.ts';
import type { BenchRow } from './measure.ts';

/**
 * A plan of each hazard that is no fire, on a scenario of its own. A course is tried with as many runs as
 * share it in a study of 1,000 runs: forecasts are shared the more the more there are.
 */
const PLANS = [
  { hazard: 'flood', plan: 'wushan-flood', scenario: 'wushan-yangtze-flood-2020', runs: 25 },
  { hazard: 'landslide', plan: 'wushan-landslide', scenario: 'wushan-chain', runs: 25 },
  { hazard: 'hazmat', plan: 'lezhi-hazmat', scenario: 'lezhi-h2s-well', runs: 12 },
] as const;
const STUDY = { runs: 1000, required: 0.9, untilDecided: false, vary: [] };
const CORES = 2;

const cpuS = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
};

/**
 * Runs of one course of the hazard, played together as a study plays them: CPU time, of which that of the
 * hazard, and what a study of 1,000 runs comes to by these figures.
 */
async function rowsOf({
  hazard,
  plan,
  scenario,
  runs,
}: (typeof PLANS)[number]): Promise<BenchRow[]> {
  const a = (await openPlan(plan)).plan;
  const player = await TrialPlayer.open({ scenario, plans: { a, b: null } });
  const orders = Array.from({ length: runs }, (_, i): TrialOrder => ({
    seed: i + 1,
    hazard: 1,
    values: {},
  }));
  let hazardS = 0;
  const meter: Meter = (work) => {
    const before = cpuS();
    const made = work();
    hazardS += cpuS() - before;
    return made;
  };
  const before = cpuS();
  for (const trial of player.play(orders, meter)) void trial;
  const all = cpuS() - before;
  const courses = usualRealisations(STUDY, (await openScenario(scenario)).scenario);
  const studyS = (STUDY.runs * all) / runs;
  const row = (name: string, value: number, unit: string): BenchRow => ({
    name: `study/${hazard}-${name}`,
    value,
    unit,
    runs,
  });
  return [
    row('run-together', (1000 * all) / runs, 'ms CPU'),
    row('course', hazardS, 's CPU'),
    row('courses-of-1000-runs', courses ?? STUDY.runs, '1'),
    row('fill-of-1000-runs-extrapolated', (courses ?? 0) * hazardS, 's CPU'),
    row('1000-runs-on-2-cores-extrapolated', studyS / CORES / 60, 'min'),
    row('memory', process.memoryUsage().rss / 1e6, 'MB'),
  ];
}

export async function hazardRows(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const p of PLANS) rows.push(...(await rowsOf(p)));
  return rows;
}
