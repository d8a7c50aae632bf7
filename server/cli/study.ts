import { availableParallelism } from 'node:os';
import { MOST_RUNS, studySpecSchema, type StudySpec } from '../../engine/protocol/study-schema.ts';
import type { StudyResult } from '../../engine/study/result.ts';
import { boolFlag, CliError, textFlag, type Call, type CliCommand, atMost } from './command.ts';
import { runStudy, type StudyRun } from './study-run.ts';
import { readVariation } from './study-variation.ts';
import { studyWords } from './study-words.ts';

/** Runs of each arm that asks why, unless the study itself is smaller. */
const DETAIL_RUNS = 200;
const MORRIS_WALKS = 10;
const POOLS = 5;
/** Steps of the design limit: residents against those of the scenario. */
const LIMIT_VALUES = [0.5, 1, 1.5, 2, 3, 4, 6, 8];

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

function detailsOf(call: Call, runs: number): StudySpec['details'] {
  if (!boolFlag(call, 'details')) return null;
  return {
    target: textFlag(call, 'target'),
    runs: Math.min(runs, DETAIL_RUNS),
    pools: POOLS,
    tornado: true,
    morris: MORRIS_WALKS,
    limit: { factor: textFlag(call, 'limit') ?? 'residents', values: LIMIT_VALUES },
  };
}

function specOf(call: Call, vary: StudySpec['vary'], sampling: StudySpec['sampling']): StudySpec {
  const runs = wholeFlag(call, 'runs', 200, MOST_RUNS);
  const shared = textFlag(call, 'realisations');
  const parsed = studySpecSchema.safeParse({
    scenario: call.positionals[0],
    plan: textFlag(call, 'plan'),
    against: textFlag(call, 'against'),
    runs,
    realisations: shared === null ? null : wholeFlag(call, 'realisations', 0, MOST_RUNS),
    vary,
    sampling,
    required: shareFlag(call, 'required', 0.9),
    untilDecided: boolFlag(call, 'until-decided'),
    details: detailsOf(call, runs),
  });
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw new CliError(`--${path.join('.')}: expected ${message}`);
}

export const study: CliCommand = {
  name: 'study',
  usage:
    'SCENARIO [--plan P] [--against P2|SCENARIO2] [--runs 200] [--vary F.yaml] [--details [--target ID] [--limit FACTOR]] [--realisations R] [--required 0.9] [--until-decided] [--workers N] [--out DIR]',
  summary:
    'plays a scenario many times without people: how surely does each clause hold, what holds it up, what would help; --out keeps the runs, goes on from them, and writes the report as html, csv, json and xlsx',
  options: {
    plan: { type: 'string' },
    against: { type: 'string' },
    runs: { type: 'string' },
    vary: { type: 'string' },
    details: { type: 'boolean' },
    target: { type: 'string' },
    limit: { type: 'string' },
    realisations: { type: 'string' },
    required: { type: 'string' },
    'until-decided': { type: 'boolean' },
    workers: { type: 'string' },
    out: { type: 'string' },
  },
  async run(call, io) {
    atMost(study, call, 1);
    if (call.positionals[0] === undefined)
      throw new CliError(`needs a scenario. Usage: study ${study.usage}`);
    const { vary, sampling } = await readVariation(textFlag(call, 'vary'), io);
    const spec = specOf(call, vary, sampling);
    const done = await runStudy(
      {
        spec,
        workers: wholeFlag(call, 'workers', availableParallelism(), 256),
        out: textFlag(call, 'out'),
      },
      io,
    );
    return { json: jsonOf(done), text: studyWords(done.result, done), ok: true };
  },
};

/** The result as it is promised to scripts: its clauses, and everything else that is known. */
function jsonOf(run: StudyRun) {
  const { spec, result, seeds, wallMs, runsPerSecond, hazardCpuS, scenarioId, planId } = run;
  const { runs, hash, clauses, bottlenecks, ...more } = result;
  return {
    plan: planId ?? scenarioId,
    scenario: scenarioId,
    runs,
    seeds,
    hash,
    clauses,
    bottlenecks,
    ...forScripts(more),
    ...(spec.against !== null && { against: { of: spec.against, clauses: result.pairs } }),
    wallMs,
    runsPerSecond,
    hazardCpuS,
  };
}

/** The words of the targets are in the scenario; a script gets their ids. */
function forScripts({
  targets: _targets,
  pairs: _pairs,
  ...rest
}: Omit<StudyResult, 'runs' | 'hash' | 'clauses' | 'bottlenecks'>) {
  return rest;
}
