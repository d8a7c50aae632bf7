import type { InjectMember } from '../../engine/exercise/msel/check-inject.ts';
import type { MselContext } from '../../engine/exercise/msel/msel-context.ts';
import { err, ok, type Result } from '../../engine/kernel/result.ts';
import {
  NEEDED_FIELDS,
  type MselColumn,
  type MselFormat,
  type MselProblem,
  type MselReading,
  type TimeReading,
} from '../../engine/protocol/msel.ts';
import { columnLetter, TABLE_LIMITS, type Cell, type FileFault, type Table } from './cells.ts';
import { headingOf, headingRow, suggestFields } from './columns.ts';
import { readCsv } from './read-csv.ts';
import { emptyInject, RowReader, type RowCells } from './read-row.ts';
import { readXlsx } from './read-xlsx.ts';
import type { TableInject } from './table-inject.ts';
import { guessReading, type TimeBase } from './times.ts';

/** A row that says something, whether or not all of it can be used. */
export interface ReadRow {
  readonly row: number;
  readonly inject: TableInject;
  readonly faulty: boolean;
}

/** A file read as injects, before it is held against an exercise. */
export interface ReadFile {
  readonly format: MselFormat;
  readonly sheet: string;
  readonly sheets: readonly string[];
  readonly columns: readonly MselColumn[];
  readonly times: TimeReading;
  readonly rows: readonly ReadRow[];
  readonly problems: readonly MselProblem[];
}

/** What a file is read against: the scenario, and injects that rows may be about. */
export interface ReadAgainst {
  readonly context: MselContext | null;
  readonly existing: readonly TableInject[];
}

type Row = readonly (Cell | null)[];

/** Reads a table of injects; `name` tells the format. */
export function readTable(
  bytes: Uint8Array,
  format: 'xlsx' | 'csv',
  reading: MselReading,
  against: ReadAgainst,
): Result<ReadFile, FileFault> {
  if (bytes.length > TABLE_LIMITS.bytes)
    return err({ code: 'tooBig', expected: String(TABLE_LIMITS.bytes), got: `${bytes.length}` });
  const read = format === 'csv' ? readCsv(bytes) : readXlsx(bytes, reading.sheet);
  if (!read.ok) return read;
  const table = read.value;
  if (table.rows.length > TABLE_LIMITS.rows)
    return err({ code: 'rowLimit', expected: String(TABLE_LIMITS.rows), got: '' });
  const head = headingRow(table.rows.map((row) => row.map((c) => c?.text ?? '')));
  if (head < 0) {
    const expected = NEEDED_FIELDS.map((f) => headingOf(f, 'zh')).join('、');
    return err({ code: 'noHeadings', expected, got: '' });
  }
  return ok(new TableReading(format, table, head, reading, against).read());
}

class TableReading {
  readonly #format: 'xlsx' | 'csv';
  readonly #table: Table;
  readonly #head: number;
  readonly #against: ReadAgainst;
  readonly #fields: readonly (InjectMember | null)[];
  readonly #times: TimeBase;
  readonly #problems: MselProblem[] = [];

  constructor(
    format: 'xlsx' | 'csv',
    table: Table,
    head: number,
    reading: MselReading,
    against: ReadAgainst,
  ) {
    this.#format = format;
    this.#table = table;
    this.#head = head;
    this.#against = against;
    const headings = table.rows[head]!.map((c) => c?.text ?? '');
    this.#fields = headings.map((_, i) => (reading.fields ?? suggestFields(headings))[i] ?? null);
    const at = this.#fields.indexOf('time');
    const { context } = against;
    this.#times = {
      reading:
        reading.times ??
        guessReading(
          headings[at] ?? '',
          table.rows.slice(head + 1).map((r) => r[at] ?? null),
          context?.startSecondOfDay ?? 0,
        ),
      startDate: context?.startDate ?? '1970-01-01',
      startSecondOfDay: context?.startSecondOfDay ?? 0,
      date1904: table.date1904,
    };
  }

  read(): ReadFile {
    const { sheet, sheets, notes } = this.#table;
    for (const n of notes) this.#problem(0, null, n.code, '', n.got, true);
    this.#checkColumns();
    return {
      format: this.#format,
      sheet,
      sheets,
      columns: this.#columns(),
      times: this.#times.reading,
      rows: this.#rows(),
      problems: this.#problems,
    };
  }

  #problem(
    row: number,
    field: InjectMember | null,
    code: MselProblem['code'],
    expected: string,
    got: string,
    note: boolean,
  ): void {
    this.#problems.push({ row, column: this.#columnName(field), field, code, expected, got, note });
  }

  #columnName(field: InjectMember | null): string {
    const at = field === null ? -1 : this.#fields.indexOf(field);
    if (at < 0) return field === null ? '' : headingOf(field, 'zh');
    return this.#table.rows[this.#head]![at]?.text ?? columnLetter(at);
  }

  #columns(): MselColumn[] {
    const below = this.#table.rows
      .slice(this.#head + 1, this.#head + 20)
      .filter((row) => !isSection(row));
    return this.#fields.map((field, i) => ({
      letter: columnLetter(i),
      heading: this.#table.rows[this.#head]![i]?.text ?? '',
      field,
      sample: (below.find((r) => r[i] != null)?.[i]?.text ?? '').slice(0, 60),
    }));
  }

  #checkColumns(): void {
    const line = this.#head + 1;
    for (const field of NEEDED_FIELDS)
      if (!this.#fields.includes(field))
        this.#problem(line, field, 'columnMissing', headingOf(field, 'zh'), '', false);
    const seen = new Set<InjectMember>();
    for (const field of this.#fields) {
      if (field !== null && seen.has(field))
        this.#problem(line, field, 'columnTwice', '', '', false);
      if (field !== null) seen.add(field);
    }
    if (!seen.has('textEn') && seen.has('text'))
      this.#problem(line, 'textEn', 'translationMissing', headingOf('textEn', 'zh'), '', true);
  }

  #rows(): ReadRow[] {
    const has = new Set(this.#fields.filter((f) => f !== null));
    const reading = { context: this.#against.context, times: this.#times, has };
    const byNumber = new Map(this.#against.existing.map((i) => [i.number, i]));
    const byId = new Map(this.#against.existing.map((i) => [i.id, i]));
    const ids = new Set(byId.keys());
    const numbers = new Map<string, number>();
    const out: ReadRow[] = [];
    this.#table.rows.forEach((row, i) => {
      if (i <= this.#head || isBlank(row) || isSection(row)) return;
      const line = i + 1;
      const cells = this.#cellsOf(row);
      const before = this.#problems.length;
      for (const [field, cell] of cells)
        if (cell.flag !== null)
          this.#problem(line, field, cell.flag, '', cell.text, cell.flag === 'formulaUsed');
      const reader = new RowReader(reading, cells);
      const number = cells.get('number')?.text ?? '';
      const id = cells.get('id')?.text ?? '';
      const known = id === '' ? byNumber.get(number) : byId.get(id);
      const read = reader.read(known ?? emptyInject(id === '' ? freshId(number, line, ids) : id));
      ids.add(read.id);
      for (const f of reader.faults)
        this.#problem(line, f.field, f.code, f.expected, f.got, f.note);
      if (id !== '' && !/^[a-z0-9][a-z0-9-]{0,79}$/.test(id))
        this.#problem(line, 'id', 'idBad', 'a-z 0-9 -', id, false);
      const first = numbers.get(number);
      if (number !== '' && first !== undefined)
        this.#problem(line, 'number', 'numberTwice', String(first), number, false);
      else numbers.set(number, line);
      const faulty = this.#problems.slice(before).some((p) => !p.note);
      out.push({ row: line, inject: read, faulty });
    });
    return out;
  }

  #cellsOf(row: Row): RowCells {
    const cells = new Map<InjectMember, Cell>();
    this.#fields.forEach((field, at) => {
      const cell = row[at];
      if (field !== null && cell != null) cells.set(field, cell);
    });
    return cells;
  }
}

const isBlank = (row: Row): boolean => row.every((c) => c === null);

/** A line across the table that names a phase: one merged cell, and nothing else. */
function isSection(row: Row): boolean {
  const full = row.filter((c) => c !== null);
  return full.length >= 3 && full.slice(1).every((c) => c.merged && c.text === full[0]!.text);
}

/** An id that can be read in a log and that nothing else has. */
export function freshId(number: string, line: number, taken: ReadonlySet<string>): string {
  const slug = number
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const base = slug === '' ? `row-${line}` : `n-${slug}`;
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  return id;
}
