import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { BaselineState } from '../../engine/protocol/groups.ts';
import { quantile, sorted } from '../../engine/study/quantiles.ts';
import type { ScenarioEngine } from '../exercises/engine-port.ts';
import type { Log } from '../log.ts';
import { BaselineFile } from './baseline-file.ts';
import type { PolicyRun } from './baseline-file.ts';
import { playLocally } from './policy-runs.ts';
import type { PlayPolicy } from './policy-runs.ts';
import { totalOf } from './ranking.ts';

/** Runs of the policy beside which a competition is laid. */
export const BASELINE_RUNS = 200;

interface Course {
  readonly runs: Map<number, PolicyRun>;
  state: BaselineState['state'];
}

export interface BaselinesOptions {
  readonly dataDir: string;
  readonly log: Log;
  /** The tests have a twin. */
  readonly play?: PlayPolicy;
}

export interface Baseline {
  readonly state: BaselineState;
  /** Totals, percent, of the runs in which something was decided. */
  readonly scores: readonly number[];
}

/**
 * Runs of the policy on the scenarios of competitions: one after another in a thread of their own,
 * kept in a folder by engine, region and scenario, so that the next competition on the same has
 * them at once and a kill costs the run in hand.
 */
export class Baselines {
  readonly #o: BaselinesOptions;
  readonly #courses = new Map<string, Course>();
  #queue: Promise<unknown> = Promise.resolve();
  readonly #stop = new AbortController();

  constructor(o: BaselinesOptions) {
    this.#o = o;
  }

  /** Begins the runs for a scenario unless they are there already; tells how they stand. */
  of(scenario: ScenarioEngine): Baseline {
    let course = this.#courses.get(scenario.fingerprint);
    if (course === undefined) {
      course = { runs: new Map(), state: 'waiting' };
      this.#courses.set(scenario.fingerprint, course);
      const begun = course;
      this.#queue = this.#queue.then(() => this.#play(scenario, begun));
    }
    return baselineOf(course);
  }

  async #play(scenario: ScenarioEngine, course: Course): Promise<void> {
    const { signal } = this.#stop;
    if (signal.aborted) return;
    const { fingerprint, card, scoring } = scenario;
    const name = createHash('sha256').update(fingerprint).digest('hex').slice(0, 24);
    const dir = join(this.#o.dataDir, 'baselines', name);
    let kept: Promise<unknown> = Promise.resolve();
    try {
      const { file, runs } = await BaselineFile.open(dir, { scenario: card.id, fingerprint });
      for (const r of runs) course.runs.set(r.seed, r);
      course.state = 'running';
      const seeds = Array.from({ length: BASELINE_RUNS }, (_, i) => i + 1);
      const missing = seeds.filter((s) => !course.runs.has(s));
      if (missing.length > 0)
        await (this.#o.play ?? playLocally)(
          card.id,
          missing,
          ({ seed, hash, lines }) => {
            const run = { seed, hash, pct: totalOf(lines, scoring).pct };
            course.runs.set(seed, run);
            kept = file.add(run);
          },
          signal,
        );
      await kept;
      course.state = course.runs.size >= BASELINE_RUNS ? 'done' : 'waiting';
    } catch (e) {
      await kept;
      course.state = signal.aborted ? 'waiting' : 'failed';
      if (signal.aborted) return;
      this.#o.log.error({ err: e, scenario: card.id }, 'runs of the policy could not be made');
    }
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#queue;
  }
}

function baselineOf({ runs, state }: Course): Baseline {
  const scores = [...runs.values()].flatMap((r) => r.pct ?? []);
  const ordered = sorted(scores);
  return {
    state: {
      wanted: BASELINE_RUNS,
      done: runs.size,
      state,
      medianPct: quantile(ordered, 0.5),
      lowPct: quantile(ordered, 0.05),
      highPct: quantile(ordered, 0.95),
    },
    scores,
  };
}
