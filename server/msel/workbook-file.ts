import { CFB } from '@e965/xlsx';
import { err, ok, type Result } from '../../engine/kernel/result.ts';
import type { FileFault } from './cells.ts';
import { zipDirectory } from './zip-directory.ts';

/** A workbook that says it unpacks to more than this is not unpacked. */
const MAX_UNPACKED_BYTES = 150 * 1024 * 1024;

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Begins like the compound files in which Excel 97 to 2003 and old WPS keep workbooks (.xls). */
export const isCompound = (bytes: Uint8Array): boolean => COMPOUND.every((b, i) => bytes[i] === b);

const unreadable = (expected: string, got = ''): Result<never, FileFault> =>
  err({ code: 'unreadable', expected, got });

/** What a workbook is kept in, before anything of it is read: whether it can be, and has macros. */
export function workbookFile(bytes: Uint8Array): Result<{ macros: boolean }, FileFault> {
  return isCompound(bytes) ? compoundFile(bytes) : zipFile(bytes);
}

function zipFile(bytes: Uint8Array): Result<{ macros: boolean }, FileFault> {
  const entries = zipDirectory(bytes);
  if (entries === null || !entries.some((e) => e.name.startsWith('xl/')))
    return unreadable('.xlsx');
  const unpacked = entries.reduce((n, e) => n + e.bytes, 0);
  if (unpacked > MAX_UNPACKED_BYTES)
    return err({ code: 'tooBig', expected: String(MAX_UNPACKED_BYTES), got: String(unpacked) });
  return ok({ macros: entries.some((e) => /vbaProject\.bin$/i.test(e.name)) });
}

/** Streams are inside of the file as they are: it cannot unpack to more than it has. */
function compoundFile(bytes: Uint8Array): Result<{ macros: boolean }, FileFault> {
  let paths: readonly string[];
  try {
    paths = CFB.read(bytes as never, { type: 'buffer' }).FullPaths;
  } catch (e) {
    return unreadable('.xls', e instanceof Error ? e.message.slice(0, 120) : '');
  }
  const has = (name: RegExp): boolean => paths.some((p) => name.test(p));
  if (has(/\/EncryptedPackage$/i)) return unreadable('.xlsx 无密码 (no password)');
  // Excel 5 and 95 keep words in the code page of their machine, which they often do not name.
  if (!has(/\/Workbook$/i))
    return unreadable('.xls 97–2003', has(/\/Book$/i) ? 'Excel 5.0/95' : '');
  return ok({ macros: has(/_VBA_PROJECT|\/Macros\//i) });
}
