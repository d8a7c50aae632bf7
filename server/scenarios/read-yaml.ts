import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { err, ok } from '../../engine/kernel/result.ts';
import type { Result } from '../../engine/kernel/result.ts';
import { fromZod } from './problem.ts';
import type { ScenarioProblem } from './problem.ts';

/** A file of at most this size is read; more is no scenario. */
const MAX_BYTES = 4 * 1024 * 1024;

const message = (e: unknown): string => (e instanceof Error ? e.message : String(e));

/** Reads a YAML file and parses it by `schema`; every failure is a list of problems. */
export async function readYaml<S extends z.ZodType>(
  file: string,
  schema: S,
): Promise<Result<{ readonly data: z.output<S>; readonly text: string }, ScenarioProblem[]>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (e) {
    return err([{ file, path: '', expected: 'a readable file', got: message(e) }]);
  }
  return parseYaml(file, text, schema);
}

/** The same for a text that is at hand; `file` is what its problems name. */
export function parseYaml<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
): Result<{ readonly data: z.output<S>; readonly text: string }, ScenarioProblem[]> {
  if (text.length > MAX_BYTES) {
    const got = `${text.length} characters`;
    return err([{ file, path: '', expected: `at most ${MAX_BYTES} characters`, got }]);
  }
  const document = parseDocument(text, { prettyErrors: true });
  if (document.errors.length > 0) {
    return err(
      document.errors.map((e) => ({
        file,
        path: e.linePos === undefined ? '' : `line ${e.linePos[0].line}`,
        expected: 'valid YAML',
        got: e.message.split('\n')[0] ?? e.code,
      })),
    );
  }
  let root: unknown;
  try {
    root = document.toJS({ maxAliasCount: 100 });
  } catch (e) {
    return err([{ file, path: '', expected: 'valid YAML', got: message(e) }]);
  }
  const parsed = schema.safeParse(root);
  if (!parsed.success) return err(fromZod(file, root, parsed.error));
  return ok({ data: parsed.data, text: text.replaceAll('\r\n', '\n') });
}
