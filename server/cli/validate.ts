import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { loadScenario, SCENARIO_FILE, scenarioFileOf } from '../scenarios/load-scenario.ts';
import { describe, type ScenarioProblem } from '../scenarios/problem.ts';
import { sideProblems } from '../scenarios/side-files.ts';
import { openRegion, regionDir } from './catalogue.ts';
import { CliError, type CliCommand } from './command.ts';
import { sharedFileProblems, type SharedKind } from './shared-files.ts';

const REGION_FILE = 'region.yaml';

interface Verdict {
  readonly file: string;
  readonly kind: 'scenario' | 'region' | SharedKind;
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
  const [kind, problems] = await sharedFileProblems(file);
  return verdict(kind, problems);
}

const lines = (v: Verdict): string =>
  [`${v.ok ? 'ok     ' : 'refused'} ${v.kind} ${v.file}`]
    .concat(v.problems.map((p) => `  ${describe(p)}`))
    .join('\n');

export const validate: CliCommand = {
  name: 'validate',
  usage:
    'FILE…  (scenario.yaml, region.yaml, any file that scenarios share, or a folder with one of the first two)',
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
