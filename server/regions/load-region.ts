import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import {
  boundaryFileSchema,
  facilitiesFileSchema,
  regionFileSchema,
  riversFileSchema,
  roadsFileSchema,
  settlementsFileSchema,
  type RegionFile,
} from '../../engine/protocol/region-schema.ts';
import { err, ok, type Result } from '../../engine/kernel/result.ts';
import type { Region } from '../../engine/region/region.ts';
import { assemble, type ParsedFiles } from './assemble-region.ts';
import { checkRegion } from './check-region.ts';
import { readElevation, readLandCover } from './read-rasters.ts';
import { parseFile, readBytes } from './read-files.ts';
import type { RegionProblem } from './region-problem.ts';

export { describeProblem, type RegionProblem } from './region-problem.ts';

const REGION_FILE = 'region.yaml';

/**
 * Reads a region package from a folder, checks every file against its schema and the files against
 * each other, and returns the region or everything that is wrong with it. A file that cannot be
 * read is a problem too; only a broken invariant of the program throws.
 */
export async function loadRegion(dir: string): Promise<Result<Region, RegionProblem[]>> {
  const head = await readBytes(dir, REGION_FILE);
  if (!head.ok) return head;
  const parsed = parseFile(REGION_FILE, head.value, regionFileSchema);
  if (!parsed.ok) return parsed;
  const file = parsed.value;
  const escape = unsafeNames(file);
  if (escape.length > 0) return err(escape);
  const bytes = await readAll(dir, file);
  if (!bytes.ok) return bytes;
  const [dem, cover, texts] = await Promise.all([
    readElevation(file, bytes.value.dem),
    readLandCover(file, bytes.value.landCover),
    Promise.resolve(parseTexts(file, bytes.value)),
  ]);
  const problems = [dem, cover, texts].flatMap((r) => (r.ok ? [] : r.error));
  if (!dem.ok || !cover.ok || !texts.ok) return err(problems);
  const region = assemble(
    file,
    texts.value,
    dem.value,
    cover.value,
    hashOf(head.value, bytes.value),
  );
  const found = checkRegion(file, texts.value, region);
  return found.length > 0 ? err(found) : ok(region);
}

type Bytes = Record<keyof RegionFile['files'], Buffer>;

function unsafeNames(file: RegionFile): RegionProblem[] {
  return Object.entries(file.files)
    .filter(([, name]) => basename(name) !== name)
    .map(([key, name]) => ({
      file: REGION_FILE,
      path: `files.${key}`,
      expected: 'a file name inside the package folder',
      found: name,
    }));
}

async function readAll(dir: string, file: RegionFile): Promise<Result<Bytes, RegionProblem[]>> {
  const names = Object.entries(file.files) as [keyof Bytes, string][];
  const read = await Promise.all(names.map(([, name]) => readBytes(dir, name)));
  const problems = read.flatMap((r) => (r.ok ? [] : r.error));
  if (problems.length > 0) return err(problems);
  return ok(
    Object.fromEntries(
      names.map(([key], k) => [key, (read[k] as { value: Buffer }).value]),
    ) as Bytes,
  );
}

function parseTexts(file: RegionFile, bytes: Bytes): Result<ParsedFiles, RegionProblem[]> {
  const names = file.files;
  const boundary = parseFile(names.boundary, bytes.boundary, boundaryFileSchema);
  const rivers = parseFile(names.rivers, bytes.rivers, riversFileSchema);
  const roads = parseFile(names.roads, bytes.roads, roadsFileSchema);
  const settlements = parseFile(names.settlements, bytes.settlements, settlementsFileSchema);
  const facilities = parseFile(names.facilities, bytes.facilities, facilitiesFileSchema);
  if (boundary.ok && rivers.ok && roads.ok && settlements.ok && facilities.ok) {
    return ok({
      boundary: boundary.value,
      rivers: rivers.value,
      roads: roads.value,
      settlements: settlements.value,
      facilities: facilities.value,
    });
  }
  return err(
    [boundary, rivers, roads, settlements, facilities].flatMap((r) => (r.ok ? [] : r.error)),
  );
}

/** SHA-256 over every file of the package, each led by its role and length. */
function hashOf(head: Buffer, bytes: Bytes): string {
  const hash = createHash('sha256');
  const parts = [['region', head], ...Object.entries(bytes).sort(([a], [b]) => (a < b ? -1 : 1))];
  for (const [role, data] of parts as [string, Buffer][]) {
    hash.update(`${role}:${data.length}\n`);
    hash.update(data);
  }
  return hash.digest('hex');
}
