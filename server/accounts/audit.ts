import type { AuditAct, AuditLine } from '../../engine/protocol/accounts.ts';
import type { Log } from '../log.ts';
import type { SideStore } from '../store/side-store.ts';

/** Owner of the audit's notes; no exercise has such an id. */
const OWNER = 'audit';
/** Lines that one answer holds. */
const LINES = 200;

type Body = Pick<AuditLine, 'who' | 'of' | 'detail'>;

/** Who did what, when. Written beside the deed: a full disk must not stop an exercise. */
export class Audit {
  readonly #store: Pick<SideStore, 'addNote' | 'loadNotes'>;
  readonly #log: Log;
  readonly #nowMs: () => number;

  constructor(store: Pick<SideStore, 'addNote' | 'loadNotes'>, log: Log, nowMs: () => number) {
    this.#store = store;
    this.#log = log;
    this.#nowMs = nowMs;
  }

  async note(who: string, what: AuditAct, of: string, detail = ''): Promise<void> {
    const body: Body = { who, of, detail };
    const kept = await this.#store.addNote(OWNER, { wallMs: this.#nowMs(), kind: what, body });
    if (!kept.ok) this.#log.error({ who, what, of }, 'a line of the audit could not be kept');
  }

  /** The newest first, from before a line on. */
  async read(before: number): Promise<readonly AuditLine[]> {
    const from = Math.max(0, (Number.isFinite(before) ? before : Number.MAX_SAFE_INTEGER) - 1);
    const all = await this.#store.loadNotes(OWNER, 0);
    return all
      .filter((n) => n.seq <= from)
      .slice(-LINES)
      .toReversed()
      .map(({ seq, wallMs, kind, body }) => ({
        seq,
        wallMs,
        what: kind as AuditAct,
        ...(body as Body),
      }));
  }
}
