import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StudyDone } from './conduct.ts';
import type { StudyDocument } from '../../engine/protocol/studies.ts';
import { reportHtml } from './report/html.ts';
import { csvOf, sheetsOf, xlsxOf } from './report/tables.ts';
import type { StudySubject } from './subject.ts';

/** Kinds of file in which a study can be taken along. */
export const REPORT_FILES = {
  html: { file: 'report.html', type: 'text/html; charset=utf-8' },
  'en.html': { file: 'report.en.html', type: 'text/html; charset=utf-8' },
  csv: { file: 'runs.csv', type: 'text/csv; charset=utf-8' },
  json: { file: 'result.json', type: 'application/json' },
  xlsx: {
    file: 'report.xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
} as const;
export type ReportKind = keyof typeof REPORT_FILES;

export const isReportKind = (kind: string): kind is ReportKind => Object.hasOwn(REPORT_FILES, kind);

export function documentOf(subject: StudySubject, done: StudyDone): StudyDocument {
  const { a, b, plans, key } = subject;
  return {
    about: {
      scenarioId: a.scenario.id,
      scenario: a.scenario.name,
      plan:
        plans.a === null ? null : { id: plans.a.id, name: plans.a.name, version: plans.a.version },
      against:
        plans.b === null ? (b === null ? null : { name: b.scenario.name }) : { name: plans.b.name },
      durationTicks: a.scenario.durationTicks,
      engine: key.engine.slice(0, 12),
      content: key.content.slice(0, 12),
      wallMs: done.wallMs,
      runsPerSecond: done.runsPerSecond,
      hazardCpuS: done.hazardCpuS,
      finishedMs: Date.now(),
    },
    result: done.result,
  };
}

/** Writes what a study says into its folder; `result.json` last, whole or not at all. */
export async function writeReports(
  dir: string,
  subject: StudySubject,
  done: StudyDone,
): Promise<void> {
  const doc = documentOf(subject, done);
  const sheets = sheetsOf(doc, done.trials);
  const put = (kind: ReportKind, data: string | Buffer) =>
    writeFile(join(dir, REPORT_FILES[kind].file), data);
  await put('html', reportHtml(doc, 'zh'));
  await put('en.html', reportHtml(doc, 'en'));
  await put('csv', csvOf(sheets.at(-1)!));
  await put('xlsx', xlsxOf(sheets));
  const whole = join(dir, REPORT_FILES.json.file);
  await writeFile(`${whole}.part`, JSON.stringify(doc));
  await rename(`${whole}.part`, whole);
}

/** What a finished study said; null while it has not finished. */
export async function readDocument(dir: string): Promise<StudyDocument | null> {
  const text = await readFile(join(dir, REPORT_FILES.json.file), 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as StudyDocument);
}
