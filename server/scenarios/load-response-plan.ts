import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../../engine/kernel/result.ts';
import type { ResponsePlan } from '../../engine/plan/response-plan.ts';
import { parseResponsePlan } from '../../engine/protocol/parse-response-plan.ts';
import { planFileSchema } from '../../engine/protocol/plan-schema.ts';
import type { ScenarioProblem } from './problem.ts';
import { readYaml } from './read-yaml.ts';

export const PLAN_FILE = 'plan.yaml';

export interface LoadedPlan {
  readonly plan: ResponsePlan;
  readonly file: string;
  /** SHA-256 over the file's text. */
  readonly contentHash: string;
}

/** Reads the plan in `file`; its form is checked, what it asks for is not (see `checkPlan`). */
export async function loadResponsePlan(
  file: string,
): Promise<Result<LoadedPlan, readonly ScenarioProblem[]>> {
  const read = await readYaml(file, z.unknown());
  if (!read.ok) return read;
  const plan = parseResponsePlan(file, read.value.data);
  if (!plan.ok) return plan;
  const { id } = plan.value;
  const folder = basename(dirname(file));
  if (basename(file) === PLAN_FILE && id !== folder) {
    const expected = `"${folder}", the name of its folder`;
    return err([{ file, path: 'id', expected, got: `"${id}"` }]);
  }
  const contentHash = createHash('sha256').update(read.value.text).digest('hex');
  return ok({ plan: plan.value, file, contentHash });
}

/** Ids of the targets of a plan's document in the folder `plans`; null when it is not there. */
export async function targetIdsOf(plans: string, document: string): Promise<string[] | null> {
  const read = await readYaml(join(plans, `${document}.yaml`), planFileSchema);
  return read.ok ? read.value.data.targets.map((t) => t.id) : null;
}
