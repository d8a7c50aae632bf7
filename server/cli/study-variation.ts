import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { variationFileSchema, type VariationFile } from '../../engine/protocol/variation-schema.ts';
import { CliError, type CliIo } from './command.ts';
import { readJson } from './input.ts';

const NONE: VariationFile = { schema: 1, sampling: 'latinHypercube', vary: [] };

/**
 * `--vary`: a file of factors (YAML or JSON), or a JSON list of them on the command line. Faults name
 * the file and the place in it.
 */
export async function readVariation(source: string | null, io: CliIo): Promise<VariationFile> {
  if (source === null) return NONE;
  const file = /\.(ya?ml|json)$/i.test(source) && !source.startsWith('@') ? source : null;
  const value = file === null ? await readJson(source, io) : await readYaml(file);
  const parsed = variationFileSchema.safeParse(Array.isArray(value) ? { vary: value } : value);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  const place = path.filter((p, i) => !(i === 0 && p === 'vary' && Array.isArray(value)));
  const where = `${file === null ? '' : `${file}: `}${place.join('.') || 'the list'}`;
  throw new CliError(`--vary: ${where}: expected ${message}`);
}

async function readYaml(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CliError(`--vary: no file ${file}`);
  });
  try {
    return parse(text);
  } catch (e) {
    throw new CliError(`--vary: ${file}: ${e instanceof Error ? e.message.split('\n')[0] : e}`);
  }
}
