import { appendFileSync } from 'node:fs';
import type { StudyProgress } from '../../engine/protocol/studies.ts';
import type { StudySpec } from '../../engine/protocol/study-schema.ts';
import { designOf } from '../../engine/protocol/study-schema.ts';
import { baseOrders, detailOrders, runsOf, type StudyDesign } from '../../engine/study/design.ts';
import { BASE_LEG, legOf, orderKey, type TrialOrder } from '../../engine/study/order.ts';
import { isDecided, ofLeg } from '../../engine/study/report.ts';
import {
  AGAINST_LEG,
  chartSeeds,
  headlineOf,
  poolsOf,
  resultOf,
  type StudyResult,
} from '../../engine/study/result.ts';
import type { Trial } from '../../engine/study/trial.ts';
import type { StudySubject } from './subject.ts';
import type { QueueNews, TrialQueue } from './queue.ts';
import { Looks } from './looks.ts';
import { trialsFile } from './study-files.ts';
import type { TrialPlayer } from './trial-player.ts';

export interface StudyConduct {
  readonly spec: StudySpec;
  readonly subject: StudySubject;
  readonly queue: TrialQueue;
  /** For the two runs whose time charts are drawn. */
  readonly player: TrialPlayer;
  /** Runs that a folder held already. */
  readonly kept: readonly Trial[];
  /** Folder that keeps each run as a line; null to keep none. */
  readonly dir: string | null;
  readonly signal: AbortSignal;
  onProgress(progress: StudyProgress): void;
}

export interface StudyDone {
  readonly result: StudyResult;
  readonly trials: readonly Trial[];
  readonly wallMs: number;
  /** Of the runs made now; those taken over from a folder cost nothing. */
  readonly runsPerSecond: number;
  /** CPU time that shared hazards took, s, over all threads; null where nobody told it. */
  readonly hazardCpuS: number | null;
}

/** The study was told to stop; its folder has what there is, and can be gone on with. */
export class StudyStopped extends Error {}

/** Makes the runs that are still missing and says what they show; the result does not depend on who made them. */
export async function conductStudy(c: StudyConduct): Promise<StudyDone> {
  const work = new Work(c);
  const design = designOf(c.spec, c.subject.a.scenario);
  const runs = await work.base(design);
  const { scenario } = c.subject.a;
  const settled = settledAt(design, runs);
  const base = ofLeg(work.all, BASE_LEG).slice(0, runs);
  const why = detailOrders(
    { ...settled, runs: design.runs },
    poolsOf(base, scenario, settled, c.spec.required),
  );
  work.expect(runs * (design.against ? 2 : 1) + why.length);
  if (why.length > 0) await work.run('details', why);
  work.tell('charts');
  const trials = work.counted(settled, why);
  const result = resultOf({
    trials,
    scenario,
    plan: c.subject.plans.a,
    design: settled,
    required: c.spec.required,
    yearly: c.spec.yearly,
    orders: baseOrders(design),
    charts: chartsOf(c, design, base),
  });
  const wallMs = performance.now() - work.startedMs;
  return { result, trials, wallMs, runsPerSecond: work.rate(), hazardCpuS: work.hazardCpuS };
}

/** The design of a study that stood decided after so many runs, of which the details can be no more. */
const settledAt = (d: StudyDesign, runs: number): StudyDesign => ({
  ...d,
  runs,
  details: d.details === null ? null : { ...d.details, runs: Math.min(d.details.runs, runs) },
});

function chartsOf(c: StudyConduct, design: StudyDesign, base: readonly Trial[]) {
  const target = headlineOf(base, c.subject.a.scenario.targets, design, c.spec.required);
  const seeds = chartSeeds(base, target.id);
  if (seeds === null || design.details === null) return { typical: null, slow: null };
  const orders = baseOrders(design);
  const chart = (seed: number) => c.player.chart(orders[seed - 1]!, target.id);
  return { typical: chart(seeds.typical), slow: chart(seeds.slow) };
}

/** The runs of one study as they come in. */
class Work {
  readonly startedMs = performance.now();
  readonly #c: StudyConduct;
  readonly #trials: Map<string, Trial>;
  #made = 0;
  hazardCpuS: number | null = null;
  #total: number;
  #waiting: StudyProgress['waiting'] = null;
  #phase: StudyProgress['phase'] = 'base';
  /** Without the time in which nothing could go on. */
  #busyMs = 0;
  #sinceMs: number | null = null;

  constructor(c: StudyConduct) {
    this.#c = c;
    this.#trials = new Map(c.kept.map((t) => [orderKey(t), t]));
    const { base, details } = runsOf(designOf(c.spec, c.subject.a.scenario));
    this.#total = base + details;
  }

  /** How many runs it will be, now that it is known. */
  expect(total: number): void {
    this.#total = total;
  }

  get all(): readonly Trial[] {
    return [...this.#trials.values()];
  }

  /** The base arm, and the second plan's beside it; returns the number of runs at which it stood decided. */
  async base(design: StudyDesign): Promise<number> {
    const { spec, subject } = this.#c;
    const { targets } = subject.a.scenario;
    const look = new Looks(spec.untilDecided, design.runs, (first) =>
      isDecided(first, targets, spec.required),
    );
    const first = baseOrders(design);
    const second = design.against ? baseOrders(design, AGAINST_LEG, 'b') : [];
    // Where it is known beforehand how many there will be, both plans meet a hazard together.
    const both = spec.untilDecided ? first : [...first, ...second];
    const goesOn = (): boolean => look.goesOn(this.#trials);
    if (goesOn()) await this.run('base', both, goesOn);
    const runs = look.size();
    await this.run('base', second.slice(0, runs));
    return runs;
  }

  async run(
    phase: StudyProgress['phase'],
    orders: readonly TrialOrder[],
    goesOn: () => boolean = () => true,
  ): Promise<void> {
    this.tell(phase);
    const missing = orders.filter((o) => !this.#trials.has(orderKey(o)));
    const { queue, signal } = this.#c;
    const news: QueueNews = {
      onTrial: (trial) => {
        this.#keep(trial);
        return goesOn() && !signal.aborted;
      },
      onHazard: (cpuMs) => {
        this.hazardCpuS = (this.hazardCpuS ?? 0) + cpuMs / 1000;
      },
      onWaiting: (why) => {
        this.#waiting = why;
        this.#clock(why === null);
        this.tell(phase);
      },
    };
    this.#clock(true);
    if (missing.length > 0 && !signal.aborted) await queue.run(missing, news, signal);
    this.#clock(false);
    if (signal.aborted) throw new StudyStopped('the study was stopped');
  }

  #keep(trial: Trial): void {
    const key = orderKey(trial);
    // A chunk that was done twice brings nothing new.
    if (this.#trials.has(key)) return;
    this.#trials.set(key, trial);
    this.#made++;
    const { dir } = this.#c;
    if (dir !== null) appendFileSync(trialsFile(dir), `${JSON.stringify(trial)}\n`);
    this.tell(this.#phase);
  }

  #clock(runs: boolean): void {
    const now = performance.now();
    if (this.#sinceMs !== null) this.#busyMs += now - this.#sinceMs;
    this.#sinceMs = runs ? now : null;
  }

  /** Of the runs made now, per second. */
  rate(): number {
    const ms = this.#busyMs + (this.#sinceMs === null ? 0 : performance.now() - this.#sinceMs);
    return this.#made === 0 || ms === 0 ? 0 : (1000 * this.#made) / ms;
  }

  tell(phase: StudyProgress['phase']): void {
    this.#phase = phase;
    const done = this.#trials.size;
    const rate = this.rate();
    const left = Math.max(0, this.#total - done);
    this.#c.onProgress({
      phase,
      done,
      total: Math.max(this.#total, done),
      runsPerSecond: rate,
      remainingS: rate === 0 ? null : left / rate,
      waiting: this.#waiting,
    });
  }

  /** The runs that count, in order: what came in after the study stood decided is left out. */
  counted(design: StudyDesign, why: readonly TrialOrder[]): readonly Trial[] {
    const wanted = new Set<string>();
    for (const o of baseOrders(design)) wanted.add(orderKey(o));
    if (design.against)
      for (const o of baseOrders(design, AGAINST_LEG, 'b')) wanted.add(orderKey(o));
    for (const o of why) wanted.add(orderKey(o));
    return this.all
      .filter((t) => wanted.has(orderKey(t)))
      .toSorted((a, b) => (legOf(a) < legOf(b) ? -1 : legOf(a) > legOf(b) ? 1 : a.seed - b.seed));
  }
}
