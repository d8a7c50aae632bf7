import type { StudySpec } from '../../engine/protocol/study-schema.ts';
import type { StudyResult } from '../../engine/study/result.ts';
import { conductStudy, type StudyProgress } from '../jobs/conduct.ts';
import { openQueue } from '../jobs/open-queue.ts';
import { writeReports } from '../jobs/reports.ts';
import { hashOfJson, openSubject } from '../jobs/subject.ts';
import { openStudy, OtherStudyError } from '../jobs/study-files.ts';
import { TrialPlayer } from '../jobs/trial-player.ts';
import { CliError, type CliIo } from './command.ts';

export interface StudyCall {
  readonly spec: StudySpec;
  readonly workers: number;
  /** Folder that keeps the runs and takes the reports; null for neither. */
  readonly out: string | null;
}

export interface StudyRun {
  readonly spec: StudySpec;
  readonly result: StudyResult;
  readonly scenarioId: string;
  readonly planId: string | null;
  readonly seeds: readonly number[];
  readonly wallMs: number;
  readonly runsPerSecond: number;
}

/** A study at the command line: on threads, or on the workers of the database that is named. */
export async function runStudy({ spec, workers, out }: StudyCall, io: CliIo): Promise<StudyRun> {
  const subject = await openSubject(spec);
  const kept = out === null ? [] : await folderOf(out, subject.key);
  const queue = await openQueue(
    { warmUp: subject.warmUp, content: hashOfJson(subject.key) },
    { workers, databaseUrl: io.databaseUrl ?? null },
  );
  const stop = new AbortController();
  try {
    const player = new TrialPlayer({ a: subject.a, b: subject.b ?? subject.a }, subject.plans);
    const say = teller(io);
    const done = await conductStudy({
      spec,
      subject,
      queue,
      player,
      kept,
      dir: out,
      signal: stop.signal,
      onProgress: say,
    });
    const run: StudyRun = {
      spec,
      result: done.result,
      scenarioId: subject.a.scenario.id,
      planId: subject.plans.a?.id ?? null,
      seeds: Array.from({ length: done.result.runs }, (_, i) => i + 1),
      wallMs: done.wallMs,
      runsPerSecond: done.runsPerSecond,
    };
    if (out !== null) await writeReports(out, subject, spec, done);
    return run;
  } finally {
    await queue.close();
  }
}

/** A line every few seconds for those who wait, and at once when the database is gone or back. */
function teller(io: CliIo): (p: StudyProgress) => void {
  let told = performance.now();
  let waiting: StudyProgress['waiting'] = null;
  return (p) => {
    const now = performance.now();
    if (p.waiting === waiting && now - told < TELL_MS) return;
    if (p.waiting !== null) io.err('the database does not answer; the study waits for it');
    else if (waiting !== null) io.err('the database is back; the study goes on');
    else {
      const left = p.remainingS === null ? '' : `, about ${Math.ceil(p.remainingS)} s left`;
      io.err(
        `${p.phase}: ${p.done} of ${p.total} runs, ${p.runsPerSecond.toFixed(1)} a second${left}`,
      );
    }
    told = now;
    waiting = p.waiting;
  };
}

const TELL_MS = 5000;

async function folderOf(dir: string, key: Parameters<typeof openStudy>[1]) {
  try {
    return await openStudy(dir, key);
  } catch (e) {
    if (e instanceof OtherStudyError) throw new CliError(`--out: ${e.message}`);
    throw e;
  }
}
