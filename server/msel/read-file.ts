import type { Result } from '../../engine/kernel/result.ts';
import type { MselFormat, MselReading } from '../../engine/protocol/msel.ts';
import type { FileFault } from './cells.ts';
import { readTable, type ReadAgainst, type ReadFile } from './read-table.ts';
import { readYamlMsel } from './read-yaml.ts';
import { isCompound } from './workbook-file.ts';
import { zipDirectory } from './zip-directory.ts';

/** What a file is: by its bytes where they say it, else by its name. */
export function formatOf(name: string, bytes: Uint8Array): MselFormat {
  if (isCompound(bytes) || zipDirectory(bytes) !== null || /\.xls[xmb]?$/i.test(name))
    return 'xlsx';
  return /\.ya?ml$/i.test(name) ? 'yaml' : 'csv';
}

/** Reads a file of injects in any of the formats. */
export function readMselFile(
  name: string,
  bytes: Uint8Array,
  reading: MselReading,
  against: ReadAgainst,
): Result<ReadFile, FileFault> {
  const format = formatOf(name, bytes);
  return format === 'yaml' ? readYamlMsel(bytes) : readTable(bytes, format, reading, against);
}
