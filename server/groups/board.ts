import type { BoardAnswer, GroupBoard, SetGroup } from '../../engine/protocol/groups.ts';
import type { Directory } from '../exercises/directory.ts';
import type { Entry } from '../exercises/entry.ts';
import type { Overview } from '../exercises/host-port.ts';
import type { Seating } from '../exercises/seating.ts';
import type { SetRow } from '../store/side-store.ts';
import type { Store } from '../store/store.ts';
import type { Baselines } from './baselines.ts';
import { standings, totalOf } from './ranking.ts';
import type { Sets } from './sets.ts';

export interface BoardOptions {
  readonly sets: Sets;
  readonly directory: Directory;
  readonly seating: Seating;
  readonly baselines: Baselines;
  readonly store: Pick<Store, 'loadLog'>;
  readonly nowMs: () => number;
}

const NOTHING = { burnedHa: null, seats: [], score: [] };

/** All groups of a set at a glance, for the one who conducts them. */
export class Boards {
  readonly #o: BoardOptions;
  readonly #started = new Map<string, number>();

  constructor(o: BoardOptions) {
    this.#o = o;
  }

  async of(set: SetRow, joinBase: string): Promise<BoardAnswer> {
    const { sets, nowMs } = this.#o;
    const groups = await Promise.all(sets.groups(set).map((g) => this.#group(g.group, g.entry)));
    const { mode, blind, assign, draw } = set.plan;
    const first = sets.groups(set)[0]?.entry.scenario;
    const compared = mode === 'competition' && first !== undefined;
    const baseline = compared ? this.#o.baselines.of(first) : null;
    return {
      id: set.id,
      code: set.code,
      joinUrl: `${joinBase}/join#${set.code}`,
      plan: { mode, blind, assign, draw },
      scenarioId: set.scenarioId,
      scenarioName: first?.card.name ?? { zh: set.scenarioId, en: set.scenarioId },
      seed: set.seed,
      nowMs: nowMs(),
      groups,
      ranking: standings(groups, baseline?.scores ?? []),
      baseline: baseline?.state ?? null,
    };
  }

  async #group(group: SetGroup, entry: Entry): Promise<GroupBoard> {
    const { directory, seating } = this.#o;
    const recovering = directory.threads.recovering(entry);
    const seen = recovering ? { ...NOTHING, clock: entry.clock } : await this.#overview(entry);
    const startedMs = await this.#startedMs(entry);
    const total = totalOf(seen.score, entry.scenario.scoring);
    const count = (status: string): number => seen.score.filter((l) => l.status === status).length;
    return {
      ...group,
      code: entry.row.code,
      phase: entry.phase,
      // Nobody may be looking at this group: its last frame would be old.
      clock: seen.clock,
      recovering,
      seats: seating.lobby(entry, true).seats.map((s) => ({
        ...s,
        open: seen.seats.find((x) => x.id === s.id)?.open ?? 0,
        inHand: seen.seats.find((x) => x.id === s.id)?.inHand ?? 0,
        afterStartS: afterStart(seating.joinedMs(entry, s.id), startedMs),
      })),
      burnedHa: seen.burnedHa,
      scorePct: total.pct,
      decidedWeight: total.decided,
      allWeight: total.all,
      met: count('met'),
      notMet: count('notMet'),
    };
  }

  async #overview(entry: Entry): Promise<Overview> {
    if (entry.host !== null) return (await this.#o.directory.host(entry)).overview();
    // It has ended and left memory: its score can be had again from the log.
    const replay = await this.#o.directory.replay(entry);
    const { clock } = entry;
    return { ...NOTHING, clock, score: await replay.score(clock.tick) };
  }

  /** Wall time of the start, ms since 1970; it stands in the log. */
  async #startedMs(entry: Entry): Promise<number | null> {
    const known = this.#started.get(entry.row.id);
    if (known !== undefined || entry.phase === 'standby') return known ?? null;
    const log = await this.#o.store.loadLog(entry.row.id, 0);
    const start = log.find((r) => r.kind === 'command' && r.stamped.command.type === 'start');
    if (start !== undefined) this.#started.set(entry.row.id, start.wallMs);
    return start?.wallMs ?? null;
  }
}

/** Wall seconds from the start to the login; null for a login before it. */
function afterStart(joinedMs: number | null, startedMs: number | null): number | null {
  if (joinedMs === null || startedMs === null || joinedMs < startedMs) return null;
  return Math.round((joinedMs - startedMs) / 1000);
}
