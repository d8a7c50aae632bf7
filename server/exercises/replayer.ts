import type { ExerciseEvent } from '../../engine/exercise/event.ts';
import type { LayerFrame } from '../../engine/exercise/layer-frame.ts';
import type { SeatView, ViewId } from '../../engine/exercise/view.ts';
import type { Setup } from '../../engine/exercise/setup.ts';
import type { ScoreLine } from '../../engine/plan/target.ts';
import type { Review } from '../../engine/review/types.ts';
import type { LogRecord } from '../../engine/protocol/http.ts';
import type { Store } from '../store/store.ts';
import type { EngineRun, ScenarioEngine } from './engine-port.ts';
import { replay, restoreAt } from './restore.ts';

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
  review(tick: number): Promise<Review>;
}

/**
 * Looks at any moment of an exercise by running it again from the nearest snapshot. Playing
 * forward goes on from where the last question was; going back starts from a snapshot.
 */
export class Replayer implements ReplayPort {
  readonly #engine: ScenarioEngine;
  readonly #store: Store;
  readonly #exercise: { readonly id: string; readonly seed: string };
  #run: EngineRun | null = null;
  #lastSeq = 0;
  /** Questions are answered one after another: they share one world. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    engine: ScenarioEngine,
    store: Store,
    exercise: { readonly id: string; readonly seed: string },
  ) {
    this.#engine = engine;
    this.#store = store;
    this.#exercise = exercise;
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

  review(tick: number): Promise<Review> {
    return this.#ask(tick, (run) => run.review());
  }

  hash(tick: number): Promise<string> {
    return this.#ask(tick, (run) => run.hash());
  }

  #ask<T>(tick: number, question: (run: EngineRun) => T): Promise<T> {
    const answer = this.#turn.then(async () => question(await this.#seek(tick)));
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  async #seek(tick: number): Promise<EngineRun> {
    const log = await this.#store.loadLog(this.#exercise.id, 0);
    const due = log.filter((r) => r.tick <= tick);
    const run = this.#run;
    if (run !== null && run.tick <= tick && !this.#missed(due, run.tick)) {
      replay(
        run,
        due.filter((r) => r.seq > this.#lastSeq),
      );
      run.advance(tick);
    } else {
      this.#run = await restoreAt(this.#engine, this.#store, this.#exercise, tick);
    }
    this.#lastSeq = due.at(-1)?.seq ?? 0;
    return this.#run!;
  }

  /** A live exercise may have taken a command at a tick that this world has passed. */
  #missed(due: readonly LogRecord[], tick: number): boolean {
    return due.some((r) => r.kind === 'command' && r.seq > this.#lastSeq && r.tick < tick);
  }
}
