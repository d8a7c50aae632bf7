import { err, ok } from '../../engine/kernel/result.ts';
import type { LogRecord } from '../../engine/protocol/http.ts';
import { MemorySide } from './memory-side.ts';
import type { ExerciseMeta, ExerciseRow, Progress, Snapshot, Store, Stored } from './store.ts';

interface Held {
  row: ExerciseRow;
  log: LogRecord[];
  snapshots: Snapshot[];
}

/** The store's twin for tests: same promises, nothing on disk. */
export class MemoryStore extends MemorySide implements Store {
  readonly #exercises = new Map<string, Held>();

  #owned(id: string, epoch: number, change: (held: Held) => void): Promise<Stored> {
    return this.write(() => {
      const held = this.#exercises.get(id);
      if (held === undefined || held.row.epoch !== epoch)
        return err({ kind: 'stale', message: `exercise ${id} has another owner` });
      change(held);
      return ok(null);
    });
  }

  createExercise(
    meta: ExerciseMeta,
    log: readonly LogRecord[],
    progress: Progress,
  ): Promise<Stored> {
    return this.write(() => {
      const row: ExerciseRow = { ...meta, ...progress, epoch: 0 };
      this.#exercises.set(meta.id, { row, log: [...log], snapshots: [] });
      return ok(null);
    });
  }

  listExercises(): Promise<readonly ExerciseRow[]> {
    const rows = [...this.#exercises.values()].map((h) => h.row);
    return Promise.resolve(rows.sort((a, b) => b.createdMs - a.createdMs));
  }

  claim(id: string): Promise<number> {
    const held = this.#exercises.get(id);
    if (held === undefined) return Promise.reject(new Error(`no exercise ${id}`));
    held.row = { ...held.row, epoch: held.row.epoch + 1 };
    return Promise.resolve(held.row.epoch);
  }

  append(
    id: string,
    epoch: number,
    batch: readonly LogRecord[],
    progress: Progress,
  ): Promise<Stored> {
    return this.#owned(id, epoch, (h) => {
      const last = h.log.at(-1)?.seq ?? 0;
      batch.forEach((r, i) => {
        if (r.seq !== last + 1 + i) throw new Error(`gap in the log of ${id} before ${r.seq}`);
      });
      h.log.push(...batch);
      h.row = { ...h.row, ...progress };
    });
  }

  progress(id: string, epoch: number, progress: Progress): Promise<Stored> {
    return this.#owned(id, epoch, (h) => (h.row = { ...h.row, ...progress }));
  }

  loadLog(id: string, afterSeq: number): Promise<readonly LogRecord[]> {
    return Promise.resolve((this.#exercises.get(id)?.log ?? []).filter((r) => r.seq > afterSeq));
  }

  saveSnapshot(id: string, epoch: number, snapshot: Snapshot): Promise<Stored> {
    return this.#owned(id, epoch, (h) => {
      h.snapshots.push({ ...snapshot, bytes: snapshot.bytes.slice() });
    });
  }

  snapshotAt(id: string, atTick: number): Promise<Snapshot | null> {
    const all = this.#exercises.get(id)?.snapshots ?? [];
    const fit = all
      .filter((s) => s.tick <= atTick)
      .sort((a, b) => b.seq - a.seq || b.tick - a.tick);
    return Promise.resolve(fit[0] ?? null);
  }

  rekeyExercise(id: string, instructorKeyHash: string): Promise<Stored> {
    return this.write(() => {
      const held = this.#exercises.get(id);
      if (held !== undefined) held.row = { ...held.row, instructorKeyHash };
      return ok(null);
    });
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
