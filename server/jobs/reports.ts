import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StudySpec } from '../../engine/protocol/study-schema.ts';
import type { StudyDone } from './conduct.ts';
import type { StudySubject } from './subject.ts';

/** Writes what a study says into its folder. */
export async function writeReports(
  dir: string,
  subject: StudySubject,
  spec: StudySpec,
  done: StudyDone,
): Promise<void> {
  await writeFile(join(dir, 'result.json'), JSON.stringify({ spec, ...done.result }, null, 2));
  void subject;
}
