import { readFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { StudyProgress } from '../../engine/protocol/studies.ts';
import { studySpecSchema } from '../../engine/protocol/study-schema.ts';
import { CliError } from '../cli/command.ts';
import { StudyStopped } from './conduct.ts';
import { runInFolder } from './run-in-folder.ts';
import { OtherStudyError } from './study-files.ts';

/** What the server hears from the process of a study. */
export type StudyNews =
  | { readonly type: 'progress'; readonly progress: StudyProgress }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly error: string };

const settings = z.object({
  STUDY_DIR: z.string().min(1),
  STUDY_WORKERS: z.coerce.number().int().min(1).max(256),
  DATABASE_URL: z.string().min(1).optional(),
});

/** Exercises that people play come first: this process and its threads take what is left. */
const NICE = 15;
/** A page asks no faster than this, ms. */
const TELL_MS = 250;

const tell = (news: StudyNews): void => void process.send?.(news);

function teller(): (progress: StudyProgress) => void {
  let told = -Infinity;
  let phase: StudyProgress['phase'] | null = null;
  let waiting: StudyProgress['waiting'] = null;
  return (progress) => {
    const now = performance.now();
    const same = progress.phase === phase && progress.waiting === waiting;
    if (same && now - told < TELL_MS) return;
    told = now;
    ({ phase, waiting } = progress);
    tell({ type: 'progress', progress });
  };
}

async function main(): Promise<void> {
  setPriority(NICE);
  const env = settings.parse(process.env);
  const stop = new AbortController();
  // Without the server nobody waits for the result; the folder has what there is.
  process.on('disconnect', () => process.exit(0));
  process.on('SIGTERM', () => stop.abort());
  try {
    const text = await readFile(join(env.STUDY_DIR, 'spec.json'), 'utf8');
    await runInFolder({
      spec: studySpecSchema.parse(JSON.parse(text)),
      dir: env.STUDY_DIR,
      choice: { workers: env.STUDY_WORKERS, databaseUrl: env.DATABASE_URL ?? null },
      signal: stop.signal,
      onProgress: teller(),
    });
    tell({ type: 'done' });
  } catch (e) {
    if (e instanceof StudyStopped) return;
    if (e instanceof CliError || e instanceof OtherStudyError)
      return tell({ type: 'failed', error: e.message });
    tell({ type: 'failed', error: e instanceof Error ? (e.stack ?? e.message) : String(e) });
  }
}

await main();
process.disconnect?.();
