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
 * A run that stands at the last sound snapshot up to `tick`, or at the beginning, and the last
 * record of the log that is in it. A snapshot that does not load is worth nothing.
 */
export async function standBefore(
  engine: ScenarioEngine,
  store: Pick<Store, 'snapshotAt'>,
  exercise: { readonly id: string; readonly seed: string },
  log: readonly LogRecord[],
  tick: number,
): Promise<{ readonly run: EngineRun; readonly seq: number }> {
  const snapshot = await soundSnapshot(store, exercise.id, log, tick);
  const run = snapshot === null ? null : fromSnapshot(engine, exercise.seed, snapshot);
  if (run === null || snapshot === null) return { run: engine.create(exercise.seed), seq: 0 };
  return { run, seq: snapshot.seq };
}

/** The exercise as it was at `tick`: the last snapshot before it, then the log. */
export async function restoreAt(
  engine: ScenarioEngine,
  store: Pick<Store, 'snapshotAt' | 'loadLog'>,
  exercise: { readonly id: string; readonly seed: string },
  tick: number,
): Promise<EngineRun> {
  const log = await store.loadLog(exercise.id, 0);
  const { run, seq } = await standBefore(engine, store, exercise, log, tick);
  replay(
    run,
    log.filter((r) => r.tick <= tick && r.seq > seq),
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
