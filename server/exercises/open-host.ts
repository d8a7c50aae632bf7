import type { LogRecord } from '../../engine/protocol/http.ts';
import type { ExerciseRow, Store } from '../store/store.ts';
import { Answers } from './answers.ts';
import type { ScenarioEngine } from './engine-port.ts';
import { ExerciseHost } from './host.ts';
import type { Published } from './host-port.ts';
import { lastKnownTick, restoreAt } from './restore.ts';
import { SNAPSHOT_INTERVALS } from './snapshot-plan.ts';
import type { SnapshotIntervals } from './snapshot-plan.ts';

export interface OpenHostOptions {
  readonly row: ExerciseRow;
  readonly engine: ScenarioEngine;
  readonly store: Store;
  readonly publish: (batch: readonly Published[]) => void;
  readonly nowMs: () => number;
  readonly intervals?: SnapshotIntervals;
}

function lastSpeed(log: readonly LogRecord[]): number {
  let speed = 1;
  for (const r of log) if (r.kind === 'pace' && r.change.type === 'speed') speed = r.change.speed;
  return speed;
}

/**
 * Takes an exercise over from whoever had it and brings it to where its log ends, paused. Throws
 * when engine or scenario are not the ones the log was written under: it would play differently.
 */
export async function openHost(o: OpenHostOptions): Promise<ExerciseHost> {
  const { row, engine, store } = o;
  if (row.fingerprint !== engine.fingerprint)
    throw new Error(
      `exercise ${row.id} was recorded under ${row.fingerprint}, this is ${engine.fingerprint}`,
    );
  const epoch = await store.claim(row.id);
  const log = await store.loadLog(row.id, 0);
  const tick = await lastKnownTick(store, row, log);
  return new ExerciseHost({
    exercise: row,
    epoch,
    engine,
    store,
    run: await restoreAt(engine, store, row, tick),
    lastSeq: log.at(-1)?.seq ?? 0,
    speed: lastSpeed(log),
    answers: Answers.fromLog(log),
    // The first to open a branch finds it as it was founded; later there is something to recover.
    stands: row.parent !== null && epoch === 1 ? 'branched' : 'recovered',
    publish: o.publish,
    nowMs: o.nowMs,
    intervals: o.intervals ?? SNAPSHOT_INTERVALS,
  });
}
