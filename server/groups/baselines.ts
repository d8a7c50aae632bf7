import { createHash } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BaselineState } from '../../engine/protocol/groups.ts';
import { quantile, sorted } from '../../engine/study/quantiles.ts';
import type { Trial } from '../../engine/study/trial.ts';
import type { ScenarioEngine } from '../exercises/engine-port.ts';
import type { LocalRun } from '../jobs/local-runner.ts';
import { runLocally } from '../jobs/local-runner.ts';
import { openStudy, trialsFile } from '../jobs/study-files.ts';
import type { Log } from '../log.ts';
import type { SetRow } from '../store/side-store.ts';
import { totalOf } from './ranking.ts';

/** Runs of the policy beside which a competition is laid. */
export const BASELINE_RUNS = 200;

interface Course {
  readonly trials: Map<number, Trial>;
  state: BaselineState['state'];
}

export interface BaselinesOptions {
  readonly dataDir: string;
  readonly log: Log;
  /** Plays trials; the tests have a twin. */
  readonly run?: (run: LocalRun) => Promise<void>;
}

export interface Baseline {
  readonly state: BaselineState;
  /** Weighted totals, percent, of the runs that have one. */
  readonly scores: readonly number[];
}

/**
 * Runs of the policy on the scenarios of competitions: one after another in a thread of their own,
 * kept in a folder by what they depend on, so that the next competition on the same scenario under
 * the same engine has them at once and a kill costs the run in hand.
 */
export class Baselines {
  readonly #o: BaselinesOptions;
  readonly #courses = new Map<string, Course>();
  #queue: Promise<unknown> = Promise.resolve();
  #writes: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(o: BaselinesOptions) {
    this.#o = o;
  }

  /** Begins the runs for a set unless they are there already; asked again, tells how they stand. */
  async of(set: SetRow, scenario: ScenarioEngine | undefined): Promise<Baseline | null> {
    if (scenario === undefined) return null;
    let course = this.#courses.get(scenario.fingerprint);
    if (course === undefined) {
      course = { trials: new Map(), state: 'waiting' };
      this.#courses.set(scenario.fingerprint, course);
      const begun = course;
      this.#queue = this.#queue.then(() => this.#play(set.scenarioId, scenario, begun));
    }
    return baselineOf(course, scenario);
  }

  async #play(scenarioId: string, scenario: ScenarioEngine, course: Course): Promise<void> {
    if (this.#closed) return;
    const [engine = '', region = '', content = ''] = scenario.fingerprint.split(':');
    const name = createHash('sha256').update(scenario.fingerprint).digest('hex').slice(0, 24);
    const dir = join(this.#o.dataDir, 'baselines', name);
    try {
      const key = { engine, scenario: scenarioId, content, region, vary: null };
      for (const t of await openStudy(dir, key)) course.trials.set(t.seed, t);
      course.state = 'running';
      const seeds = Array.from({ length: BASELINE_RUNS }, (_, i) => i + 1);
      await (this.#o.run ?? runLocally)({
        scenario: scenarioId,
        orders: seeds.filter((s) => !course.trials.has(s)).map((seed) => ({ seed, values: {} })),
        // One thread: exercises that people play come first.
        workers: 1,
        onTrial: (trial) => {
          course.trials.set(trial.seed, trial);
          this.#write(trialsFile(dir), trial);
          return !this.#closed;
        },
      });
      course.state = course.trials.size >= BASELINE_RUNS ? 'done' : 'waiting';
    } catch (e) {
      course.state = 'failed';
      this.#o.log.error({ err: e, scenario: scenarioId }, 'runs of the policy could not be made');
    }
  }

  /** One after another: lines must not run into each other. */
  #write(file: string, trial: Trial): void {
    this.#writes = this.#writes.then(() => appendFile(file, `${JSON.stringify(trial)}\n`));
    this.#writes.catch((e: unknown) => this.#o.log.warn({ err: e }, 'a run could not be kept'));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#queue;
    await this.#writes.catch(() => undefined);
  }
}

function baselineOf(course: Course, scenario: ScenarioEngine): Baseline {
  const scores = [...course.trials.values()].flatMap(
    (t) => totalOf(t.lines, scenario.scoring).pct ?? [],
  );
  const ordered = sorted(scores);
  const at = (q: number): number | null => quantile(ordered, q);
  return {
    state: {
      wanted: BASELINE_RUNS,
      done: course.trials.size,
      state: course.state,
      medianPct: at(0.5),
      lowPct: at(0.05),
      highPct: at(0.95),
    },
    scores,
  };
}
