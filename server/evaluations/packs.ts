import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { err, ok } from '../../engine/kernel/result.ts';
import type { Result } from '../../engine/kernel/result.ts';
import { evaluationFileSchema } from '../../engine/protocol/evaluation-schema.ts';
import type { EvaluationPack } from '../../engine/review/evaluation.ts';
import { describe } from '../scenarios/problem.ts';
import type { ScenarioProblem } from '../scenarios/problem.ts';
import { readYaml } from '../scenarios/read-yaml.ts';

const INSTALLED = fileURLToPath(new URL('../../scenarios/rules/evaluation', import.meta.url));
const ENDING = '.yaml';

/** One pack of evaluation rules, checked; what is wrong with it is told by path. */
export async function readEvaluationPack(
  file: string,
): Promise<Result<EvaluationPack, ScenarioProblem[]>> {
  const read = await readYaml(file, evaluationFileSchema);
  if (!read.ok) return read;
  const { schema: _schema, ...pack } = read.value.data;
  const name = basename(file, ENDING);
  if (pack.id === name) return ok(pack);
  return err([{ file, path: 'id', expected: `"${name}", the name of its file`, got: pack.id }]);
}

/**
 * The packs of a folder by id, in code-unit order. A file that does not fit is an error that names
 * it: a form that is silently missing would be noticed in the middle of an exercise.
 */
export async function evaluationPacks(
  dir: string = INSTALLED,
): Promise<ReadonlyMap<string, EvaluationPack>> {
  const names = (await readdir(dir)).filter((n) => n.endsWith(ENDING)).sort();
  const packs = new Map<string, EvaluationPack>();
  for (const name of names) {
    const read = await readEvaluationPack(join(dir, name));
    if (!read.ok) throw new Error(read.error.map(describe).join('\n'));
    packs.set(read.value.id, read.value);
  }
  return packs;
}
