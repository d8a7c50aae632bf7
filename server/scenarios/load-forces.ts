import { basename } from 'node:path';
import { err, ok, type Result } from '../../engine/kernel/result.ts';
import { forcesFileSchema } from '../../engine/protocol/forces-schema.ts';
import { sharedFile } from './beside.ts';
import type { ScenarioProblem } from './problem.ts';
import { readYaml } from './read-yaml.ts';
import type { CountyForces } from './resolve-forces.ts';

/** A forces file; its id must be the name of the file. */
export async function readForces(
  file: string,
): Promise<Result<CountyForces & { readonly text: string }, ScenarioProblem[]>> {
  const read = await readYaml(file, forcesFileSchema);
  if (!read.ok) return read;
  const { data, text } = read.value;
  const name = basename(file, '.yaml');
  if (data.id !== name)
    return err([{ file, path: 'id', expected: `"${name}", the name of its file`, got: data.id }]);
  return ok({ file, data, text });
}

/** The order of battle that a scenario includes, and its text for the content hash. */
export async function loadForces(
  dir: string,
  id: string | null,
  regionId: string,
): Promise<Result<{ forces: CountyForces | null; text: string }, ScenarioProblem[]>> {
  if (id === null) return ok({ forces: null, text: '' });
  const file = await sharedFile(dir, 'forces', `${id}.yaml`);
  const read = await readForces(file);
  if (!read.ok) return read;
  const { region } = read.value.data;
  if (region !== regionId)
    return err([
      { file, path: 'region', expected: `"${regionId}", the scenario's region`, got: region },
    ]);
  return ok({ forces: read.value, text: read.value.text });
}
