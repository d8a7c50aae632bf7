import { err, ok } from '../../engine/kernel/result.ts';
import type { Result } from '../../engine/kernel/result.ts';
import type { Phase } from '../../engine/protocol/http.ts';
import type { ClockFrame } from '../../engine/protocol/wire.ts';
import {
  hashKey,
  normalCode,
  randomCode,
  randomId,
  randomKey,
  randomSeed,
  sameSecret,
} from '../auth/keys.ts';
import type { Log } from '../log.ts';
import type { OpenStore } from '../store/open-store.ts';
import type { ExerciseMeta, ExerciseRow, StoreFailure } from '../store/store.ts';
import type { EngineModule, ScenarioEngine } from './engine-port.ts';
import type { HostPort, Occupants, Published } from './host-port.ts';
import type { ReplayPort } from './replayer.ts';
import type { SnapshotIntervals } from './snapshot-plan.ts';
import { startHost, startReplay } from './start-worker.ts';
import type { Running, WorkerOptions } from './start-worker.ts';
import { WorkerPool } from './worker-pool.ts';

/** A look back nobody has asked for this long is closed, ms. */
const REPLAY_IDLE_MS = 5 * 60_000;
/** An exercise that ended this long ago, with nobody connected, leaves memory, ms. */
const ENDED_IDLE_MS = 3600_000;
/** One that waits for its start leaves memory when nobody was connected for so long, ms. */
const STANDBY_IDLE_MS = 30 * 60_000;
/** A thread that fails this often is started again by itself no more, only when somebody comes. */
const MAX_REVIVALS = 3;
/** Exercises touched within this time are opened at the start, if they run; others when somebody comes. */
const EAGER_MS = 24 * 3600_000;

/** One exercise as the thread that serves sockets knows it. */
export interface Entry {
  readonly row: ExerciseRow;
  readonly scenario: ScenarioEngine;
  phase: Phase;
  clock: ClockFrame;
  occupants: Occupants;
  /** Wall time at which its end was heard of, ms; null while it may go on. */
  endedMs: number | null;
  /** Wall time since which it waits for its start with nobody connected, ms. */
  lonelyMs: number | null;
  /** How often its thread has failed. */
  failures: number;
  host: Promise<Running<HostPort>> | null;
  replay: { readonly running: Promise<Running<ReplayPort>>; usedMs: number } | null;
}

export interface DirectoryOptions {
  readonly store: OpenStore;
  readonly engine: EngineModule;
  /** Address of the same module, for the workers. */
  readonly engineModule: string;
  readonly log: Log;
  readonly nowMs: () => number;
  readonly intervals?: SnapshotIntervals;
}

export interface Created {
  readonly id: string;
  readonly code: string;
  readonly instructorKey: string;
}

/** All exercises of this server, each in a thread of its own while somebody needs it. */
export class Directory {
  readonly #o: DirectoryOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #incompatible = new Map<string, ExerciseRow>();
  readonly #scenarios = new Map<string, Promise<ScenarioEngine>>();
  readonly #pool: WorkerPool;
  readonly #sweep: NodeJS.Timeout;
  /** Exercises whose host has been started and answers. */
  readonly #open = new WeakSet<Entry>();
  readonly #inTrouble = new Set<Entry>();
  readonly #known = Promise.withResolvers<void>();
  #closed = false;
  /** Whether any browser is connected to an exercise. */
  connected: (entry: Entry) => boolean = () => false;
  /** Told of everything that hosts publish. */
  onPublished: (entry: Entry, batch: readonly Published[]) => void = () => undefined;
  /** Told when a host has taken the place of one that failed: it knows of no watcher yet. */
  onRevived: (entry: Entry) => void = () => undefined;

  constructor(o: DirectoryOptions) {
    this.#o = o;
    this.#pool = new WorkerPool(o.engineModule, o.log);
    this.#sweep = setInterval(() => this.closeIdle(), 60_000);
    this.#sweep.unref();
  }

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

  listScenarios(): ReturnType<EngineModule['listScenarios']> {
    return this.#o.engine.listScenarios();
  }

  /** Loads the scenario that comes first, here and in a thread in reserve, before anybody waits. */
  async warm(): Promise<void> {
    try {
      const first = (await this.listScenarios())[0];
      if (first === undefined) return;
      this.#pool.warm(first.id);
      await this.scenario(first.id);
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
    for (const row of rows) {
      try {
        const scenario = await this.scenario(row.scenarioId);
        if (scenario.fingerprint === row.fingerprint) this.#enter(row, scenario);
        else this.#incompatible.set(row.id, row);
      } catch (e) {
        this.#o.log.warn({ err: e, exercise: row.id }, 'scenario of a stored exercise is gone');
        this.#incompatible.set(row.id, row);
      }
    }
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

  #enter(row: ExerciseRow, scenario: ScenarioEngine): Entry {
    const entry: Entry = {
      row,
      scenario,
      phase: row.phase,
      clock: standing(row, this.#o.nowMs()),
      occupants: [],
      endedMs: null,
      lonelyMs: null,
      failures: 0,
      host: null,
      replay: null,
    };
    this.#entries.set(row.id, entry);
    return entry;
  }

  list(): { entries: readonly Entry[]; incompatible: readonly ExerciseRow[] } {
    return { entries: [...this.#entries.values()], incompatible: [...this.#incompatible.values()] };
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

  #freshCode(): string {
    const used = new Set([...this.#entries.values()].map((e) => e.row.code));
    for (const row of this.#incompatible.values()) used.add(row.code);
    for (;;) {
      const code = randomCode();
      if (!used.has(code)) return code;
    }
  }

  async create(
    scenarioId: string,
    seed: string = randomSeed(),
  ): Promise<Result<Created, StoreFailure>> {
    return this.#found(scenarioId, seed, null, []);
  }

  /** A new exercise that begins with the log of another up to `tick`. */
  async branch(from: Entry, tick: number): Promise<Result<Created, StoreFailure>> {
    const log = await this.#o.store.store.loadLog(from.row.id, 0);
    const kept = log.filter(
      (r) => r.tick <= tick && !(r.kind === 'command' && r.stamped.command.type === 'end'),
    );
    // Numbers close up where a record was left out.
    const renumbered = kept.map((r, i) =>
      r.kind === 'command'
        ? { ...r, seq: i + 1, stamped: { ...r.stamped, seq: i + 1, clientSeq: null } }
        : { ...r, seq: i + 1 },
    );
    const parent = { id: from.row.id, tick };
    return this.#found(from.row.scenarioId, from.row.seed, parent, renumbered);
  }

  async #found(
    scenarioId: string,
    seed: string,
    parent: ExerciseMeta['parent'],
    log: Parameters<OpenStore['store']['createExercise']>[1],
  ): Promise<Result<Created, StoreFailure>> {
    const scenario = await this.scenario(scenarioId);
    const instructorKey = randomKey();
    const meta: ExerciseMeta = {
      id: randomId(),
      code: this.#freshCode(),
      scenarioId,
      seed,
      fingerprint: scenario.fingerprint,
      instructorKeyHash: hashKey(instructorKey),
      createdMs: this.#o.nowMs(),
      parent,
    };
    const phase = log.some((r) => r.kind === 'command' && r.stamped.command.type === 'start')
      ? 'running'
      : 'standby';
    const progress = { tick: parent?.tick ?? 0, phase } as const;
    const kept = await this.#o.store.store.createExercise(meta, log, progress);
    if (!kept.ok) return err(kept.error);
    const entry = this.#enter({ ...meta, ...progress, epoch: 0 }, scenario);
    await this.host(entry);
    return ok({ id: meta.id, code: meta.code, instructorKey });
  }

  #workerOptions(entry: Entry): WorkerOptions {
    const { store, intervals } = this.#o;
    const base = { pool: this.#pool, row: entry.row, store };
    return intervals === undefined ? base : { ...base, intervals };
  }

  /** The exercise's host, started when it is not running. */
  async host(entry: Entry): Promise<HostPort> {
    entry.host ??= this.#startHost(entry);
    return (await entry.host).port;
  }

  /** True while the exercise is not yet back in a thread of its own: what is asked of it waits. */
  recovering(entry: Entry): boolean {
    return entry.phase !== 'ended' && !this.#open.has(entry);
  }

  async #startHost(entry: Entry): Promise<Running<HostPort>> {
    const died = (e: Error): void => {
      this.#o.log.error({ err: e, exercise: entry.row.id }, 'the thread of an exercise has failed');
      this.#open.delete(entry);
      entry.host = null;
      if (!this.#closed) void this.#revive(entry);
    };
    try {
      const running = await startHost(
        this.#workerOptions(entry),
        (batch) => this.#heard(entry, batch),
        died,
      );
      const state = await running.port.state();
      Object.assign(entry, state);
      this.#open.add(entry);
      return running;
    } catch (e) {
      entry.host = null;
      throw e;
    }
  }

  /** The log is safe: tells those who watch that time stands, and starts a host again from it. */
  async #revive(entry: Entry): Promise<void> {
    const reason = entry.phase === 'running' ? 'recovered' : entry.clock.reason;
    const wallMs = this.#o.nowMs();
    const clock = { ...entry.clock, paused: true, jumpTo: null, reason, wallMs } as const;
    this.#heard(entry, [{ kind: 'clock', clock }]);
    if (++entry.failures > MAX_REVIVALS) return;
    try {
      await this.host(entry);
      this.#heard(entry, [{ kind: 'clock', clock: entry.clock }]);
      this.onRevived(entry);
    } catch (e) {
      this.#o.log.error(
        { err: e, exercise: entry.row.id },
        'an exercise could not be opened again',
      );
    }
  }

  /** One line for an outage, however many exercises it stops. */
  #troubled(entry: Entry, trouble: string): void {
    if (this.#inTrouble.size === 0)
      this.#o.log.error(
        { exercise: entry.row.id, trouble },
        'the store takes no writes: exercises pause and go on by themselves once it does; see to the disk',
      );
    this.#inTrouble.add(entry);
  }

  #heard(entry: Entry, batch: readonly Published[]): void {
    for (const p of batch) {
      if (p.kind === 'phase') entry.phase = p.phase;
      else if (p.kind === 'clock') entry.clock = p.clock;
      else if (p.kind === 'frame') entry.clock = p.frame.clock;
      else if (p.kind === 'occupants') entry.occupants = p.occupants;
      else if (p.kind === 'trouble') this.#troubled(entry, p.message);
      const told = p.kind === 'clock' || p.kind === 'frame';
      if (told && entry.clock.reason !== 'store') this.#inTrouble.delete(entry);
    }
    this.onPublished(entry, batch);
  }

  async replay(entry: Entry): Promise<ReplayPort> {
    entry.replay ??= { running: startReplay(this.#workerOptions(entry)), usedMs: 0 };
    entry.replay.usedMs = this.#o.nowMs();
    try {
      return (await entry.replay.running).port;
    } catch (e) {
      entry.replay = null;
      throw e;
    }
  }

  /** Ends threads that nobody needs; whoever comes starts them again from the log. A timer calls it. */
  closeIdle(): void {
    for (const entry of this.#entries.values()) {
      this.#closeEnded(entry);
      this.#closeLonely(entry);
      const { replay } = entry;
      if (replay === null || this.#o.nowMs() - replay.usedMs < REPLAY_IDLE_MS) continue;
      entry.replay = null;
      void replay.running.then((r) => r.end());
    }
  }

  #closeEnded(entry: Entry): void {
    const { host } = entry;
    if (entry.phase !== 'ended' || host === null) return;
    entry.endedMs ??= this.#o.nowMs();
    if (this.connected(entry) || this.#o.nowMs() - entry.endedMs < ENDED_IDLE_MS) return;
    this.#open.delete(entry);
    entry.host = null;
    void host.then((h) => h.end()).catch(() => undefined);
  }

  #closeLonely(entry: Entry): void {
    const { host } = entry;
    if (entry.phase !== 'standby' || host === null || this.connected(entry)) {
      entry.lonelyMs = null;
      return;
    }
    entry.lonelyMs ??= this.#o.nowMs();
    if (this.#o.nowMs() - entry.lonelyMs < STANDBY_IDLE_MS) return;
    this.#open.delete(entry);
    entry.host = null;
    void host.then((h) => h.end()).catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#sweep);
    await this.#pool.close();
    for (const entry of this.#entries.values()) {
      await entry.host?.then((h) => h.end()).catch(() => undefined);
      await entry.replay?.running.then((r) => r.end()).catch(() => undefined);
    }
  }
}

/** Clock of an exercise whose host does not run. */
const standing = (row: ExerciseRow, nowMs: number): ClockFrame => ({
  tick: row.tick,
  phase: row.phase,
  paused: true,
  speed: 1,
  heldSpeed: 1,
  wallMs: nowMs,
  jumpTo: null,
  reason: row.phase === 'running' ? 'recovered' : row.phase === 'standby' ? 'standby' : null,
  bySeat: null,
});
