import type { ExerciseEvent } from '../../engine/exercise/event.ts';
import type { LayerFrame } from '../../engine/exercise/layer-frame.ts';
import type { SeatView, ViewId } from '../../engine/exercise/view.ts';
import type { Setup } from '../../engine/exercise/setup.ts';
import type { ResponsePlan } from '../../engine/plan/response-plan.ts';
import type { ScoreLine } from '../../engine/plan/target.ts';
import type { Review } from '../../engine/review/types.ts';
import type { LogRecord } from '../../engine/protocol/http.ts';
import type { Store } from '../store/store.ts';
import type { EngineRun, ScenarioEngine } from './engine-port.ts';
import { Keyframes } from './keyframes.ts';
import { replay, standBefore } from './restore.ts';

/** Between two stretches of the filling, so that questions come in between, ms. */
const FILL_REST_MS = 5;
/** Nothing is filled so long after a question: the next one may be on its way, ms. */
const FILL_AFTER_MS = 250;

/** What a look back answers; see `Replayer`. */
export interface ReplayPort {
  at(
    tick: number,
    view: ViewId,
  ): Promise<{ tick: number; view: SeatView; layers: readonly LayerFrame[] }>;
  setup(view: ViewId): Promise<Setup>;
  events(upTo: number, from: number): Promise<readonly ExerciseEvent[]>;
  score(tick: number): Promise<readonly ScoreLine[]>;
  hash(tick: number): Promise<string>;
  review(tick: number, plan?: ResponsePlan | null): Promise<Review>;
}

/**
 * Looks at any moment of an exercise by running it again: forward from where the last question was,
 * else from the nearest keyframe in memory or snapshot in the store.
 */
export class Replayer implements ReplayPort {
  readonly #engine: ScenarioEngine;
  readonly #store: Store;
  readonly #exercise: { readonly id: string; readonly seed: string };
  readonly #keyframes: Keyframes;
  #run: EngineRun | null = null;
  #filling = false;
  #askedMs = 0;
  #lastSeq = 0;
  /** Questions are answered one after another: they share one world. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    engine: ScenarioEngine,
    store: Store,
    exercise: { readonly id: string; readonly seed: string },
    keyframes = new Keyframes(),
  ) {
    this.#engine = engine;
    this.#store = store;
    this.#exercise = exercise;
    this.#keyframes = keyframes;
  }

  at(tick: number, view: ViewId): ReturnType<ReplayPort['at']> {
    return this.#ask(tick, (run) => ({
      tick: run.tick,
      view: run.view(view),
      layers: run.layers(view),
    }));
  }

  setup(view: ViewId): Promise<Setup> {
    return this.#ask(this.#run?.tick ?? 0, (run) => run.setup(view));
  }

  events(upTo: number, from: number): Promise<readonly ExerciseEvent[]> {
    return this.#ask(upTo, (run) => run.events().slice(from));
  }

  score(tick: number): Promise<readonly ScoreLine[]> {
    return this.#ask(tick, (run) => run.score());
  }

  review(tick: number, plan: ResponsePlan | null = null): Promise<Review> {
    return this.#ask(tick, (run) => run.review(plan));
  }

  hash(tick: number): Promise<string> {
    return this.#ask(tick, (run) => run.hash());
  }

  #ask<T>(tick: number, question: (run: EngineRun) => T): Promise<T> {
    this.#askedMs = performance.now();
    const answer = this.#turn.then(async () => question(await this.#seek(tick)));
    this.#turn = answer.catch(() => undefined);
    void answer.finally(() => (this.#askedMs = performance.now())).catch(() => undefined);
    return answer;
  }

  async #seek(tick: number): Promise<EngineRun> {
    const log = await this.#store.loadLog(this.#exercise.id, 0);
    const due = log.filter((r) => r.tick <= tick);
    const run = this.#run;
    const ahead = run !== null && run.tick <= tick && !this.#missed(due, run.tick);
    const key = this.#keyframes.before(tick, log);
    // From where the last question was, unless a keyframe is nearer.
    if (key !== null && (!ahead || key.tick > run.tick)) {
      this.#run = key.mark.resume();
      this.#lastSeq = key.seq;
    } else if (!ahead) {
      const start = await standBefore(this.#engine, this.#store, this.#exercise, log, tick);
      this.#run = start.run;
      this.#lastSeq = start.seq;
    }
    this.#goOn(this.#run!, due, tick);
    if (this.#run!.phase === 'ended') this.#fill(this.#run!.tick);
    return this.#run!;
  }

  /** Runs on to `tick` by the log, and keeps the moments on the way that are worth it. */
  #goOn(run: EngineRun, due: readonly LogRecord[], tick: number): void {
    for (;;) {
      const stop = Math.min(tick, this.#keyframes.after(run.tick));
      const records = due.filter((r) => r.seq > this.#lastSeq && r.tick <= stop);
      replay(run, records);
      run.advance(stop);
      this.#lastSeq = Math.max(this.#lastSeq, records.at(-1)?.seq ?? 0);
      if (run.tick < stop || run.phase !== 'running') return;
      this.#keyframes.put(run, this.#lastSeq);
      if (stop >= tick) return;
    }
  }

  /**
   * Plays an exercise that is over once from its beginning, a stretch at a time between questions,
   * so that afterwards any moment of it is near a keyframe.
   */
  #fill(endTick: number): void {
    if (this.#filling) return;
    this.#filling = true;
    const player = new Replayer(this.#engine, this.#store, this.#exercise, this.#keyframes);
    player.#filling = true;
    let tick = 0;
    const later = (): void => void setTimeout(next, FILL_REST_MS).unref();
    const next = (): void => {
      // Whoever asks goes first.
      if (performance.now() - this.#askedMs < FILL_AFTER_MS) return later();
      do tick = this.#keyframes.after(tick);
      while (tick < endTick && !this.#keyframes.wanted(tick));
      if (tick >= endTick) return;
      const stretch = this.#turn.then(() => player.#seek(tick));
      this.#turn = stretch.catch(() => undefined);
      // Without keyframes seeking is slow, not wrong; whoever asks next hears of the trouble.
      stretch.then(later, () => undefined);
    };
    later();
  }

  /** A live exercise may have taken a command at a tick that this world has passed. */
  #missed(due: readonly LogRecord[], tick: number): boolean {
    return due.some((r) => r.kind === 'command' && r.seq > this.#lastSeq && r.tick < tick);
  }
}
