import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { loadResponsePlan, PLAN_FILE, type LoadedPlan } from '../scenarios/load-response-plan.ts';
import { PLANS_FOLDER } from '../plans/plans.ts';
import { refuse } from './catalogue.ts';
import { CliError } from './command.ts';

export const PLANS_ROOT = PLANS_FOLDER;

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (s) => s.isFile(),
    () => false,
  );

/** Ids of the plans of this installation, in rising order. */
export async function planIds(): Promise<string[]> {
  const out: string[] = [];
  for (const entry of await readdir(PLANS_ROOT, { withFileTypes: true }))
    if (entry.isDirectory() && (await isFile(join(PLANS_ROOT, entry.name, PLAN_FILE))))
      out.push(entry.name);
  return out.sort();
}

/** A plan given by id, by its folder or by its file, or every fault of its form as an error. */
export async function openPlan(name: string): Promise<LoadedPlan> {
  for (const file of [
    join(PLANS_ROOT, name, PLAN_FILE),
    join(resolve(name), PLAN_FILE),
    resolve(name),
  ]) {
    if (!(await isFile(file))) continue;
    const loaded = await loadResponsePlan(file);
    if (!loaded.ok) throw refuse(`plan "${name}"`, loaded.error);
    return loaded.value;
  }
  throw new CliError(`no plan "${name}"; there are: ${(await planIds()).join(', ') || 'none'}`);
}
