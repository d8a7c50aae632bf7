import { submit } from '../../engine/exercise/submit.ts';
import { advance, createWorld } from '../../engine/exercise/run.ts';
import type { Scenario } from '../../engine/exercise/scenario.ts';
import { saveWorld } from '../../engine/exercise/snapshot.ts';
import type { World } from '../../engine/exercise/world.ts';
import type { Region } from '../../engine/region/region.ts';
import { loadRegion } from '../../server/regions/load-region.ts';
import { loadScenario } from '../../server/scenarios/load-scenario.ts';
import { cpuOnce, type BenchRow } from './measure.ts';
import { atEachStep } from './steps.ts';

const DAY = 86_400;
const median = (list: readonly number[]): number =>
  list.toSorted((a, b) => a - b)[list.length >> 1]!;

function started(region: Region, scenario: Scenario, seed: number): World {
  const w = createWorld({ region, scenario, seed, mode: 'plain' });
  submit(w, { kind: 'instructor' }, { type: 'start' });
  return w;
}

/** Days until V8 has compiled everything that a study of many runs spends its time in. */
const WARM_UPS = 35;

/** A day of the scenario with the policy in every seat, the first of all and as a study runs it. */
function dayRows(region: Region, scenario: Scenario): BenchRow[] {
  const first = cpuOnce(() => void advance(started(region, scenario, -1), DAY)) * 1000;
  for (let i = 2; i <= WARM_UPS; i++) advance(started(region, scenario, -i), DAY);
  const times: number[] = [];
  let bytes = 0;
  for (let seed = 1; seed <= 5; seed++) {
    let w: World | null = null;
    times.push(cpuOnce(() => void advance((w = started(region, scenario, seed)), DAY)) * 1000);
    bytes = saveWorld(w!).length;
  }
  const ms = median(times);
  return [
    { name: 'exercise/day-headless-policy', value: ms, unit: 'ms', warmUps: WARM_UPS },
    { name: 'exercise/day-headless-policy-first', value: first, unit: 'ms' },
    { name: 'exercise/day-headless-rate', value: 1000 / ms, unit: 'runs/s' },
    { name: 'exercise/day-snapshot', value: bytes, unit: 'B' },
    { name: 'exercise/memory-peak', value: process.resourceUsage().maxRSS * 1024, unit: 'B' },
  ];
}

/** 500 teams and 200 villages: what one due step costs while the fire burns and teams work. */
function stepRows(region: Region, scenario: Scenario): BenchRow[] {
  const units = Array.from({ length: 500 }, (_, i) => {
    const spec = scenario.units[i % scenario.units.length]!;
    return { ...spec, id: `${spec.id}#${String(i).padStart(3, '0')}` };
  });
  const villageIds = region.villages.slice(0, 200).map((v) => v.id);
  const big = { ...scenario, units, villageIds };
  const means: number[] = [];
  const worsts: number[] = [];
  for (let seed = 1; seed <= 5; seed++) {
    const { mean, worst } = timeSteps(started(region, big, seed));
    means.push(mean);
    worsts.push(worst);
  }
  return [
    { name: 'exercise/step-500-units-mean', value: median(means), unit: 'ms' },
    { name: 'exercise/step-500-units-worst', value: median(worsts), unit: 'ms' },
  ];
}

/** Tick by tick from half an hour to three hours; only ticks in which something was due count. */
function timeSteps(w: World): { mean: number; worst: number } {
  let steps = 0;
  atEachStep(w, () => void steps++);
  advance(w, 1800);
  let total = 0;
  let worst = 0;
  let timed = 0;
  while (w.state.tick < 3 * 3600) {
    const before = steps;
    const t0 = performance.now();
    advance(w, w.state.tick + 1);
    const ms = performance.now() - t0;
    if (steps === before) continue;
    timed++;
    total += ms;
    worst = Math.max(worst, ms);
  }
  return { mean: total / timed, worst };
}

export async function run(): Promise<BenchRow[]> {
  const region = await loadRegion('scenarios/regions/wushan');
  if (!region.ok) throw new Error('region does not load');
  const scenario = await loadScenario('scenarios/exercises/wushan-forest-fire', region.value);
  if (!scenario.ok) throw new Error('scenario does not load');
  return [...dayRows(region.value, scenario.value), ...stepRows(region.value, scenario.value)];
}
