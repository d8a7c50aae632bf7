import type { StudyProgress } from '../../engine/protocol/studies.ts';
import type { StudySpec } from '../../engine/protocol/study-schema.ts';
import type { StudyResult } from '../../engine/study/result.ts';
import { runInFolder } from '../jobs/run-in-folder.ts';
import { OtherStudyError } from '../jobs/study-files.ts';
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
  readonly hazardCpuS: number | null;
}

/** A study at the command line: on threads, or on the workers of the database that is named. */
export async function runStudy({ spec, workers, out }: StudyCall, io: CliIo): Promise<StudyRun> {
  try {
    const { subject, done } = await runInFolder({
      spec,
      dir: out,
      choice: { workers, databaseUrl: io.databaseUrl ?? null },
      signal: new AbortController().signal,
      onProgress: teller(io),
    });
    return {
      spec,
      result: done.result,
      scenarioId: subject.a.scenario.id,
      planId: subject.plans.a?.id ?? null,
      seeds: Array.from({ length: done.result.runs }, (_, i) => i + 1),
      wallMs: done.wallMs,
      runsPerSecond: done.runsPerSecond,
      hazardCpuS: done.hazardCpuS,
    };
  } catch (e) {
    if (e instanceof OtherStudyError) throw new CliError(`--out: ${e.message}`);
    throw e;
  }
}

const TELL_MS = 5000;

/** A line every few seconds for those who wait, and at once when the database is gone or back. */
function teller(io: CliIo): (p: StudyProgress) => void {
  let told = performance.now();
  let waiting: StudyProgress['waiting'] = null;
  return (p) => {
    const now = performance.now();
    if (p.waiting === waiting && (p.waiting !== null || now - told < TELL_MS)) return;
    io.err(wordsOf(p, waiting));
    told = now;
    waiting = p.waiting;
  };
}

function wordsOf(p: StudyProgress, before: StudyProgress['waiting']): string {
  if (p.waiting !== null) return 'the database does not answer; the study waits for it';
  if (before !== null) return 'the database is back; the study goes on';
  const left = p.remainingS === null ? '' : `, about ${Math.ceil(p.remainingS)} s left`;
  return `${p.phase}: ${p.done} of ${p.total} runs, ${p.runsPerSecond.toFixed(1)} a second${left}`;
}
