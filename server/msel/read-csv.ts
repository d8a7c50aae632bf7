import Papa from 'papaparse';
import { err, ok, type Result } from '../../engine/kernel/result.ts';
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

export function readCsv(bytes: Uint8Array): Result<Table, FileFault> {
  const decoded = decodeTable(bytes);
  if (!decoded.ok) return decoded;
  const parsed = Papa.parse<string[]>(decoded.value.text, {
    delimiter: '',
    delimitersToGuess: [',', '\t', ';', '|'],
    skipEmptyLines: false,
    preview: TABLE_LIMITS.rows + 1,
  });
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
