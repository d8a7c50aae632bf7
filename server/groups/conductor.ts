import type { ActAnswer, SetAct } from '../../engine/protocol/groups.ts';
import type { Directory } from '../exercises/directory.ts';
import type { Entry } from '../exercises/entry.ts';
import type { Log } from '../log.ts';
import type { SetRow } from '../store/side-store.ts';
import type { Store } from '../store/store.ts';
import type { Sets } from './sets.ts';

/** Longest wait that a timer takes, ms. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export interface ConductorOptions {
  readonly sets: Sets;
  readonly directory: Directory;
  readonly store: Pick<Store, 'addNote'>;
  readonly log: Log;
  readonly nowMs: () => number;
}

/** The hand on the clocks of all groups of a set, and the hidden start of a double-blind one. */
export class Conductor {
  readonly #o: ConductorOptions;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #closed = false;

  constructor(o: ConductorOptions) {
    this.#o = o;
  }

  /** The same to one group or to all, at once; each answers for itself. */
  async act(set: SetRow, { groups, act }: SetAct): Promise<ActAnswer> {
    const chosen = this.#o.sets
      .groups(set)
      .filter((g) => groups === undefined || groups.includes(g.group.number));
    const results = await Promise.all(
      chosen.map(async ({ group, entry }) => ({
        number: group.number,
        refused: await this.#one(entry, act),
      })),
    );
    const body = { act, results };
    await this.#o.store.addNote(set.id, { wallMs: this.#o.nowMs(), kind: 'act', body });
    return { results };
  }

  /** Null, or the code of the refusal. */
  async #one(entry: Entry, act: SetAct['act']): Promise<string | null> {
    const host = await this.#o.directory.host(entry);
    const ack =
      act.type === 'start' || act.type === 'end'
        ? await host.submit({ kind: 'instructor' }, null, act)
        : await host.pace(act);
    return ack.ok ? null : ack.rejection.code;
  }

  /** Waits for the moment that was drawn. One that passed while the server was down is now. */
  schedule(set: SetRow): void {
    const startMs = set.plan.draw?.startMs ?? null;
    const waiting = this.#o.sets.groups(set).some((g) => g.entry.phase === 'standby');
    if (startMs === null || !waiting || this.#closed) return;
    const waitMs = Math.min(MAX_TIMER_MS, Math.max(0, startMs - this.#o.nowMs()));
    clearTimeout(this.#timers.get(set.id));
    const timer = setTimeout(() => this.#due(set, startMs), waitMs);
    timer.unref();
    this.#timers.set(set.id, timer);
  }

  #due(set: SetRow, startMs: number): void {
    if (this.#o.nowMs() < startMs) return this.schedule(set);
    this.#timers.delete(set.id);
    const groups = this.#o.sets
      .groups(set)
      .filter((g) => g.entry.phase === 'standby')
      .map((g) => g.group.number);
    if (groups.length === 0) return;
    this.act(set, { groups, act: { type: 'start' } }).catch((e: unknown) =>
      this.#o.log.error({ err: e, set: set.id }, 'a drawn start could not be made'),
    );
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }
}
