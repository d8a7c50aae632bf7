import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import type { z } from 'zod';
import { err, ok, type Result } from '../../engine/kernel/result.ts';
import type { RegionProblem } from './region-problem.ts';

/** Most problems reported for one file: a wrong exporter makes the same mistake everywhere. */
const MOST_PROBLEMS = 20;

/** The bytes of a file of the package, or the problem that it cannot be read. */
export async function readBytes(
  dir: string,
  file: string,
): Promise<Result<Buffer, RegionProblem[]>> {
  try {
    return ok(await readFile(join(dir, file)));
  } catch (e) {
    const code = (e as NodeJS.ErrnoException).code;
    if (code === undefined) throw e;
    return err([{ file, path: '', expected: 'a readable file', found: code }]);
  }
}

/** YAML or JSON text, parsed and checked against a schema. */
export function parseFile<T>(
  file: string,
  bytes: Buffer,
  schema: z.ZodType<T>,
): Result<T, RegionProblem[]> {
  let data: unknown;
  try {
    const text = bytes.toString('utf8');
    data = file.endsWith('.yaml') ? parseYaml(text) : JSON.parse(text);
  } catch (e) {
    const found = e instanceof Error ? e.message.split('\n')[0]! : String(e);
    return err([{ file, path: '', expected: 'well-formed text', found }]);
  }
  const parsed = schema.safeParse(data);
  if (parsed.success) return ok(parsed.data);
  return err(
    parsed.error.issues.slice(0, MOST_PROBLEMS).map((issue) => ({
      file,
      path: issue.path.join('.'),
      expected: issue.message,
      found: describe(valueAt(data, issue.path)),
    })),
  );
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (v, key) =>
      v !== null && typeof v === 'object' ? (v as Record<PropertyKey, unknown>)[key] : undefined,
    data,
  );
}

export function describe(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
