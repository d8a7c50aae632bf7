import type { LogRecord } from '../../engine/protocol/http.ts';
import type { Store } from '../store/store.ts';
import type { EngineRun, ScenarioEngine } from './engine-port.ts';

/** Applies logged commands in their order, each at its tick. */
export function replay(run: EngineRun, records: readonly LogRecord[]): void {
  for (const r of records) {
    if (r.kind !== 'command') continue;
    run.advance(r.tick);
    if (run.tick !== r.tick)
      throw new Error(`log record ${r.seq} is of tick ${r.tick}, the run stands at ${run.tick}`);
    run.submit(r.stamped.actor, r.stamped.command);
  }
}

/**
 * The exercise as it was at `tick`: the last snapshot before it, then the log. A snapshot that
 * does not load is worth nothing; the log alone is enough.
 */
export async function restoreAt(
  engine: ScenarioEngine,
  store: Pick<Store, 'snapshotAt' | 'loadLog'>,
  exercise: { readonly id: string; readonly seed: string },
  tick: number,
): Promise<EngineRun> {
  const log = await store.loadLog(exercise.id, 0);
  const snapshot = await store.snapshotAt(exercise.id, tick);
  const due = log.filter((r) => r.tick <= tick);
  let run: EngineRun | null = null;
  if (snapshot !== null) run = fromSnapshot(engine, exercise.seed, snapshot);
  const from = run === null || snapshot === null ? 0 : snapshot.seq;
  run ??= engine.create(exercise.seed);
  replay(
    run,
    due.filter((r) => r.seq > from),
  );
  run.advance(tick);
  return run;
}

function fromSnapshot(
  engine: ScenarioEngine,
  seed: string,
  snapshot: { readonly bytes: Uint8Array; readonly hash: string },
): EngineRun | null {
  try {
    const run = engine.load(seed, snapshot.bytes);
    return run.hash() === snapshot.hash ? run : null;
  } catch {
    return null;
  }
}
