import type { TableCode } from '../../engine/protocol/msel.ts';

/** One cell as the file has it. */
export interface Cell {
  /** As a reader sees it, ends trimmed. */
  readonly text: string;
  /** The number behind it; null for words. */
  readonly number: number | null;
  /** `date` when it is shown as date or time, `span` for `[h]:mm`: a number of days. */
  readonly shown: 'plain' | 'date' | 'span';
  readonly flag: Extract<TableCode, 'formulaUsed' | 'formulaEmpty' | 'cellError'> | null;
  /** It lies under a merged cell, whose value it has. */
  readonly merged: boolean;
}

/** A table as rows of cells; row 1 is `rows[0]`. Holes are null. */
export interface Table {
  readonly sheet: string;
  readonly sheets: readonly string[];
  readonly rows: readonly (readonly (Cell | null)[])[];
  readonly date1904: boolean;
  /** Things to know of the file as a whole. */
  readonly notes: readonly { readonly code: TableCode; readonly got: string }[];
}

/** Something about the whole file that stops it from being read. */
export interface FileFault {
  readonly code: TableCode;
  readonly expected: string;
  readonly got: string;
}

/** Signs with which spreadsheets begin a formula; a tab or a carriage return can hide one. */
const FORMULA_START = /^'*[=+\-@\t\r＝＋－＠]/;

/** Text that no spreadsheet takes for a formula: an apostrophe before what could be one. */
export const escapeFormula = (text: string): string =>
  FORMULA_START.test(text) ? `'${text}` : text;

/** The text that `escapeFormula` was given. */
export const unescapeFormula = (text: string): string =>
  text.startsWith("'") && FORMULA_START.test(text) ? text.slice(1) : text;

/** Line ends and blanks at the ends are no content. */
export const cleanText = (text: string): string =>
  text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').trim();

export const textCell = (raw: string): Cell | null => {
  const text = unescapeFormula(cleanText(raw));
  return text === '' ? null : { text, number: null, shown: 'plain', flag: null, merged: false };
};

/** `A`, `B` … `AA`: how spreadsheets call the column with this index. */
export function columnLetter(index: number): string {
  let out = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    out = String.fromCharCode(65 + ((n - 1) % 26)) + out;
  return out;
}

/** Most rows and columns that are read at all. */
export const TABLE_LIMITS = { rows: 10_500, columns: 100, bytes: 8 * 1024 * 1024 } as const;
