import type { LogRecord } from '../../engine/protocol/http.ts';
import type { Snapshot, Store } from '../store/store.ts';
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
 * Where an exercise goes on: the furthest tick that the disk knows of. Never before a snapshot, for
 * an order given before it afterwards would make the snapshot the state of another history.
 */
export async function lastKnownTick(
  store: Pick<Store, 'snapshotAt'>,
  exercise: { readonly id: string; readonly tick: number },
  log: readonly LogRecord[],
): Promise<number> {
  const newest = await store.snapshotAt(exercise.id, Number.MAX_SAFE_INTEGER);
  return Math.max(exercise.tick, log.at(-1)?.tick ?? 0, newest?.tick ?? 0);
}

/** The last snapshot up to `tick` that no later record of the log contradicts. */
async function soundSnapshot(
  store: Pick<Store, 'snapshotAt'>,
  id: string,
  log: readonly LogRecord[],
  tick: number,
): Promise<Snapshot | null> {
  for (let upTo = tick; ;) {
    const found = await store.snapshotAt(id, upTo);
    if (found === null) return null;
    if (!log.some((r) => r.seq > found.seq && r.tick < found.tick)) return found;
    upTo = found.tick - 1;
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
  const snapshot = await soundSnapshot(store, exercise.id, log, tick);
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

/** What the disk holds of an exercise at `tick`, once it takes writes again; null while it does not. */
export async function readBack(
  o: {
    readonly engine: ScenarioEngine;
    readonly store: Pick<Store, 'snapshotAt' | 'loadLog' | 'progress'>;
    readonly exercise: { readonly id: string; readonly seed: string };
    readonly epoch: number;
  },
  tick: number,
): Promise<{ run: EngineRun; log: readonly LogRecord[]; lastSeq: number } | null> {
  const { engine, store, exercise, epoch } = o;
  const log = await store.loadLog(exercise.id, 0);
  const run = await restoreAt(engine, store, exercise, tick);
  const works = await store.progress(exercise.id, epoch, { tick: run.tick, phase: run.phase });
  return works.ok ? { run, log, lastSeq: log.at(-1)?.seq ?? 0 } : null;
}
