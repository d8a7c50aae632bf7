import { appendFileSync } from 'node:fs';
import { latinHypercube } from '../../engine/study/sampling.ts';
import type { Trial } from '../../engine/study/trial.ts';
import { variationSchema, type Variation } from '../../engine/protocol/variation-schema.ts';
import { ENGINE_HASH } from '../exercises/engine-hash.ts';
import { runLocally } from '../jobs/local-runner.ts';
import { openStudy, OtherStudyError, trialsFile } from '../jobs/study-files.ts';
import type { TrialOrder } from '../jobs/trial-orders.ts';
import type { Loaded } from './catalogue.ts';
import { CliError, type CliIo } from './command.ts';
import { readJson } from './input.ts';

/** Runs between two looks of a study that may stop early. */
const LOOK_EVERY = 20;

export interface StudyPlan {
  readonly name: string;
  readonly loaded: Loaded;
  readonly runs: number;
  readonly workers: number;
  readonly vary: Variation | null;
  readonly out: string | null;
  /** Asked at fixed sizes, with the first runs in seed order: true ends the study. */
  readonly decided?: (trials: readonly Trial[]) => boolean;
}

export interface StudyDone {
  /** In the order of their seeds, without a gap from the first. */
  readonly trials: readonly Trial[];
  readonly wallMs: number;
  /** Of the runs made now; those taken over from a folder cost nothing. */
  readonly runsPerSecond: number;
}

export async function readVariation(source: string | null, io: CliIo): Promise<Variation | null> {
  if (source === null) return null;
  const parsed = variationSchema.safeParse(await readJson(source, io));
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw new CliError(`--vary: ${path.join('.') || 'the list'}: expected ${message}`);
}

/** Seeds 1 to `runs`, with the factors' values of each. */
function ordersOf(plan: StudyPlan): TrialOrder[] {
  const vary = plan.vary ?? [];
  const ids = vary.map((v) => v.factor);
  const design = vary.length === 0 ? [] : latinHypercube('study', ids, plan.runs);
  return Array.from({ length: plan.runs }, (_, i) => ({
    seed: i + 1,
    values: Object.fromEntries(
      vary.map((v, f) => [v.factor, v.min + (v.max - v.min) * design[i]![f]!]),
    ),
  }));
}

/** Runs what is still missing of a study, on threads; the result does not depend on how many. */
export async function runStudy(plan: StudyPlan): Promise<StudyDone> {
  const { scenario, region } = plan.loaded;
  const key = {
    engine: ENGINE_HASH,
    scenario: scenario.id,
    content: scenario.contentHash,
    region: region.contentHash,
    vary: plan.vary === null ? null : { factors: plan.vary, runs: plan.runs },
  };
  const kept = plan.out === null ? [] : await folderOf(plan.out, key);
  const trials = new Map(kept.map((t) => [t.seed, t]));
  const missing = ordersOf(plan).filter((o) => !trials.has(o.seed));
  const started = performance.now();
  let looked = 0;
  let decidedAt: number | null = null;
  const goesOn = (): boolean => {
    while (plan.decided !== undefined && decidedAt === null) {
      const size = looked + LOOK_EVERY;
      const first = firstRuns(trials, size);
      if (first === null) break;
      looked = size;
      if (plan.decided(first)) decidedAt = size;
    }
    return decidedAt === null;
  };
  if (goesOn() && missing.length > 0)
    await runLocally({
      scenario: plan.name,
      orders: missing,
      workers: plan.workers,
      onTrial: (trial) => {
        trials.set(trial.seed, trial);
        if (plan.out !== null) appendFileSync(trialsFile(plan.out), `${JSON.stringify(trial)}\n`);
        return goesOn();
      },
    });
  const wallMs = performance.now() - started;
  const made = trials.size - kept.length;
  const size = Math.min(plan.runs, decidedAt ?? plan.runs);
  return {
    trials: firstRuns(trials, size)!,
    wallMs,
    runsPerSecond: made === 0 ? 0 : (1000 * made) / wallMs,
  };
}

async function folderOf(dir: string, key: Parameters<typeof openStudy>[1]): Promise<Trial[]> {
  try {
    return await openStudy(dir, key);
  } catch (e) {
    if (e instanceof OtherStudyError) throw new CliError(`--out: ${e.message}`);
    throw e;
  }
}

/** Seeds 1 to `size`, or null while one is missing: stopping must not depend on who was faster. */
function firstRuns(trials: ReadonlyMap<number, Trial>, size: number): Trial[] | null {
  const out: Trial[] = [];
  for (let seed = 1; seed <= size; seed++) {
    const trial = trials.get(seed);
    if (trial === undefined) return null;
    out.push(trial);
  }
  return out;
}
