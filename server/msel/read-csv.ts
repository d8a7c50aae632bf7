import Papa from 'papaparse';
import { err, ok, type Result } from '../../engine/kernel/result.ts';
import { headingRow, suggestFields } from './columns.ts';
import { TABLE_LIMITS, textCell, type FileFault, type Table } from './cells.ts';

function decodeAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Text of a csv file: UTF-16 by its mark, else UTF-8 (with or without a mark), else GB 18030, which
 * GBK and GB 2312 are parts of: what Excel on a Chinese Windows writes. Bytes that are none of them
 * are refused.
 */
export function decodeTable(
  bytes: Uint8Array,
): Result<{ readonly text: string; readonly encoding: string }, FileFault> {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  for (const encoding of utf16 === null ? ['utf-8', 'gb18030'] : [utf16]) {
    const text = decodeAs(encoding, bytes);
    if (text !== null && !text.includes('\0')) return ok({ text, encoding });
  }
  return err({ code: 'encoding', expected: 'UTF-8, GBK, UTF-16', got: '' });
}

const DELIMITERS = [',', '\t', ';', '|'] as const;
/** So many rows are looked at for headings. */
const HEAD_ROWS = 40;

const split = (text: string, delimiter: string, rows: number) =>
  Papa.parse<string[]>(text, { delimiter, skipEmptyLines: false, preview: rows });

/** The sign under which the most headings are known: what stands in the cells says nothing. */
function delimiterOf(text: string): string {
  let best = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const rows = split(text, delimiter, HEAD_ROWS).data;
    const at = headingRow(rows);
    const known = at < 0 ? 0 : suggestFields(rows[at]!).filter((f) => f !== null).length;
    if (known > most) [best, most] = [delimiter, known];
  }
  return best;
}

export function readCsv(bytes: Uint8Array): Result<Table, FileFault> {
  const decoded = decodeTable(bytes);
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  const parsed = split(text, delimiterOf(text), TABLE_LIMITS.rows + 1);
  const broken = parsed.errors.find((e) => e.type === 'Quotes');
  if (broken !== undefined)
    return err({
      code: 'unreadable',
      expected: 'csv',
      got: `${(broken.row ?? 0) + 1}: ${broken.message}`,
    });
  return ok({
    sheet: '',
    sheets: [],
    rows: parsed.data.map((row) => row.slice(0, TABLE_LIMITS.columns).map(textCell)),
    date1904: false,
    notes: [],
  });
}
