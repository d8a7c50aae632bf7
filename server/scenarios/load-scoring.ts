import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { err, ok, type Result } from '../../engine/kernel/result.ts';
import type { ScoringPack } from '../../engine/plan/weighting.ts';
import type { PlanFile } from '../../engine/protocol/plan-schema.ts';
import { scoringFileSchema } from '../../engine/protocol/scoring-schema.ts';
import { sharedFile, sharedFolders } from './beside.ts';
import type { ScenarioProblem } from './problem.ts';
import { readYaml } from './read-yaml.ts';

/** A scoring pack, checked against the plan whose targets it weighs. */
export async function readScoring(
  file: string,
  planOf: (id: string) => Promise<Result<PlanFile, ScenarioProblem[]>>,
): Promise<Result<{ pack: ScoringPack; text: string }, ScenarioProblem[]>> {
  const read = await readYaml(file, scoringFileSchema);
  if (!read.ok) return read;
  const { data, text } = read.value;
  const name = basename(file, '.yaml');
  if (data.id !== name)
    return err([{ file, path: 'id', expected: `"${name}", the name of its file`, got: data.id }]);
  const plan = await planOf(data.plan);
  if (!plan.ok) return plan;
  const known = plan.value.targets.map((t) => t.id);
  const problems = data.weights.flatMap((w, i) =>
    known.includes(w.target)
      ? []
      : [
          {
            file,
            path: `weights[${i}].target`,
            expected: `one of ${known.join(', ')} of plan "${data.plan}"`,
            got: `"${w.target}"`,
          },
        ],
  );
  if (problems.length > 0) return err(problems);
  const { id, name: title, source, groups, weights } = data;
  return ok({ pack: { id, name: title, source, groups, weights }, text });
}

/**
 * The scoring pack that a scenario names, none for null; all packs that weigh its plan; and their
 * texts for the content hash. Of the others a faulty one is left out: `validate` tells what is wrong.
 */
export async function loadScoring(
  dir: string,
  id: string | null,
  plan: PlanFile,
): Promise<Result<LoadedScoring, ScenarioProblem[]>> {
  const read = async (name: string): ReturnType<typeof readScoring> => {
    const file = await sharedFile(dir, 'rules', 'scoring', name);
    return readScoring(file, async (wanted) =>
      wanted === plan.id
        ? ok(plan)
        : err([{ file, path: 'plan', expected: `"${plan.id}", the scenario's plan`, got: wanted }]),
    );
  };
  const named = id === null ? null : await read(`${id}.yaml`);
  if (named !== null && !named.ok) return named;
  const packs: ScoringPack[] = [];
  let text = '';
  for (const name of await packNames(dir)) {
    const one = await read(name);
    if (!one.ok) continue;
    packs.push(one.value.pack);
    text += one.value.text;
  }
  return ok({ pack: named?.value.pack ?? null, packs, text });
}

interface LoadedScoring {
  readonly pack: ScoringPack | null;
  readonly packs: readonly ScoringPack[];
  readonly text: string;
}

/** Files of packs beside a scenario and of the installation, in code-unit order. */
async function packNames(dir: string): Promise<readonly string[]> {
  const names = new Set<string>();
  for (const folder of sharedFolders(dir, 'rules', 'scoring'))
    for (const name of await readdir(folder).catch((): string[] => []))
      if (name.endsWith('.yaml')) names.add(name);
  return [...names].sort();
}
