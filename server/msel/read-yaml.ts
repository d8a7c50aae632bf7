import { LineCounter, isMap, isSeq, parseDocument } from 'yaml';
import { err, ok, type Result } from '../../engine/kernel/result.ts';
import { injectFileSchema } from '../../engine/protocol/msel-file-schema.ts';
import type { MselProblem } from '../../engine/protocol/msel.ts';
import { fromZod } from '../scenarios/problem.ts';
import { TABLE_LIMITS, type FileFault } from './cells.ts';
import type { ReadFile, ReadRow } from './read-table.ts';
import { emptyInject } from './read-row.ts';
import { tableOfFile } from './table-inject.ts';

const SCHEMA = 1;

/** Reads an MSEL in YAML; every inject is judged by itself, and rows are lines of the file. */
export function readYamlMsel(bytes: Uint8Array): Result<ReadFile, FileFault> {
  if (bytes.length > TABLE_LIMITS.bytes)
    return err({ code: 'tooBig', expected: String(TABLE_LIMITS.bytes), got: `${bytes.length}` });
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return err({ code: 'encoding', expected: 'UTF-8', got: '' });
  }
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: true });
  const [broken] = doc.errors;
  if (broken !== undefined)
    return err({
      code: 'unreadable',
      expected: 'YAML',
      got: `${broken.linePos?.[0].line ?? 0}: ${broken.message.split('\n')[0]!}`,
    });
  const list = isMap(doc.contents) ? doc.contents.get('injects') : null;
  if (!isMap(doc.contents) || Number(doc.contents.get('schema')) !== SCHEMA || !isSeq(list))
    return err({ code: 'schema', expected: `schema: ${SCHEMA}, injects: […]`, got: '' });
  const problems: MselProblem[] = [];
  const rows: ReadRow[] = [];
  const numbers = new Map<string, number>();
  list.items.forEach((item) => {
    const range = (item as { range?: [number, number, number] }).range;
    const row = range === undefined ? 0 : lines.linePos(range[0]).line;
    const value: unknown = (item as { toJS(d: unknown): unknown }).toJS(doc);
    const parsed = injectFileSchema.safeParse(value);
    const at = (column: string, code: MselProblem['code'], expected: string, got: string) =>
      problems.push({ row, column, field: null, code, expected, got, note: false });
    if (!parsed.success) {
      for (const p of fromZod('', value, parsed.error)) at(p.path, 'schema', p.expected, p.got);
      rows.push({ row, inject: emptyInject(`row-${row}`), faulty: true });
      return;
    }
    const { number } = parsed.data;
    const first = numbers.get(number);
    if (first !== undefined) at('number', 'numberTwice', String(first), number);
    else numbers.set(number, row);
    rows.push({ row, inject: tableOfFile(parsed.data), faulty: first !== undefined });
  });
  return ok({
    format: 'yaml',
    sheet: '',
    sheets: [],
    columns: [],
    times: 'elapsed',
    rows,
    problems,
  });
}
