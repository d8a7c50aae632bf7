import type { SQLInputValue } from 'node:sqlite';
import { err, ok } from '../../engine/kernel/result.ts';
import type { LogRecord, Phase } from '../../engine/protocol/http.ts';
import type { Receipt } from './receipts.ts';
import { SnapshotFiles } from './snapshot-files.ts';
import { SqliteFile } from './sqlite-file.ts';
import { SqliteSide } from './sqlite-side.ts';
import type {
  ExerciseMeta,
  ExerciseRow,
  Progress,
  Snapshot,
  Store,
  StoreFailure,
  Stored,
} from './store.ts';

/** Snapshots kept of one exercise; beyond, every second one of the older half goes. */
const SNAPSHOTS_KEPT = 64;

type Row = Record<string, SQLInputValue>;

function exerciseOf(r: Row): ExerciseRow {
  const parent = r['parent_id'] as string | null;
  return {
    id: r['id'] as string,
    code: r['code'] as string,
    scenarioId: r['scenario_id'] as string,
    seed: r['seed'] as string,
    fingerprint: r['fingerprint'] as string,
    instructorKeyHash: r['instructor_key_hash'] as string,
    createdMs: r['created_ms'] as number,
    parent: parent === null ? null : { id: parent, tick: r['parent_tick'] as number },
    phase: r['phase'] as Phase,
    tick: r['tick'] as number,
    epoch: r['epoch'] as number,
  };
}

/** The embedded store. Runs in a worker of its own (`store-worker.ts`); see `Store` for promises. */
export class SqliteStore extends SqliteSide implements Store {
  readonly #snapshots: SnapshotFiles;
  readonly #hand: (receipt: Receipt) => void;

  private constructor(file: SqliteFile, snapshots: SnapshotFiles, hand: (r: Receipt) => void) {
    super(file);
    this.#snapshots = snapshots;
    this.#hand = hand;
  }

  /** `hand` is given the receipts of what is on the disk. */
  static async open(
    dataDir: string,
    hand: (receipt: Receipt) => void = () => undefined,
  ): Promise<SqliteStore> {
    const snapshots = new SnapshotFiles(dataDir);
    await snapshots.open();
    return new SqliteStore(new SqliteFile(dataDir), snapshots, hand);
  }

  limitPages(pages: number): void {
    this.file.limitPages(pages);
  }

  createExercise(m: ExerciseMeta, log: readonly LogRecord[], progress: Progress): Promise<Stored> {
    return this.commits.write(() => {
      this.file.run(
        `INSERT INTO exercises (id, code, scenario_id, seed, fingerprint, instructor_key_hash,
           created_ms, parent_id, parent_tick, phase, tick) VALUES (?,?,?,?,?,?,?,?,?,?,?)`,
        m.id,
        m.code,
        m.scenarioId,
        m.seed,
        m.fingerprint,
        m.instructorKeyHash,
        m.createdMs,
        m.parent?.id ?? null,
        m.parent?.tick ?? null,
        progress.phase,
        progress.tick,
      );
      this.#insert(m.id, log);
      return ok(null);
    });
  }

  listExercises(): Promise<readonly ExerciseRow[]> {
    const rows = this.file.all('SELECT * FROM exercises ORDER BY created_ms DESC, id');
    return Promise.resolve(rows.map(exerciseOf));
  }

  async claim(id: string): Promise<number> {
    let epoch = -1;
    const done = await this.commits.write(() => {
      const row = this.file.get(
        'UPDATE exercises SET epoch = epoch + 1 WHERE id = ? RETURNING epoch',
        id,
      );
      epoch = (row?.['epoch'] as number | undefined) ?? -1;
      return ok(null);
    });
    if (!done.ok) throw new Error(done.error.message);
    if (epoch < 0) throw new Error(`no exercise ${id}`);
    return epoch;
  }

  async append(
    id: string,
    epoch: number,
    batch: readonly LogRecord[],
    progress: Progress,
    receipt?: Receipt,
  ): Promise<Stored> {
    const kept = await this.commits.write(() => {
      const owned = this.#reach(id, epoch, progress);
      if (owned.ok) this.#insert(id, batch);
      return owned;
    });
    if (kept.ok && receipt !== undefined) this.#hand(receipt);
    return kept;
  }

  progress(id: string, epoch: number, progress: Progress): Promise<Stored> {
    return this.commits.write(() => this.#reach(id, epoch, progress));
  }

  #reach(id: string, epoch: number, p: Progress): Stored {
    const changed = this.file.run(
      'UPDATE exercises SET tick = ?, phase = ? WHERE id = ? AND epoch = ?',
      p.tick,
      p.phase,
      id,
      epoch,
    );
    return changed === 1 ? ok(null) : err(stale(id));
  }

  #insert(id: string, batch: readonly LogRecord[]): void {
    if (batch.length === 0) return;
    const last = this.file.get('SELECT max(seq) AS seq FROM log WHERE exercise_id = ?', id);
    let seq = (last?.['seq'] as number | null | undefined) ?? 0;
    for (const r of batch) {
      if (r.seq !== ++seq) throw new Error(`gap in the log of ${id} before ${r.seq}`);
      this.file.run(
        'INSERT INTO log (exercise_id, seq, body) VALUES (?,?,?)',
        id,
        r.seq,
        JSON.stringify(r),
      );
    }
  }

  loadLog(id: string, afterSeq: number): Promise<readonly LogRecord[]> {
    const rows = this.file.all(
      'SELECT body FROM log WHERE exercise_id = ? AND seq > ? ORDER BY seq',
      id,
      afterSeq,
    );
    return Promise.resolve(rows.map((r) => JSON.parse(r['body'] as string) as LogRecord));
  }

  async saveSnapshot(id: string, epoch: number, s: Snapshot): Promise<Stored> {
    const name = `${id}-${s.tick}-${s.seq}.snap`;
    let hash: string;
    try {
      hash = await this.#snapshots.write(name, s.bytes);
    } catch (e) {
      return err({ kind: 'unavailable', message: String(e) });
    }
    const saved = await this.commits.write(() => {
      const row = this.file.get('SELECT epoch FROM exercises WHERE id = ?', id);
      if (row?.['epoch'] !== epoch) return err(stale(id));
      this.file.run(
        `INSERT OR REPLACE INTO snapshots (exercise_id, seq, tick, hash, file, file_sha256)
         VALUES (?,?,?,?,?,?)`,
        id,
        s.seq,
        s.tick,
        s.hash,
        name,
        hash,
      );
      return ok(null);
    });
    if (saved.ok) await this.#thin(id);
    return saved;
  }

  /** Keeps the newest close together and the older ones further apart. */
  async #thin(id: string): Promise<void> {
    const rows = this.file.all(
      'SELECT tick, seq, file FROM snapshots WHERE exercise_id = ? ORDER BY tick, seq',
      id,
    );
    if (rows.length <= SNAPSHOTS_KEPT) return;
    const gone = rows.slice(0, SNAPSHOTS_KEPT / 2).filter((_, i) => i % 2 === 1);
    const removed = await this.commits.write(() => {
      for (const r of gone)
        this.file.run(
          'DELETE FROM snapshots WHERE exercise_id = ? AND tick = ? AND seq = ?',
          id,
          r['tick']!,
          r['seq']!,
        );
      return ok(null);
    });
    if (removed.ok) for (const r of gone) await this.#snapshots.remove(r['file'] as string);
  }

  async snapshotAt(id: string, atTick: number): Promise<Snapshot | null> {
    const rows = this.file.all(
      'SELECT * FROM snapshots WHERE exercise_id = ? AND tick <= ? ORDER BY seq DESC, tick DESC',
      id,
      atTick,
    );
    for (const r of rows) {
      const bytes = await this.#snapshots.read(r['file'] as string, r['file_sha256'] as string);
      if (bytes === null) continue;
      return {
        seq: r['seq'] as number,
        tick: r['tick'] as number,
        hash: r['hash'] as string,
        bytes,
      };
    }
    return null;
  }

  async close(): Promise<void> {
    await this.commits.drain();
    this.file.close();
  }
}

const stale = (id: string): StoreFailure => ({
  kind: 'stale',
  message: `exercise ${id} has another owner`,
});
