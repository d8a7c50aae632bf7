import { read, SSF, utils, type CellObject, type WorkSheet } from '@e965/xlsx';
import { err, ok, type Result } from '../../engine/kernel/result.ts';
import {
  cleanText,
  TABLE_LIMITS,
  unescapeFormula,
  type Cell,
  type FileFault,
  type Table,
} from './cells.ts';
import { workbookFile } from './workbook-file.ts';

const DAY_S = 86_400;

function cellOf(c: CellObject | undefined): Cell | null {
  if (c === undefined || (c.t === 'z' && c.f === undefined)) return null;
  const formula = c.f !== undefined;
  const base = { number: null, shown: 'plain' as const, merged: false };
  if (c.v === undefined) return formula ? { ...base, text: '', flag: 'formulaEmpty' } : null;
  if (c.t === 'e') return { ...base, text: c.w ?? '#', flag: 'cellError' };
  const flag = formula ? ('formulaUsed' as const) : null;
  if (c.t !== 'n') {
    const raw = typeof c.v === 'string' ? c.v : (c.w ?? String(c.v));
    const text = unescapeFormula(cleanText(raw));
    return text === '' ? null : { ...base, text, flag };
  }
  const format = String(c.z ?? '');
  const shown = !SSF.is_date(format) ? 'plain' : /\[h+\]/i.test(format) ? 'span' : 'date';
  return { ...base, text: (c.w ?? String(c.v)).trim(), number: c.v as number, shown, flag };
}

/** Every cell of a merged block gets the block's value. */
function spreadMerges(rows: (Cell | null)[][], sheet: WorkSheet): number {
  const merges = sheet['!merges'] ?? [];
  for (const { s, e } of merges) {
    const value = rows[s.r]?.[s.c] ?? null;
    for (let r = s.r; r <= Math.min(e.r, rows.length - 1); r++)
      for (let c = s.c; c <= Math.min(e.c, TABLE_LIMITS.columns - 1); c++)
        if (r !== s.r || c !== s.c)
          rows[r]![c] = value === null ? null : { ...value, merged: true };
  }
  return merges.length;
}

function rowsOf(sheet: WorkSheet): (Cell | null)[][] {
  const range = utils.decode_range(sheet['!ref'] ?? 'A1:A1');
  const last = Math.min(range.e.c, TABLE_LIMITS.columns - 1);
  const data = (sheet as { '!data'?: (CellObject | undefined)[][] })['!data'] ?? [];
  const rows: (Cell | null)[][] = [];
  for (let r = 0; r <= range.e.r; r++)
    rows.push(Array.from({ length: last + 1 }, (_, c) => cellOf(data[r]?.[c])));
  return rows;
}

/**
 * Reads a sheet of a workbook, .xlsx or .xls. Formulas are not worked out: the value that the file keeps is used.
 * Macros are data that nobody reads, and the answer says that there were some.
 */
export function readXlsx(bytes: Uint8Array, wanted?: string): Result<Table, FileFault> {
  const file = workbookFile(bytes);
  if (!file.ok) return file;
  const { macros } = file.value;
  let book: ReturnType<typeof read>;
  try {
    book = read(bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: true,
      cellNF: true,
      cellText: true,
      cellHTML: false,
      bookVBA: false,
      sheetRows: TABLE_LIMITS.rows + 1,
    });
  } catch (e) {
    return err({
      code: 'unreadable',
      expected: '.xlsx',
      got: e instanceof Error ? e.message.slice(0, 120) : '',
    });
  }
  const sheets = book.SheetNames;
  const name = wanted !== undefined && sheets.includes(wanted) ? wanted : fullest(book);
  const sheet = book.Sheets[name];
  if (sheet === undefined) return err({ code: 'unreadable', expected: '.xlsx', got: '' });
  const rows = rowsOf(sheet);
  const merges = spreadMerges(rows, sheet);
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return ok({
    sheet: name,
    sheets,
    rows,
    date1904,
    notes: [
      ...(macros ? [{ code: 'macros' as const, got: '' }] : []),
      ...(merges > 0 ? [{ code: 'mergedCells' as const, got: String(merges) }] : []),
      ...(date1904 ? [{ code: 'dates1904' as const, got: '' }] : []),
    ],
  });
}

/** The first sheet, unless it is a cover: then the one with the most rows. */
function fullest(book: ReturnType<typeof read>): string {
  const rowsIn = (name: string): number =>
    utils.decode_range(book.Sheets[name]?.['!ref'] ?? 'A1:A1').e.r;
  const [first = ''] = book.SheetNames;
  if (rowsIn(first) >= 5) return first;
  return book.SheetNames.reduce((best, n) => (rowsIn(n) > rowsIn(best) ? n : best), first);
}

/** Days before 1970 of the day 0 of either system. Excel counts a 29 February 1900 that never was. */
const DAY_ZERO_1900 = -25_569;
const DAY_ZERO_1904 = -24_107;

/** Seconds since 1970 (as if local time were UTC) of a serial date of a workbook. */
export const serialSeconds = (serial: number, date1904: boolean): number =>
  Math.round((serial + (date1904 ? DAY_ZERO_1904 : DAY_ZERO_1900)) * DAY_S);
