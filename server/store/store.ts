import type { Result } from '../../engine/kernel/result.ts';
import type { LogRecord, Phase } from '../../engine/protocol/http.ts';
import type { Receipt } from './receipts.ts';
import type { SideStore } from './side-store.ts';

/** What is fixed when an exercise is created. Keys are kept as hashes only. */
export interface ExerciseMeta {
  /** 128 random bits, base64url. */
  readonly id: string;
  readonly code: string;
  readonly scenarioId: string;
  readonly seed: string;
  readonly fingerprint: string;
  readonly instructorKeyHash: string;
  readonly createdMs: number;
  readonly parent: { readonly id: string; readonly tick: number } | null;
}

export interface ExerciseRow extends ExerciseMeta {
  readonly phase: Phase;
  /** Furthest tick that the store knows the exercise to have reached. */
  readonly tick: number;
  readonly epoch: number;
}

export interface Snapshot {
  /** State after every record up to `seq`, at `tick`. */
  readonly seq: number;
  readonly tick: number;
  readonly hash: string;
  readonly bytes: Uint8Array;
}

export interface Progress {
  readonly tick: number;
  readonly phase: Phase;
}

/**
 * `stale`: another server has claimed the exercise since. `unavailable`: disk full, locked or
 * broken; nothing of the call was kept. `unknown`: the store ended before it answered; once it is
 * back, reading shows what was kept.
 */
export interface StoreFailure {
  readonly kind: 'stale' | 'unavailable' | 'unknown';
  readonly message: string;
}

export type Stored = Result<null, StoreFailure>;

/**
 * Where exercises live. A call that resolves with `ok` is on the disk. Logs are append-only, their
 * `seq` rises by one from 1; a batch is kept whole or not at all. Reads reject on a broken store.
 */
export interface Store extends SideStore {
  createExercise(
    meta: ExerciseMeta,
    log: readonly LogRecord[],
    progress: Progress,
  ): Promise<Stored>;
  listExercises(): Promise<readonly ExerciseRow[]>;
  /** Takes an exercise over: the epochs of earlier owners are stale from now on. */
  claim(id: string): Promise<number>;
  /** A store in a thread of its own hands `receipt` to the one that opened it, once all is kept. */
  append(
    id: string,
    epoch: number,
    batch: readonly LogRecord[],
    progress: Progress,
    receipt?: Receipt,
  ): Promise<Stored>;
  progress(id: string, epoch: number, progress: Progress): Promise<Stored>;
  /** Records with `seq` above `afterSeq`, ascending. */
  loadLog(id: string, afterSeq: number): Promise<readonly LogRecord[]>;
  saveSnapshot(id: string, epoch: number, snapshot: Snapshot): Promise<Stored>;
  /** The last snapshot at or before `atTick`; one that cannot be read is passed over. */
  snapshotAt(id: string, atTick: number): Promise<Snapshot | null>;
  close(): Promise<void>;
}
