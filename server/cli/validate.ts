import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ok, type Result } from '../../engine/kernel/result.ts';
import { planFileSchema, type PlanFile } from '../../engine/protocol/plan-schema.ts';
import { reportingFileSchema } from '../../engine/protocol/reporting-schema.ts';
import { readForces } from '../scenarios/load-forces.ts';
import { readHeadquarters } from '../scenarios/load-headquarters.ts';
import { readTransport } from '../scenarios/load-transport.ts';
import { readScoring } from '../scenarios/load-scoring.ts';
import { allForces } from '../scenarios/resolve-forces.ts';
import { loadScenario, SCENARIO_FILE, scenarioFileOf } from '../scenarios/load-scenario.ts';
import { describe, type ScenarioProblem } from '../scenarios/problem.ts';
import { readYaml } from '../scenarios/read-yaml.ts';
import { sideProblems } from '../scenarios/side-files.ts';
import { openRegion, regionDir } from './catalogue.ts';
import { CliError, type CliCommand } from './command.ts';

const REGION_FILE = 'region.yaml';

interface Verdict {
  readonly file: string;
  readonly kind:
    | 'scenario'
    | 'region'
    | 'plan'
    | 'rules'
    | 'scoring'
    | 'forces'
    | 'transport'
    | 'headquarters';
  readonly ok: boolean;
  readonly problems: readonly ScenarioProblem[];
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (s) => s.isFile(),
    () => false,
  );

/** The file that is meant: itself, or the scenario or region in a folder. */
async function fileMeant(path: string): Promise<string> {
  if (await isFile(path)) return path;
  for (const name of [SCENARIO_FILE, REGION_FILE]) {
    if (await isFile(join(path, name))) return join(path, name);
  }
  throw new CliError(
    `${path}: expected a file, or a folder with ${SCENARIO_FILE} or ${REGION_FILE}`,
  );
}

async function scenarioProblems(file: string): Promise<readonly ScenarioProblem[]> {
  const dir = dirname(resolve(file));
  const head = await scenarioFileOf(dir);
  if (!head.ok) return head.error;
  const region = await openRegion(await regionDir(dir, head.value.region));
  if (!region.ok) return region.error;
  const loaded = await loadScenario(dir, region.value);
  return [...(loaded.ok ? [] : loaded.error), ...(await sideProblems(dir))];
}

async function check(path: string): Promise<Verdict> {
  const file = await fileMeant(path);
  const verdict = (kind: Verdict['kind'], problems: readonly ScenarioProblem[]): Verdict => ({
    file,
    kind,
    ok: problems.length === 0,
    problems,
  });
  if (basename(file) === SCENARIO_FILE) return verdict('scenario', await scenarioProblems(file));
  if (basename(file) === REGION_FILE) {
    const region = await openRegion(dirname(resolve(file)));
    return verdict('region', region.ok ? [] : region.error);
  }
  return shared(file, verdict);
}

/** Plans, rule packs and forces are told apart by the list that only they have. */
async function shared(
  file: string,
  verdict: (kind: Verdict['kind'], problems: readonly ScenarioProblem[]) => Verdict,
): Promise<Verdict> {
  const text = await readFile(file, 'utf8');
  if (/^rules:/m.test(text)) {
    const rules = await readYaml(file, reportingFileSchema);
    return verdict('rules', rules.ok ? [] : rules.error);
  }
  if (/^weights:/m.test(text)) {
    const scoring = await readScoring(file, (id) => planBeside(file, id));
    return verdict('scoring', scoring.ok ? [] : scoring.error);
  }
  if (/^groups:/m.test(text) && /^bodies:/m.test(text)) {
    const read = await readHeadquarters(file);
    return verdict('headquarters', read.ok ? [] : read.error);
  }
  if (/^landing:/m.test(text)) return verdict('transport', await transportProblems(file));
  if (/^forces:/m.test(text)) return verdict('forces', await forcesProblems(file));
  const plan = await readYaml(file, planFileSchema);
  return verdict('plan', plan.ok ? [] : plan.error);
}

/** The plan that a pack of `rules/scoring/` names. */
async function planBeside(pack: string, id: string): Promise<Result<PlanFile, ScenarioProblem[]>> {
  const plans = resolve(dirname(pack), '..', '..', 'plans');
  const read = await readYaml(join(plans, `${id}.yaml`), planFileSchema);
  return read.ok ? ok(read.value.data) : read;
}

async function transportProblems(file: string): Promise<readonly ScenarioProblem[]> {
  const dir = join(dirname(resolve(file)), '..', 'exercises', 'any');
  const read = await readTransport(file, async (id) => openRegion(await regionDir(dir, id)));
  return read.ok ? [] : read.error;
}

async function forcesProblems(file: string): Promise<readonly ScenarioProblem[]> {
  const forces = await readForces(file);
  if (!forces.ok) return forces.error;
  const dir = join(dirname(resolve(file)), '..', 'exercises', 'any');
  const region = await openRegion(await regionDir(dir, forces.value.data.region));
  if (!region.ok) return region.error;
  return allForces(forces.value, region.value)[1].problems;
}

const lines = (v: Verdict): string =>
  [`${v.ok ? 'ok     ' : 'refused'} ${v.kind} ${v.file}`]
    .concat(v.problems.map((p) => `  ${describe(p)}`))
    .join('\n');

export const validate: CliCommand = {
  name: 'validate',
  usage:
    'FILE…  (scenario.yaml, region.yaml, a plan, a rule pack, forces, landing sites, a headquarters, or a folder with one of the first two)',
  summary: 'checks files and everything that they refer to',
  options: {},
  async run(call) {
    if (call.positionals.length === 0) {
      throw new CliError(`name at least one file. Usage: validate ${validate.usage}`);
    }
    const verdicts: Verdict[] = [];
    for (const path of call.positionals) verdicts.push(await check(path));
    return {
      json: verdicts,
      text: verdicts.map(lines).join('\n'),
      ok: verdicts.every((v) => v.ok),
    };
  },
};
