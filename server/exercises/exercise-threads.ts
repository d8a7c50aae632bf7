import type { Log } from '../log.ts';
import type { OpenStore } from '../store/open-store.ts';
import type { Entry } from './entry.ts';
import type { HostPort, Published } from './host-port.ts';
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

export interface ThreadsOptions {
  readonly store: OpenStore;
  /** Address of the module with the scenarios, for the workers. */
  readonly engineModule: string;
  readonly log: Log;
  readonly nowMs: () => number;
  readonly intervals?: SnapshotIntervals;
}

/**
 * The threads in which exercises run and are looked back into: opened when somebody needs them,
 * started again when they fail, ended when nobody needs them any more.
 */
export class ExerciseThreads {
  readonly #o: ThreadsOptions;
  readonly #pool: WorkerPool;
  readonly #sweep: NodeJS.Timeout;
  /** Exercises that have or had a thread. */
  readonly #used = new Set<Entry>();
  /** Exercises whose host has been started and answers. */
  readonly #open = new WeakSet<Entry>();
  readonly #inTrouble = new Set<Entry>();
  #closed = false;
  /** Whether any browser is connected to an exercise. */
  connected: (entry: Entry) => boolean = () => false;
  /** Told of everything that hosts publish. */
  onPublished: (entry: Entry, batch: readonly Published[]) => void = () => undefined;
  /** Told when a host has taken the place of one that failed: it knows of no watcher yet. */
  onRevived: (entry: Entry) => void = () => undefined;

  constructor(o: ThreadsOptions) {
    this.#o = o;
    this.#pool = new WorkerPool(o.engineModule, o.log);
    this.#sweep = setInterval(() => this.closeIdle(), 60_000);
    this.#sweep.unref();
  }

  /** Loads a scenario in a thread in reserve, before anybody waits for it. */
  warm(scenarioId: string): void {
    this.#pool.warm(scenarioId);
  }

  /** Lets a thread in reserve for a scenario go. */
  cool(scenarioId: string): void {
    this.#pool.cool(scenarioId);
  }

  #workerOptions(entry: Entry): WorkerOptions {
    const { store, intervals } = this.#o;
    const base = { pool: this.#pool, row: entry.row, store };
    return intervals === undefined ? base : { ...base, intervals };
  }

  /** The exercise's host, started when it is not running. */
  async host(entry: Entry): Promise<HostPort> {
    this.#used.add(entry);
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
      Object.assign(entry, await running.port.state());
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
      const exercise = entry.row.id;
      this.#o.log.error({ err: e, exercise }, 'an exercise could not be opened again');
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
    this.#used.add(entry);
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
    const nowMs = this.#o.nowMs();
    for (const entry of this.#used) {
      if (this.#idle(entry, nowMs)) this.#endHost(entry);
      const { replay } = entry;
      if (replay !== null && nowMs - replay.usedMs >= REPLAY_IDLE_MS) {
        entry.replay = null;
        void replay.running.then((r) => r.end());
      }
    }
  }

  /** Over, or not begun, and nobody there for long. One that runs is never idle. */
  #idle(entry: Entry, nowMs: number): boolean {
    if (entry.phase === 'ended') entry.endedMs ??= nowMs;
    if (entry.phase !== 'standby' || entry.host === null || this.connected(entry))
      entry.lonelyMs = null;
    else entry.lonelyMs ??= nowMs;
    if (entry.host === null || this.connected(entry)) return false;
    if (entry.endedMs !== null) return nowMs - entry.endedMs >= ENDED_IDLE_MS;
    return entry.lonelyMs !== null && nowMs - entry.lonelyMs >= STANDBY_IDLE_MS;
  }

  #endHost(entry: Entry): void {
    const { host } = entry;
    this.#open.delete(entry);
    entry.host = null;
    void host?.then((h) => h.end()).catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#sweep);
    await this.#pool.close();
    for (const entry of this.#used) {
      await entry.host?.then((h) => h.end()).catch(() => undefined);
      await entry.replay?.running.then((r) => r.end()).catch(() => undefined);
    }
  }
}
