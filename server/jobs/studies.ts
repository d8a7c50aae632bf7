import { fork, type ChildProcess } from 'node:child_process';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  StudyCard,
  StudyDocument,
  StudyProgress,
  StudyState,
} from '../../engine/protocol/studies.ts';
import { studySpecSchema, type StudySpec } from '../../engine/protocol/study-schema.ts';
import { randomId } from '../auth/keys.ts';
import type { Log } from '../log.ts';
import { readDocument, REPORT_FILES, type ReportKind } from './reports.ts';
import type { StudyNews } from './study-process.ts';

const PROCESS = fileURLToPath(new URL('./study-process.ts', import.meta.url));
const SPEC = 'spec.json';
/** One thread is left to exercises. */
export const STUDY_WORKERS = Math.max(1, availableParallelism() - 1);

export interface StudiesOptions {
  /** Folder that holds one folder for each study. */
  readonly root: string;
  readonly databaseUrl: string | null;
  readonly log: Log;
  readonly nowMs: () => number;
}

interface Study {
  readonly id: string;
  readonly createdMs: number;
  readonly spec: StudySpec;
  state: StudyState;
  progress: StudyProgress | null;
  error: string | null;
}

/**
 * Studies that the page starts: one at a time, each in a process of its own with low priority, so
 * that neither its work nor its end touches an exercise. Everything is in its folder: a study that
 * was stopped, or cut off with the server, goes on from the runs that it has.
 */
export class Studies {
  readonly #o: StudiesOptions;
  readonly #studies = new Map<string, Study>();
  readonly #known: Promise<void>;
  #running: { readonly study: Study; readonly child: ChildProcess } | null = null;
  #closed = false;

  constructor(o: StudiesOptions) {
    this.#o = o;
    this.#known = this.#recall();
  }

  async #recall(): Promise<void> {
    const ids = await readdir(this.#o.root).catch(() => []);
    for (const id of ids) {
      try {
        const text = await readFile(join(this.#dir(id), SPEC), 'utf8');
        const spec = studySpecSchema.parse(JSON.parse(text));
        const { birthtimeMs, mtimeMs } = await stat(join(this.#dir(id), SPEC));
        const done = await stat(join(this.#dir(id), REPORT_FILES.json.file)).catch(() => null);
        const createdMs = Math.round(Math.min(birthtimeMs || mtimeMs, mtimeMs));
        const state = done === null ? 'stopped' : 'done';
        this.#studies.set(id, { id, createdMs, spec, state, progress: null, error: null });
      } catch (e) {
        this.#o.log.warn({ err: e, study: id }, 'a folder of studies cannot be read');
      }
    }
  }

  /** Runs are made by the workers of a database. */
  get distributed(): boolean {
    return this.#o.databaseUrl !== null;
  }

  #dir(id: string): string {
    return join(this.#o.root, id);
  }

  async list(): Promise<readonly StudyCard[]> {
    await this.#known;
    return [...this.#studies.values()]
      .map(cardOf)
      .toSorted((a, b) => b.createdMs - a.createdMs || (a.id < b.id ? -1 : 1));
  }

  async find(id: string): Promise<StudyCard | null> {
    await this.#known;
    const study = this.#studies.get(id);
    return study === undefined ? null : cardOf(study);
  }

  /** What a finished study says; null for any other. */
  async document(id: string): Promise<StudyDocument | null> {
    await this.#known;
    const study = this.#studies.get(id);
    return study?.state === 'done' ? readDocument(this.#dir(id)) : null;
  }

  /** Path of a file of a finished study. */
  async file(id: string, kind: ReportKind): Promise<string | null> {
    await this.#known;
    const study = this.#studies.get(id);
    return study?.state === 'done' ? join(this.#dir(id), REPORT_FILES[kind].file) : null;
  }

  async start(spec: StudySpec): Promise<StudyCard> {
    await this.#known;
    const id = randomId();
    await mkdir(this.#dir(id), { recursive: true });
    const file = join(this.#dir(id), SPEC);
    await writeFile(`${file}.part`, JSON.stringify(spec, null, 2));
    await rename(`${file}.part`, file);
    const createdMs = this.#o.nowMs();
    const study: Study = { id, createdMs, spec, state: 'queued', progress: null, error: null };
    this.#studies.set(id, study);
    this.#next();
    return cardOf(study);
  }

  /** A study that was stopped or has failed takes its place in the queue again. */
  resume(id: string): StudyCard | null {
    const study = this.#studies.get(id);
    if (study === undefined) return null;
    if (study.state === 'stopped' || study.state === 'failed') {
      study.state = 'queued';
      study.error = null;
      this.#next();
    }
    return cardOf(study);
  }

  stop(id: string): StudyCard | null {
    const study = this.#studies.get(id);
    if (study === undefined) return null;
    if (study.state === 'queued') study.state = 'stopped';
    if (this.#running?.study === study) {
      study.state = 'stopped';
      this.#running.child.kill('SIGTERM');
    }
    return cardOf(study);
  }

  #next(): void {
    if (this.#running !== null || this.#closed) return;
    const queued = [...this.#studies.values()].filter((s) => s.state === 'queued');
    const study = queued.toSorted((a, b) => a.createdMs - b.createdMs)[0];
    if (study !== undefined) this.#run(study);
  }

  #run(study: Study): void {
    const { databaseUrl, log } = this.#o;
    study.state = 'running';
    const child = fork(PROCESS, [], {
      env: {
        ...process.env,
        STUDY_DIR: this.#dir(study.id),
        STUDY_WORKERS: String(STUDY_WORKERS),
        ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }),
      },
    });
    this.#running = { study, child };
    child.on('message', (news: StudyNews) => {
      if (news.type === 'progress') study.progress = news.progress;
      else if (news.type === 'done') study.state = 'done';
      else fail(study, news.error);
    });
    child.on('error', (e) => fail(study, e.message));
    child.on('exit', (code, signal) => {
      this.#running = null;
      if (study.state === 'running') fail(study, `it ended by itself (${signal ?? code})`);
      if (study.state === 'failed') log.error({ study: study.id }, study.error ?? 'failed');
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const running = this.#running;
    if (running === null) return;
    running.study.state = 'stopped';
    const gone = new Promise<void>((resolve) => running.child.once('exit', () => resolve()));
    running.child.kill('SIGKILL');
    await gone;
  }
}

function fail(study: Study, error: string): void {
  study.state = 'failed';
  study.error = error;
}

const cardOf = ({ id, createdMs, state, spec, progress, error }: Study): StudyCard => ({
  id,
  createdMs,
  state,
  spec,
  progress,
  error,
});
