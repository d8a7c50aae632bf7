import { setTimeout as sleep } from 'node:timers/promises';
import { err, ok } from '../../engine/kernel/result.ts';
import type { Result } from '../../engine/kernel/result.ts';
import { hashKey, normalCode, randomCode, randomSeed, sameSecret } from '../auth/keys.ts';
import type { ExerciseRow, StoreFailure } from '../store/store.ts';
import type { EngineModule, ScenarioEngine } from './engine-port.ts';
import { entryOf } from './entry.ts';
import type { Entry } from './entry.ts';
import { ExerciseThreads } from './exercise-threads.ts';
import type { ThreadsOptions } from './exercise-threads.ts';
import { branchLog, foundingRecords, UNTOUCHED_LOG } from './founding.ts';
import type { Created, Founding } from './founding.ts';
import type { HostPort } from './host-port.ts';
import type { ReplayPort } from './replayer.ts';

/** Exercises touched within this time are opened at the start, if they run; others when somebody comes. */
const EAGER_MS = 24 * 3600_000;
/** From the start until the first scenario is loaded in advance in the thread of the sockets, ms. */
const WARM_AFTER_MS = 2000;

export interface DirectoryOptions extends ThreadsOptions {
  /** The module at `engineModule`, for this thread. */
  readonly engine: EngineModule;
}

/** All exercises of this server: what there is, how it is found, how it comes to be. */
export class Directory {
  readonly threads: ExerciseThreads;
  readonly #o: DirectoryOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #incompatible = new Map<string, ExerciseRow>();
  readonly #scenarios = new Map<string, Promise<ScenarioEngine>>();
  readonly #known = Promise.withResolvers<void>();
  /** Join codes that are taken by others than exercises. */
  reserved: (code: string) => boolean = () => false;
  #closed = false;

  constructor(o: DirectoryOptions) {
    this.#o = o;
    this.threads = new ExerciseThreads(o);
  }

  /** A scenario, loaded once. */
  scenario(id: string): Promise<ScenarioEngine> {
    let found = this.#scenarios.get(id);
    if (found === undefined) {
      found = this.#o.engine.openScenario(id);
      this.#scenarios.set(id, found);
      // A file that was mended may be tried again.
      found.catch(() => this.#scenarios.delete(id));
    }
    return found;
  }

  /** Its file has changed or gone: the next who asks reads it anew. */
  forget(id: string): void {
    this.#scenarios.delete(id);
    this.threads.cool(id);
  }

  /** Whether an exercise, live or of an older version, plays a scenario. */
  isPlayed(scenarioId: string): boolean {
    const { entries, incompatible } = this.list();
    return (
      entries.some((e) => e.row.scenarioId === scenarioId) ||
      incompatible.some((row) => row.scenarioId === scenarioId)
    );
  }

  listScenarios(): ReturnType<EngineModule['listScenarios']> {
    return this.#o.engine.listScenarios();
  }

  /** Questions prepared for a tabletop exercise on a scenario; none when it has no such file. */
  async preparedQuestions(scenarioId: string) {
    return (await this.#o.engine.questionsOf?.(scenarioId)) ?? [];
  }

  /** Steps of a guided exercise on a scenario; none when it is none. */
  async tutorialSteps(scenarioId: string) {
    return (await this.#o.engine.stepsOf?.(scenarioId)) ?? [];
  }

  /** Another key for its instructor; false when the disk does not take it. */
  async rekey(entry: Entry, instructorKeyHash: string): Promise<boolean> {
    const kept = await this.#o.store.store.rekeyExercise(entry.row.id, instructorKeyHash);
    if (kept.ok) entry.row = { ...entry.row, instructorKeyHash };
    return kept.ok;
  }

  /** Loads the scenario that comes first, here and in a thread in reserve, before anybody waits. */
  async warm(): Promise<void> {
    try {
      const first = (await this.listScenarios())[0];
      if (first === undefined) return;
      this.threads.warm(first.id);
      // Whoever came while the server started is answered before this thread is busy for a second.
      await sleep(WARM_AFTER_MS, undefined, { ref: false });
      if (!this.#closed) await this.scenario(first.id);
    } catch (e) {
      this.#o.log.warn({ err: e }, 'no scenario could be loaded in advance');
    }
  }

  /** Resolves once every stored exercise is in the list, with or without its host. */
  get known(): Promise<void> {
    return this.#known.promise;
  }

  /**
   * Enters what the store holds, then opens the exercises that were running, one after another;
   * they stand paused. One that somebody asks for is opened out of turn; the rest wait for that.
   */
  async recover(rows: readonly ExerciseRow[]): Promise<void> {
    for (const row of rows) await this.#recall(row);
    this.#known.resolve();
    const newestFirst = [...this.#entries.values()].toSorted(
      (a, b) => b.row.createdMs - a.row.createdMs,
    );
    for (const entry of newestFirst) {
      const fresh = this.#o.nowMs() - entry.row.createdMs < EAGER_MS;
      if (this.#closed) return;
      if (entry.row.phase === 'running' && fresh)
        await this.host(entry).catch((e: unknown) =>
          this.#o.log.error({ err: e, exercise: entry.row.id }, 'an exercise could not be opened'),
        );
    }
  }

  /** Under another engine or scenario a log would play differently: such an exercise is only listed. */
  async #recall(row: ExerciseRow): Promise<void> {
    try {
      const scenario = await this.scenario(row.scenarioId);
      if (scenario.fingerprint === row.fingerprint) this.#enter(row, scenario);
      else this.#incompatible.set(row.id, row);
    } catch (e) {
      this.#o.log.warn({ err: e, exercise: row.id }, 'scenario of a stored exercise is gone');
      this.#incompatible.set(row.id, row);
    }
  }

  #enter(row: ExerciseRow, scenario: ScenarioEngine): Entry {
    const entry = entryOf(row, scenario, this.#o.nowMs());
    this.#entries.set(row.id, entry);
    return entry;
  }

  list(): { entries: readonly Entry[]; incompatible: readonly ExerciseRow[] } {
    return { entries: [...this.#entries.values()], incompatible: [...this.#incompatible.values()] };
  }

  /** Kept, but not to be played by this program. */
  isIncompatible(id: string): boolean {
    return this.#incompatible.has(id);
  }

  find(id: string): Entry | null {
    return this.#entries.get(id) ?? null;
  }

  /** The open exercise with this join code. Looks at all of them, whichever it is. */
  findByCode(typed: string): Entry | null {
    const code = normalCode(typed);
    let found: Entry | null = null;
    for (const e of this.#entries.values())
      if (sameSecret(e.row.code, code) && e.phase !== 'ended') found = e;
    return found;
  }

  holdsKey(entry: Entry, key: string): boolean {
    return sameSecret(entry.row.instructorKeyHash, hashKey(key));
  }

  /** A join code that nothing on this server has. */
  freshCode(): string {
    const used = new Set([...this.#entries.values()].map((e) => e.row.code));
    for (const row of this.#incompatible.values()) used.add(row.code);
    for (;;) {
      const code = randomCode();
      if (!used.has(code) && !this.reserved(code)) return code;
    }
  }

  create(scenarioId: string, seed = randomSeed()): Promise<Result<Created, StoreFailure>> {
    return this.#found({ scenarioId, seed, parent: null, log: [] });
  }

  /** A new exercise that begins with the log of another up to `tick`. */
  async branch(from: Entry, tick: number): Promise<Result<Created, StoreFailure>> {
    const { id, scenarioId, seed } = from.row;
    const log = branchLog(await this.#o.store.store.loadLog(id, 0), tick);
    return this.#found({ scenarioId, seed, parent: { id, tick }, log });
  }

  /** A run that nobody played, as an exercise that is over: for looking back into it. */
  async played(scenarioId: string, seed: string): Promise<Result<Created, StoreFailure>> {
    const { card } = await this.scenario(scenarioId);
    const log = UNTOUCHED_LOG;
    return this.#found({ scenarioId, seed, parent: null, log, endTick: card.durationTicks });
  }

  async #found(f: Founding): Promise<Result<Created, StoreFailure>> {
    const scenario = await this.scenario(f.scenarioId);
    const { meta, progress, created } = foundingRecords(f, {
      code: this.freshCode(),
      fingerprint: scenario.fingerprint,
      createdMs: this.#o.nowMs(),
    });
    const kept = await this.#o.store.store.createExercise(meta, f.log, progress);
    if (!kept.ok) return err(kept.error);
    const entry = this.#enter({ ...meta, ...progress, epoch: 0 }, scenario);
    if (progress.phase !== 'ended') await this.host(entry);
    return ok(created);
  }

  /** The exercise's host, started when it is not running. */
  host(entry: Entry): Promise<HostPort> {
    return this.threads.host(entry);
  }

  /** A look back into the exercise. */
  replay(entry: Entry): Promise<ReplayPort> {
    return this.threads.replay(entry);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.threads.close();
  }
}
