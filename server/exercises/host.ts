import { refuse } from '../../engine/exercise/commands/command.ts';
import type { Actor, Command } from '../../engine/exercise/commands/command.ts';
import type { ViewId } from '../../engine/exercise/view.ts';
import type { Phase } from '../../engine/protocol/http.ts';
import type { Ack, ClockFrame, PaceMessage } from '../../engine/protocol/wire.ts';
import { StatusError } from '../rpc.ts';
import type { Store, StoreFailure } from '../store/store.ts';
import { Answers } from './answers.ts';
import type { CommandAck } from './answers.ts';
import type { EngineRun, ScenarioEngine } from './engine-port.ts';
import type { HostPort, HostState, Published } from './host-port.ts';
import { broken, Journal } from './journal.ts';
import { Outbox } from './outbox.ts';
import { Pace } from './pace.ts';
import { Projector } from './projector.ts';
import { restoreAt } from './restore.ts';
import { SnapshotPlan } from './snapshot-plan.ts';
import type { SnapshotIntervals } from './snapshot-plan.ts';
import { Teller } from './teller.ts';

/** The reached tick is written this often, ms: what a kill may cost in simulated time. */
const MARK_MS = 1000;
/** Between two beats when nothing presses, ms. */
const BEAT_MS = 40;
/** A beat simulates for so long at most before it looks into the mailbox again, ms. */
const SLICE_MS = 8;
/** A store that failed is tried again after this long at first, then after twice as long, ms. */
const RETRY_MS = 1000;
/** But never less often than this, ms. */
const RETRY_MAX_MS = 60_000;

export interface HostOptions {
  readonly exercise: { readonly id: string; readonly seed: string };
  readonly epoch: number;
  readonly engine: ScenarioEngine;
  readonly store: Store;
  readonly run: EngineRun;
  readonly lastSeq: number;
  readonly speed: number;
  readonly answers: Answers;
  readonly publish: (batch: readonly Published[]) => void;
  /** Wall clock, ms since 1970. */
  readonly nowMs: () => number;
  readonly intervals: SnapshotIntervals;
}

const unavailable = (): CommandAck => ({ ok: false, rejection: refuse('storeUnavailable') });
const DONE: Ack<object> = { ok: true };

/**
 * One exercise: its mailbox, its pace, its log. Commands are decided as they come, between steps,
 * and acknowledged once they are on the disk; nobody sees an effect of one before that. The owner
 * calls `beat` again after `restMs`; nothing here has a timer of its own.
 */
export class ExerciseHost implements HostPort {
  readonly #o: HostOptions;
  readonly #pace: Pace;
  readonly #projector: Projector;
  readonly #teller: Teller;
  readonly #outbox: Outbox;
  readonly #snapshots: SnapshotPlan;
  #run: EngineRun;
  #journal: Journal;
  #trouble: StoreFailure | null = null;
  #rebuilding = false;
  #answers: Answers;
  #phase: Phase;
  #occupants = '';
  #markMs = 0;
  #markTick: number;
  /** Wall time of the next attempt, and how long the wait for it is, ms. */
  #retryAtMs = 0;
  #retryWaitMs = RETRY_MS;

  constructor(o: HostOptions) {
    this.#o = o;
    this.#answers = o.answers;
    this.#run = o.run;
    this.#phase = o.run.phase;
    this.#markTick = o.run.tick;
    this.#pace = new Pace(o.nowMs());
    this.#pace.setSpeed(o.speed);
    if (this.#phase === 'running') this.#pace.hold('recovered');
    if (this.#phase === 'ended') this.#pace.hold(null);
    this.#projector = new Projector(o.run);
    this.#teller = new Teller(this.#projector, (...what) => this.#say(...what));
    this.#outbox = new Outbox(o.publish, o.lastSeq);
    this.#snapshots = new SnapshotPlan(o.intervals, o.lastSeq, o.run.tick, o.nowMs());
    this.#journal = this.#newJournal(o.lastSeq);
  }

  /** How long the owner may rest before the next beat, ms: while work is left over, not at all. */
  get restMs(): number {
    if (this.#pace.jumpTo !== null) return 0;
    if (!this.#projector.busy) return BEAT_MS;
    return this.#answersDue ? 1 : 0;
  }

  /** Orders are on their way to the disk. */
  get #answersDue(): boolean {
    return this.#journal.lastSeq !== this.#journal.durableSeq;
  }

  #newJournal(lastSeq: number): Journal {
    const { store, exercise, epoch } = this.#o;
    return new Journal({
      store,
      id: exercise.id,
      epoch,
      lastSeq,
      progress: () => ({ tick: this.#run.tick, phase: this.#run.phase }),
      onDurable: (seq) => this.#outbox.durable(seq),
      onFailure: (failure) => this.#storeFailed(failure),
    });
  }

  #clock(): ClockFrame {
    return this.#pace.frame(this.#run.tick, this.#run.phase, this.#o.nowMs());
  }

  #say(...what: Published[]): void {
    this.#outbox.put(this.#journal.lastSeq, what);
  }

  submit(actor: Actor, clientSeq: number | null, sent: Command): Promise<CommandAck> {
    // What is decided is exactly what the log will hold: JSON has no −0 and no undefined.
    const command = JSON.parse(JSON.stringify(sent)) as Command;
    // An order whose answer is not known yet gets that one when it is sent again.
    const known = clientSeq === null ? null : this.#answers.find(actor, clientSeq, command);
    if (known !== null) return known;
    if (this.#trouble !== null) return Promise.resolve(unavailable());
    if (clientSeq === null) return this.#decide(actor, null, command);
    const answer = this.#decide(actor, clientSeq, command);
    this.#answers.keep(actor, clientSeq, command, answer);
    void answer.then((a) => {
      if (!a.ok && a.rejection.code === 'storeUnavailable') this.#answers.forget(actor, clientSeq);
    });
    return answer;
  }

  async #decide(actor: Actor, clientSeq: number | null, command: Command): Promise<CommandAck> {
    const { rejection, events } = this.#run.submit(actor, command);
    const refusal = rejection === null ? null : ({ ok: false, rejection } as const);
    // A refusal that left no trace in the world needs none in the log.
    if (refusal !== null && events.length === 0) return refusal;
    const tick = this.#run.tick;
    const seq = this.#journal.lastSeq + 1;
    const stamped = { seq, tick, actor, clientSeq, command };
    const wallMs = this.#o.nowMs();
    const { durable } = this.#journal.add({
      kind: 'command',
      tick,
      wallMs,
      stamped,
      accepted: refusal === null,
    });
    this.#followPhase();
    if (!(await durable)) return unavailable();
    return refusal ?? { ok: true, seq, tick };
  }

  /** Starts the clock with the exercise, stops it with its end, and tells both. */
  #followPhase(): void {
    const phase = this.#run.phase;
    if (phase !== this.#phase) {
      this.#phase = phase;
      if (phase === 'running') this.#pace.run(this.#o.nowMs());
      if (phase === 'ended') this.#pace.hold(null);
      this.#say({ kind: 'phase', phase }, { kind: 'clock', clock: this.#clock() });
      this.#teller.hasten();
    }
    const occupants = this.#run.occupants();
    const text = JSON.stringify(occupants);
    if (text === this.#occupants) return;
    this.#occupants = text;
    this.#say({ kind: 'occupants', occupants });
  }

  /** Hands out what was read of the world once the commands it rests on are on the disk. */
  async #kept<T>(read: T): Promise<T> {
    if (await this.#journal.settled()) return read;
    throw new StatusError(503, 'the store does not take writes');
  }

  async check(actor: Actor, sent: Command): ReturnType<HostPort['check']> {
    const command = JSON.parse(JSON.stringify(sent)) as Command;
    const result = this.#run.check(actor, command);
    if (!(await this.#journal.settled()))
      return { ok: false, rejection: refuse('storeUnavailable') };
    return result.ok ? { ok: true, preview: result.value } : { ok: false, rejection: result.error };
  }

  async pace(m: PaceMessage): Promise<Ack<object>> {
    if (this.#trouble !== null) return { ok: false, rejection: refuse('storeUnavailable') };
    const running = this.#run.phase === 'running';
    if (!running && (m.type !== 'speed' || this.#run.phase === 'ended'))
      return { ok: false, rejection: refuse('notRunning') };
    const now = this.#o.nowMs();
    if (m.type === 'pause') this.#pace.hold('instructor');
    else if (m.type === 'resume') this.#pace.run(now);
    else if (m.type === 'speed') this.#pace.setSpeed(m.speed);
    else this.#pace.jump(this.#run.tick + m.ticks);
    return (await this.#logPace(m)) ? DONE : { ok: false, rejection: refuse('storeUnavailable') };
  }

  #logPace(
    change: PaceMessage | { type: 'held'; reason: 'recovered' | 'store' | 'gap' },
  ): Promise<boolean> {
    const wallMs = this.#o.nowMs();
    const { durable } = this.#journal.add({ kind: 'pace', tick: this.#run.tick, wallMs, change });
    this.#say({ kind: 'clock', clock: this.#clock() });
    return durable;
  }

  lastClientSeq(actor: Actor): Promise<number> {
    return Promise.resolve(this.#answers.highest(actor));
  }

  join(token: string, view: ViewId, lastFrame: number): Promise<void> {
    const clock = this.#clock();
    const whole = lastFrame === 0;
    const frames = whole
      ? [this.#projector.key(view, clock)]
      : this.#projector.since(view, lastFrame, clock);
    const fresh = whole || frames[0]?.kind === 'key';
    this.#say({
      kind: 'joined',
      token,
      view,
      setup: whole ? this.#run.setup(view) : null,
      frames,
      layers: fresh ? this.#projector.layersOf(view) : [],
    });
    return Promise.resolve();
  }

  unwatch(view: ViewId): Promise<void> {
    this.#projector.unwatch(view);
    return Promise.resolve();
  }

  state(): Promise<HostState> {
    const { phase } = this.#run;
    return this.#kept({ phase, clock: this.#clock(), occupants: this.#run.occupants() });
  }

  events(from: number): ReturnType<HostPort['events']> {
    return this.#kept(this.#run.events().slice(from));
  }

  score(): ReturnType<HostPort['score']> {
    return this.#kept(this.#run.score());
  }

  hash(): ReturnType<HostPort['hash']> {
    return this.#kept({ tick: this.#run.tick, hash: this.#run.hash() });
  }

  async stop(): Promise<void> {
    if (this.#journal.clean) {
      await this.#journal.mark();
      await this.#snapshots.take(this.#run, this.#journal, this.#saveSnapshot);
    }
  }

  /** Simulates what is due, then tells what is new. Call it again after `restMs`. */
  beat(): void {
    if (this.#trouble !== null) return this.#retry();
    const { ticks, gap } = this.#pace.due(this.#o.nowMs(), this.#run.tick);
    if (gap) {
      this.#pace.hold('gap');
      void this.#logPace({ type: 'held', reason: 'gap' });
    }
    if (ticks > 0) this.#simulate(ticks);
    this.#teller.tell(this.#clock(), this.#answersDue);
    this.#mark();
    if (this.#journal.clean && this.#snapshots.due(this.#run.tick, this.#journal, this.#o.nowMs()))
      void this.#snapshots.take(this.#run, this.#journal, this.#saveSnapshot);
  }

  #simulate(ticks: number): void {
    const begin = this.#o.nowMs();
    const from = this.#run.tick;
    let now = begin;
    let left = ticks;
    do {
      const cost = this.#pace.tickMs;
      const chunk = cost === 0 ? 60 : Math.max(1, Math.floor(SLICE_MS / 2 / cost));
      this.#run.advance(this.#run.tick + Math.min(left, chunk));
      left = ticks - (this.#run.tick - from);
      now = this.#o.nowMs();
    } while (left > 0 && now - begin < SLICE_MS && this.#run.phase === 'running');
    this.#pace.worked(this.#run.tick - from, now - begin, now);
    this.#followPhase();
  }

  #mark(): void {
    const now = this.#o.nowMs();
    if (this.#run.tick === this.#markTick || now - this.#markMs < MARK_MS) return;
    this.#markMs = now;
    this.#markTick = this.#run.tick;
    void this.#journal.mark();
  }

  readonly #saveSnapshot: Parameters<SnapshotPlan['take']>[2] = async (snapshot) => {
    // Without a snapshot recovery takes longer, but loses nothing.
    const kept = await this.#o.store
      .saveSnapshot(this.#o.exercise.id, this.#o.epoch, snapshot)
      .catch(broken);
    if (!kept.ok) this.#o.publish([{ kind: 'trouble', message: kept.error.message }]);
  };

  #storeFailed(failure: StoreFailure): void {
    this.#trouble = failure;
    this.#retryWaitMs = RETRY_MS;
    this.#retryAtMs = this.#o.nowMs() + RETRY_MS;
    this.#pace.hold('store');
    // What was not yet told rests on commands that were never kept.
    this.#outbox.drop();
    this.#o.publish([
      { kind: 'trouble', message: failure.message },
      { kind: 'clock', clock: this.#clock() },
    ]);
  }

  #retry(): void {
    const now = this.#o.nowMs();
    if (this.#rebuilding || this.#trouble?.kind === 'stale' || now < this.#retryAtMs) return;
    this.#retryWaitMs = Math.min(RETRY_MAX_MS, this.#retryWaitMs * 2);
    this.#retryAtMs = now + this.#retryWaitMs;
    this.#rebuilding = true;
    // That the store is in trouble has been told; that it still is, is no news.
    this.#rebuild()
      .catch(() => undefined)
      .finally(() => (this.#rebuilding = false));
  }

  /** Back to what the disk holds, once it takes writes again. */
  async #rebuild(): Promise<void> {
    const { store, exercise, epoch, engine } = this.#o;
    const log = await store.loadLog(exercise.id, 0);
    const lastSeq = log.at(-1)?.seq ?? 0;
    // Time that has passed is kept: a snapshot of it may be on the disk already.
    const run = await restoreAt(engine, store, exercise, this.#run.tick);
    const works = await store.progress(exercise.id, epoch, { tick: run.tick, phase: run.phase });
    if (!works.ok) return;
    this.#run = run;
    this.#phase = run.phase;
    this.#answers = Answers.fromLog(log);
    this.#journal.conclude(lastSeq);
    this.#journal = this.#newJournal(lastSeq);
    this.#outbox.durable(lastSeq);
    this.#trouble = null;
    this.#pace.hold(
      run.phase === 'running' ? 'recovered' : run.phase === 'standby' ? 'standby' : null,
    );
    void this.#logPace({ type: 'held', reason: 'store' });
    this.#say({ kind: 'phase', phase: run.phase });
    this.#occupants = '';
    this.#followPhase();
    const frames = this.#projector.replace(run, this.#clock());
    this.#say(...frames.map((f): Published => ({ kind: 'frame', ...f })));
  }
}
