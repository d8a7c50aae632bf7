import { availableParallelism } from 'node:os';
import type { PlanTarget } from '../../engine/plan/target.ts';
import { comparePairs } from '../../engine/study/paired.ts';
import { isDecided, reportOf, type StudyReport } from '../../engine/study/report.ts';
import type { Trial } from '../../engine/study/trial.ts';
import { atMost, boolFlag, CliError, textFlag, type Call, type CliCommand } from './command.ts';
import { openScenario, type Loaded } from './catalogue.ts';
import { readVariation, runStudy, type StudyPlan } from './study-run.ts';
import { figure, table } from './table.ts';

const MOST_RUNS = 1_000_000;

function wholeFlag(call: Call, name: string, fallback: number, most: number): number {
  const text = textFlag(call, name);
  if (text === null) return fallback;
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1 || n > most)
    throw new CliError(`--${name}: expected a whole number from 1 to ${most}, got ${text}`);
  return n;
}

function shareFlag(call: Call, name: string, fallback: number): number {
  const text = textFlag(call, name);
  if (text === null) return fallback;
  const share = Number(text);
  if (!(share > 0 && share < 1))
    throw new CliError(`--${name}: expected a share above 0 and below 1, got ${text}`);
  return share;
}

/** Clause by clause on the same seeds: how much more often the first scenario holds. */
function against(
  a: readonly Trial[],
  b: readonly Trial[],
  targets: readonly PlanTarget[],
): readonly object[] {
  const other = new Map(b.map((t) => [t.seed, t]));
  return targets
    .filter((t) => t.op !== 'record')
    .map(({ id }) => {
      const counts = { both: 0, onlyA: 0, onlyB: 0, neither: 0 };
      for (const trial of a) {
        const pair = other.get(trial.seed);
        if (pair === undefined) continue;
        const holds = (t: Trial) => t.lines.find((l) => l.id === id)?.status === 'met';
        if (holds(trial)) counts[holds(pair) ? 'both' : 'onlyA']++;
        else counts[holds(pair) ? 'onlyB' : 'neither']++;
      }
      const { difference, interval, midP } = comparePairs(counts);
      return { id, ...counts, difference, interval95: [interval.low, interval.high], midP };
    });
}

const percent = (share: number): string => `${figure(100 * share)} %`;

function words(report: StudyReport, runsPerSecond: number): string {
  const rows = report.clauses.map((c) => [
    c.id,
    c.verdict,
    `${c.met}/${c.runs}`,
    c.p === null ? '–' : percent(c.p),
    c.wilson95 === null ? '–' : c.wilson95.map(percent).join(' – '),
    figure(c.p50),
    c.runs > 0 && c.p90 === null ? '> horizon' : figure(c.p90),
    c.unit,
    c.runsNeeded === null ? '' : `${c.runsNeeded} runs would decide`,
  ]);
  const heads = ['clause', 'verdict', 'met', 'share', '95 % (Wilson)', 'P50', 'P90', 'unit', ''];
  const busy = report.bottlenecks.map((b) => `${b.unitId} ${percent(b.busyShare)}`).join(', ');
  const head = `runs ${report.runs}  hash ${report.hash}  ${figure(runsPerSecond)} runs/s`;
  return `${head}\n\n${table(heads, rows)}\n\nbusiest teams: ${busy}`;
}

function planOf(call: Call, name: string, loaded: Loaded, vary: StudyPlan['vary']): StudyPlan {
  const required = shareFlag(call, 'required', 0.9);
  const { targets } = loaded.scenario;
  const decided = (done: readonly Trial[]) => isDecided(done, targets, required);
  return {
    name,
    loaded,
    runs: wholeFlag(call, 'runs', 200, MOST_RUNS),
    workers: wholeFlag(call, 'workers', availableParallelism(), 256),
    vary,
    out: textFlag(call, 'out'),
    ...(boolFlag(call, 'until-decided') && { decided }),
  };
}

export const study: CliCommand = {
  name: 'study',
  usage:
    'SCENARIO [--runs 200] [--vary @F.json] [--workers N] [--required 0.9] [--until-decided] [--against SCENARIO2] [--out DIR]',
  summary:
    'plays a scenario many times without people: how surely does each clause hold; --out keeps the runs and goes on from them',
  options: {
    runs: { type: 'string' },
    workers: { type: 'string' },
    vary: { type: 'string' },
    required: { type: 'string' },
    'until-decided': { type: 'boolean' },
    against: { type: 'string' },
    out: { type: 'string' },
  },
  async run(call, io) {
    atMost(study, call, 1);
    const name = call.positionals[0];
    if (name === undefined) throw new CliError(`needs a scenario. Usage: study ${study.usage}`);
    const required = shareFlag(call, 'required', 0.9);
    const loaded = await openScenario(name);
    const vary = await readVariation(textFlag(call, 'vary'), io);
    const plan = planOf(call, name, loaded, vary);
    const done = await runStudy(plan);
    const { targets } = loaded.scenario;
    const report = reportOf(done.trials, targets, required);
    const other = textFlag(call, 'against');
    const pairs = other === null ? null : await compare(other, plan, done.trials, targets);
    return {
      json: {
        plan: loaded.scenario.id,
        scenario: loaded.scenario.id,
        seeds: done.trials.map((t) => t.seed),
        required,
        ...report,
        ...(pairs !== null && { against: { scenario: other, clauses: pairs } }),
        wallMs: done.wallMs,
        runsPerSecond: done.runsPerSecond,
      },
      text: words(report, done.runsPerSecond),
      ok: true,
    };
  },
};

async function compare(
  other: string,
  plan: StudyPlan,
  trials: readonly Trial[],
  targets: readonly PlanTarget[],
): Promise<readonly object[]> {
  const loaded = await openScenario(other);
  const { decided: _looks, ...same } = plan;
  const second = await runStudy({ ...same, name: other, loaded, out: null, runs: trials.length });
  return against(trials, second.trials, targets);
}
