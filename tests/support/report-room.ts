import type { Actor, Command } from '../../engine/exercise/commands/command.ts';
import type { Scenario } from '../../engine/exercise/scenario.ts';
import type { LogRecord } from '../../engine/protocol/http.ts';
import type { Region } from '../../engine/region/region.ts';
import { Evaluations } from '../../server/evaluations/evaluations.ts';
import type { Directory } from '../../server/exercises/directory.ts';
import { entryOf } from '../../server/exercises/entry.ts';
import type { Entry } from '../../server/exercises/entry.ts';
import type { ScenarioEngine } from '../../server/exercises/engine-port.ts';
import { Replayer } from '../../server/exercises/replayer.ts';
import { replay } from '../../server/exercises/restore.ts';
import { engineOf } from '../../server/exercises/world-engine.ts';
import { MemoryStore } from '../../server/store/memory.ts';

export interface Given {
  readonly tick: number;
  readonly actor: Actor;
  readonly command: Command;
}

export const asLog = (given: readonly Given[]): readonly LogRecord[] =>
  given.map(({ tick, actor, command }, i) => ({
    kind: 'command',
    seq: i + 1,
    tick,
    wallMs: 0,
    stamped: { seq: i + 1, tick, actor, clientSeq: null, command },
    accepted: true,
  }));

/** A recorded exercise as the parts of the server find it that make reports, without threads. */
export interface ReportRoom {
  readonly store: MemoryStore;
  readonly directory: Directory;
  readonly evaluations: Evaluations;
  readonly entry: Entry;
  readonly replayer: Replayer;
}

/**
 * The log must begin with a start and end with an end; its last tick is that of the exercise.
 * `snapshotTicks`: how far apart the store has snapshots, as a running server leaves them; 0 none.
 */
export async function reportRoom(
  scenario: Scenario,
  region: Region,
  seed: string,
  log: readonly LogRecord[],
  snapshotTicks = 0,
): Promise<ReportRoom> {
  const store = new MemoryStore();
  const tick = log.at(-1)!.tick;
  const meta = {
    id: `x-${seed}`,
    code: `c-${seed}`,
    scenarioId: scenario.id,
    seed,
    fingerprint: 'f',
    instructorKeyHash: 'h',
    createdMs: 0,
    parent: null,
  };
  const progress = { tick, phase: 'ended' } as const;
  await store.createExercise(meta, log, progress);
  const engine = engineOf(scenario, region);
  if (snapshotTicks > 0) await saveSnapshots(engine, store, meta, log, snapshotTicks);
  const replayer = new Replayer(engine, store, meta);
  const directory = { replay: () => Promise.resolve(replayer) } as unknown as Directory;
  const entry = entryOf({ ...meta, ...progress, epoch: 0 }, engine, 0);
  return { store, directory, evaluations: new Evaluations(store, () => 0), entry, replayer };
}

async function saveSnapshots(
  engine: ScenarioEngine,
  store: MemoryStore,
  meta: { readonly id: string; readonly seed: string },
  log: readonly LogRecord[],
  every: number,
): Promise<void> {
  const epoch = await store.claim(meta.id);
  const run = engine.create(meta.seed);
  const end = log.at(-1)!.tick;
  let seq = 0;
  for (let tick = 0; tick <= end; tick = tick < end ? Math.min(end, tick + every) : end + 1) {
    const due = log.filter((r) => r.seq > seq && r.tick <= tick);
    replay(run, due);
    run.advance(tick);
    seq = due.at(-1)?.seq ?? seq;
    await store.saveSnapshot(meta.id, epoch, { seq, tick, hash: run.hash(), bytes: run.save() });
  }
}
