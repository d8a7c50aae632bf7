import { refuse } from '../../engine/exercise/commands/command.ts';
import type { Actor, Command } from '../../engine/exercise/commands/command.ts';
import type { ViewId } from '../../engine/exercise/view.ts';
import type { Phase } from '../../engine/protocol/http.ts';
import type { Ack, ClockFrame, PaceMessage } from '../../engine/protocol/wire.ts';
import type { Store, StoreFailure } from '../store/store.ts';
import { Answers } from './answers.ts';
import type { CommandAck } from './answers.ts';
import type { EngineRun, ScenarioEngine } from './engine-port.ts';
import type { HostPort, Published } from './host-port.ts';
import { broken, Journal } from './journal.ts';
import { Mailbox } from './mailbox.ts';
import { Outage } from './outage.ts';
import { Outbox } from './outbox.ts';
import { Pace } from './pace.ts';
import type { Present } from './present.ts';
import { Projector } from './projector.ts';
import { Questions } from './questions.ts';
import { readBack } from './restore.ts';
import { simulateSlice } from './slice.ts';
import { SnapshotPlan } from './snapshot-plan.ts';
import type { SnapshotIntervals } from './snapshot-plan.ts';
import { Teller } from './teller.ts';

/** The reached tick is written this often, ms: what a kill may cost in simulated time. */
const MARK_MS = 1000;
/** Between two beats when nothing presses, ms. */
const BEAT_MS = 40;

export interface HostOptions {
  readonly exercise: { readonly id: string; readonly seed: string };
  readonly epoch: number;
  readonly engine: ScenarioEngine;
  readonly store: Store;
  readonly run: EngineRun;
  readonly lastSeq: number;
  readonly speed: number;
  readonly answers: Answers;
  /** Why it stands still when it opens under way. */
  readonly stands: 'recovered' | 'branched';
  readonly publish: (batch: readonly Published[]) => void;
  /** Wall clock, ms since 1970. */
  readonly nowMs: () => number;
  readonly intervals: SnapshotIntervals;
}

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
  readonly #now: Present;
  readonly #mailbox: Mailbox;
  readonly #questions: Questions;
  readonly #outage = new Outage();
  #phase: Phase;
  #occupants = '';
  #markMs = 0;
  #fault: string | null = null;
  #markTick: number;

  // What may be asked has a place of its own.
  readonly check: HostPort['check'] = (...a) => this.#questions.check(...a);
  readonly state: HostPort['state'] = () => this.#questions.state();
  readonly events: HostPort['events'] = (from) => this.#questions.events(from);
  readonly injects: HostPort['injects'] = () => this.#questions.injects();
  readonly score: HostPort['score'] = () => this.#questions.score();
  readonly overview: HostPort['overview'] = () => this.#questions.overview();
  readonly hash: HostPort['hash'] = () => this.#questions.hash();

  constructor(o: HostOptions) {
    this.#o = o;
    this.#phase = o.run.phase;
    this.#markTick = o.run.tick;
    this.#pace = new Pace(o.nowMs());
    this.#pace.setSpeed(o.speed);
    if (this.#phase === 'running') this.#pace.hold(o.stands);
    if (this.#phase === 'ended') this.#pace.hold(null);
    this.#projector = new Projector(o.run);
    this.#teller = new Teller(this.#projector, (...what) => this.#say(...what));
    this.#outbox = new Outbox(o.publish, o.lastSeq);
    this.#snapshots = new SnapshotPlan(o.intervals, o.lastSeq, o.run.tick, o.nowMs());
    this.#now = { run: o.run, answers: o.answers, journal: this.#newJournal(o.lastSeq) };
    this.#mailbox = new Mailbox(this.#now, {
      nowMs: o.nowMs,
      storeDown: () => this.#outage.lasts,
      onDecided: () => this.#followPhase(),
    });
    this.#questions = new Questions(this.#now, () => this.#clock());
  }

  /** How long the owner may rest before the next beat, ms: while work is left over, not at all. */
  get restMs(): number {
    if (this.#outage.lasts) return BEAT_MS;
    if (this.#pace.jumpTo !== null) return 0;
    if (!this.#projector.busy) return BEAT_MS;
    return this.#answersDue ? 1 : 0;
  }

  /** Orders are on their way to the disk. */
  get #answersDue(): boolean {
    return this.#now.journal.lastSeq !== this.#now.journal.durableSeq;
  }

  #newJournal(lastSeq: number): Journal {
    const { store, exercise, epoch } = this.#o;
    return new Journal({
      store,
      id: exercise.id,
      epoch,
      lastSeq,
      progress: () => ({ tick: this.#now.run.tick, phase: this.#now.run.phase }),
      onDurable: (seq) => this.#outbox.durable(seq),
      onFailure: (failure) => this.#storeFailed(failure),
    });
  }

  #clock(): ClockFrame {
    return this.#pace.frame(this.#now.run.tick, this.#now.run.phase, this.#o.nowMs());
  }

  #say(...what: Published[]): void {
    this.#outbox.put(this.#now.journal.lastSeq, what);
  }

  submit(
    actor: Actor,
    clientSeq: number | null,
    command: Command,
    ticket: number | null = null,
  ): Promise<CommandAck> {
    return this.#mailbox.submit(actor, clientSeq, command, ticket);
  }

  /** Starts the clock with the exercise, stops it with its end, and tells both. */
  #followPhase(): void {
    const phase = this.#now.run.phase;
    if (phase !== this.#phase) {
      this.#phase = phase;
      if (phase === 'running') this.#pace.run(this.#o.nowMs());
      if (phase === 'ended') this.#pace.hold(null);
      this.#say({ kind: 'phase', phase }, { kind: 'clock', clock: this.#clock() });
      this.#teller.hasten();
    }
    const occupants = this.#now.run.occupants();
    const text = JSON.stringify(occupants);
    if (text === this.#occupants) return;
    this.#occupants = text;
    this.#say({ kind: 'occupants', occupants });
  }

  async pace(m: PaceMessage): Promise<Ack<object>> {
    if (this.#outage.lasts) return { ok: false, rejection: refuse('storeUnavailable') };
    const running = this.#now.run.phase === 'running';
    if (!running && (m.type !== 'speed' || this.#now.run.phase === 'ended'))
      return { ok: false, rejection: refuse('notRunning') };
    const now = this.#o.nowMs();
    if (m.type === 'pause') this.#pace.hold('instructor');
    else if (m.type === 'resume') this.#pace.run(now);
    else if (m.type === 'speed') this.#pace.setSpeed(m.speed);
    else this.#pace.jump(this.#now.run.tick + m.ticks);
    return (await this.#logPace(m)) ? DONE : { ok: false, rejection: refuse('storeUnavailable') };
  }

  #logPace(
    change: PaceMessage | { type: 'held'; reason: 'recovered' | 'store' | 'gap' },
  ): Promise<boolean> {
    const wallMs = this.#o.nowMs();
    const { durable } = this.#now.journal.add({
      kind: 'pace',
      tick: this.#now.run.tick,
      wallMs,
      change,
    });
    this.#say({ kind: 'clock', clock: this.#clock() });
    return durable;
  }

  lastClientSeq(actor: Actor): Promise<number> {
    return Promise.resolve(this.#now.answers.highest(actor));
  }

  join(token: string, view: ViewId, lastFrame: number): Promise<void> {
    this.#say(this.#projector.join(token, view, lastFrame, this.#clock()));
    return Promise.resolve();
  }

  unwatch(view: ViewId): Promise<void> {
    this.#projector.unwatch(view);
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    if (this.#now.journal.clean) {
      await this.#now.journal.mark();
      await this.#snapshots.take(this.#now.run, this.#now.journal, this.#saveSnapshot);
    }
  }

  /** Simulates what is due, then tells what is new. Call it again after `restMs`. */
  beat(): void {
    if (this.#outage.lasts) return this.#outage.retry(this.#o.nowMs(), () => this.#rebuild());
    const { ticks, gap } = this.#pace.due(this.#o.nowMs(), this.#now.run.tick);
    if (gap) {
      this.#pace.hold('gap');
      void this.#logPace({ type: 'held', reason: 'gap' });
    }
    if (ticks > 0) {
      simulateSlice(this.#now.run, this.#pace, ticks, this.#o.nowMs);
      this.#followPhase();
      this.#followFault();
    }
    this.#teller.tell(this.#clock(), this.#answersDue);
    this.#mark();
    if (
      this.#now.journal.clean &&
      this.#snapshots.due(this.#now.run.tick, this.#now.journal, this.#o.nowMs())
    )
      void this.#snapshots.take(this.#now.run, this.#now.journal, this.#saveSnapshot);
  }

  /** A model that cannot go on holds the exercise, once; the state stays as it was. */
  #followFault(): void {
    const fault = this.#now.run.fault ?? null;
    if (fault === this.#fault) return;
    this.#fault = fault;
    if (fault === null || this.#phase !== 'running') return;
    this.#pace.hold('fault');
    this.#o.publish([{ kind: 'trouble', message: fault }]);
  }

  #mark(): void {
    const now = this.#o.nowMs();
    if (this.#now.run.tick === this.#markTick || now - this.#markMs < MARK_MS) return;
    this.#markMs = now;
    this.#markTick = this.#now.run.tick;
    void this.#now.journal.mark();
  }

  readonly #saveSnapshot: Parameters<SnapshotPlan['take']>[2] = async (snapshot) => {
    // Without a snapshot recovery takes longer, but loses nothing.
    const kept = await this.#o.store
      .saveSnapshot(this.#o.exercise.id, this.#o.epoch, snapshot)
      .catch(broken);
    if (!kept.ok) this.#o.publish([{ kind: 'trouble', message: kept.error.message }]);
  };

  #storeFailed(failure: StoreFailure): void {
    this.#outage.begin(failure, this.#o.nowMs());
    this.#pace.hold('store');
    // What was not yet told rests on commands that were never kept.
    this.#outbox.drop();
    this.#o.publish([
      { kind: 'trouble', message: failure.message },
      { kind: 'clock', clock: this.#clock() },
    ]);
  }

  /** Back to what the disk holds, once it takes writes again. */
  async #rebuild(): Promise<void> {
    // Time that has passed is kept: a snapshot of it may be on the disk already.
    const kept = await readBack(this.#o, this.#now.run.tick);
    if (kept === null) return;
    const { run, log, lastSeq } = kept;
    this.#now.run = run;
    this.#phase = run.phase;
    this.#now.answers = Answers.fromLog(log);
    this.#now.journal.conclude(lastSeq);
    this.#now.journal = this.#newJournal(lastSeq);
    this.#outbox.durable(lastSeq);
    this.#outage.end();
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
