import type { StudyProgress } from '../../engine/protocol/studies.ts';
import type { StudySpec } from '../../engine/protocol/study-schema.ts';
import { canShare } from '../../engine/study/shared-hazards.ts';
import { conductStudy, type StudyDone } from './conduct.ts';
import { openQueue, type QueueChoice } from './open-queue.ts';
import { writeReports } from './reports.ts';
import { hashOfJson, openSubject, type StudySubject } from './subject.ts';
import { openStudy } from './study-files.ts';
import { TrialPlayer } from './trial-player.ts';

export interface FolderRun {
  readonly spec: StudySpec;
  /** Keeps runs and takes the reports; null for neither. */
  readonly dir: string | null;
  readonly choice: QueueChoice;
  readonly signal: AbortSignal;
  onProgress(progress: StudyProgress): void;
}

/**
 * A whole study: reads what it is about, takes over the runs that its folder holds, makes the rest and
 * writes the reports. Throws `CliError` for inputs that are refused, `OtherStudyError` for a folder of
 * other inputs, `StudyStopped` when it was told to stop.
 */
export async function runInFolder(
  f: FolderRun,
): Promise<{ readonly subject: StudySubject; readonly done: StudyDone }> {
  const subject = await openSubject(f.spec);
  const kept = f.dir === null ? [] : await openStudy(f.dir, subject.key);
  const { a, b, plans, warmUp, key } = subject;
  const queue = await openQueue(
    { warmUp, content: hashOfJson(key), wholeCourses: canShare(a.scenario) },
    f.choice,
  );
  try {
    const { spec, dir, signal, onProgress } = f;
    const player = new TrialPlayer({ a, b: b ?? a }, plans);
    const work = { spec, subject, queue, player, kept, dir, signal, onProgress };
    const done = await conductStudy(work);
    if (dir !== null) await writeReports(dir, subject, done);
    return { subject, done };
  } finally {
    await queue.close();
  }
}
