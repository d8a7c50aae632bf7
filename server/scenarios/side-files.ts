import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ok } from '../../engine/kernel/result.ts';
import type { Result } from '../../engine/kernel/result.ts';
import type { PreparedQuestion, TutorialStep } from '../../engine/protocol/discussion.ts';
import {
  discussionFileSchema,
  tutorialFileSchema,
} from '../../engine/protocol/discussion-schema.ts';
import type { ScenarioProblem } from './problem.ts';
import { readYaml } from './read-yaml.ts';

/** Questions of a tabletop exercise, beside the scenario's own file. */
export const DISCUSSION_FILE = 'discussion.yaml';
/** Steps of a guided exercise, beside the scenario's own file. */
export const TUTORIAL_FILE = 'tutorial.yaml';

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    (s) => s.isFile(),
    () => false,
  );

/** Questions in a scenario's folder; none without a file. */
export async function loadDiscussion(
  dir: string,
): Promise<Result<readonly PreparedQuestion[], ScenarioProblem[]>> {
  const file = join(dir, DISCUSSION_FILE);
  if (!(await isThere(file))) return ok([]);
  const read = await readYaml(file, discussionFileSchema);
  return read.ok ? ok(read.value.data.questions) : read;
}

/** Steps in a scenario's folder; none without a file. */
export async function loadTutorial(
  dir: string,
): Promise<Result<readonly TutorialStep[], ScenarioProblem[]>> {
  const file = join(dir, TUTORIAL_FILE);
  if (!(await isThere(file))) return ok([]);
  const read = await readYaml(file, tutorialFileSchema);
  return read.ok ? ok(read.value.data.steps) : read;
}

/** What is wrong with the files beside a scenario. They are not part of its content hash. */
export async function sideProblems(dir: string): Promise<readonly ScenarioProblem[]> {
  const all = [await loadDiscussion(dir), await loadTutorial(dir)];
  return all.flatMap((r) => (r.ok ? [] : r.error));
}
