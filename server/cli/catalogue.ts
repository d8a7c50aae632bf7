import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Scenario } from '../../engine/exercise/scenario.ts';
import { err, type Result } from '../../engine/kernel/result.ts';
import { regionWith } from '../../engine/region/hamlets.ts';
import type { Region } from '../../engine/region/region.ts';
import { loadRegion } from '../regions/load-region.ts';
import { libraryHere } from '../scenarios/library.ts';
import { loadScenario, SCENARIO_FILE, scenarioFileOf } from '../scenarios/load-scenario.ts';
import { describe, type ScenarioProblem } from '../scenarios/problem.ts';
import { CliError } from './command.ts';

export const SCENARIOS_ROOT = fileURLToPath(new URL('../../scenarios', import.meta.url));

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Ids of the folders of `kind` that hold `file`, in rising order. */
export async function folderIds(kind: 'exercises' | 'regions', file: string): Promise<string[]> {
  const root = join(SCENARIOS_ROOT, kind);
  const out: string[] = [];
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (entry.isDirectory() && (await exists(join(root, entry.name, file)))) out.push(entry.name);
  }
  return out.sort();
}

/** Folder of a scenario given by id (of the installation or made here), by its folder or its file. */
export async function scenarioDir(name: string): Promise<string> {
  const path = basename(name) === SCENARIO_FILE ? join(name, '..') : name;
  for (const dir of [join(SCENARIOS_ROOT, 'exercises', path), resolve(path)]) {
    if (await exists(join(dir, SCENARIO_FILE))) return dir;
  }
  const own = await libraryHere().find(name);
  if (own !== null) return own.dir;
  const known = await folderIds('exercises', SCENARIO_FILE);
  throw new CliError(`no scenario "${name}"; there are: ${known.join(', ') || 'none'}`);
}

/** `scenarios/regions/<id>` beside a scenario's own folder, or that of this installation. */
export async function regionDir(scenario: string, id: string): Promise<string> {
  const beside = resolve(scenario, '..', '..', 'regions', id);
  return (await exists(beside)) ? beside : join(SCENARIOS_ROOT, 'regions', id);
}

export const refuse = (what: string, problems: readonly ScenarioProblem[]): CliError =>
  new CliError(`${what} is refused:\n${problems.map((p) => `  ${describe(p)}`).join('\n')}`, {
    problems,
  });

/** A region package of this folder, its problems named like those of a scenario. */
export async function openRegion(dir: string): Promise<Result<Region, ScenarioProblem[]>> {
  const region = await loadRegion(dir);
  if (region.ok) return region;
  return err(
    region.error.map(({ file, path, expected, found }) => ({
      file: join(dir, file),
      path,
      expected,
      got: found,
    })),
  );
}

export interface Loaded {
  readonly scenario: Scenario;
  readonly region: Region;
}

/** A scenario with its region, or every fault of either as an error. */
export async function openScenario(name: string): Promise<Loaded> {
  const dir = await scenarioDir(name);
  const head = await scenarioFileOf(dir);
  if (!head.ok) throw refuse(`scenario "${name}"`, head.error);
  const region = await openRegion(await regionDir(dir, head.value.region));
  if (!region.ok) throw refuse(`region "${head.value.region}"`, region.error);
  const scenario = await loadScenario(dir, region.value);
  if (!scenario.ok) throw refuse(`scenario "${name}"`, scenario.error);
  return { scenario: scenario.value, region: regionWith(region.value, scenario.value.hamlets) };
}
