import { createHash } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import type { Scenario } from '../../engine/exercise/scenario.ts';
import { err, ok } from '../../engine/kernel/result.ts';
import type { Result } from '../../engine/kernel/result.ts';
import type { PlanTarget } from '../../engine/plan/target.ts';
import { planFileSchema } from '../../engine/protocol/plan-schema.ts';
import type { PlanFile } from '../../engine/protocol/plan-schema.ts';
import { scenarioFileSchema } from '../../engine/protocol/scenario-schema.ts';
import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import { regionWith } from '../../engine/region/hamlets.ts';
import type { Region } from '../../engine/region/region.ts';
import { Locator } from './locate.ts';
import type { ScenarioProblem } from './problem.ts';
import { parseYaml, readYaml } from './read-yaml.ts';
import { sharedFile } from './beside.ts';
import { loadForces } from './load-forces.ts';
import { loadMsel } from './load-msel.ts';
import { loadResponsePlan, PLAN_FILE } from './load-response-plan.ts';
import { loadReporting } from './load-reporting.ts';
import { withHeadquarters } from './load-headquarters.ts';
import { loadTransport } from './load-transport.ts';
import { loadScoring } from './load-scoring.ts';
import { resolveHamlets } from './resolve-hamlets.ts';
import { checkConditions } from './resolve-injects.ts';
import { resolveScenario } from './resolve.ts';

export type { ScenarioProblem } from './problem.ts';

export const SCENARIO_FILE = 'scenario.yaml';

const onlyProblem = (file: string, path: string, expected: string, got: string) =>
  err([{ file, path, expected, got }]);

/** The targets of `plan` that the scenario applies, in the scenario's order. */
function pickTargets(
  file: string,
  ids: readonly string[],
  plan: PlanFile,
): Result<PlanTarget[], ScenarioProblem[]> {
  const known = new Map(plan.targets.map((t) => [t.id, t]));
  const problems: ScenarioProblem[] = [];
  const targets: PlanTarget[] = [];
  ids.forEach((id, i) => {
    const found = known.get(id);
    if (found === undefined) {
      const expected = `one of ${[...known.keys()].join(', ')} of plan "${plan.id}"`;
      problems.push({ file, path: `targets[${i}]`, expected, got: `"${id}"` });
      return;
    }
    const { note: _note, ...target } = found;
    targets.push(target);
  });
  return problems.length > 0 ? err(problems) : ok(targets);
}

/** The region that a scenario plays in, read before the region itself is loaded. */
export async function scenarioFileOf(
  dir: string,
): Promise<Result<ScenarioFile, ScenarioProblem[]>> {
  const read = await readYaml(join(dir, SCENARIO_FILE), scenarioFileSchema);
  if (!read.ok) return read;
  const whole = await withHeadquarters(dir, join(dir, SCENARIO_FILE), read.value.data);
  return whole.ok ? ok(whole.value.data) : whole;
}

/**
 * Loads the scenario in folder `dir` and its plan, and resolves both against `region`. All faults
 * that can be found are reported together, each with file, path, what was expected and what stands
 * there.
 */
export async function loadScenario(
  dir: string,
  region: Region,
): Promise<Result<Scenario, ScenarioProblem[]>> {
  const file = join(dir, SCENARIO_FILE);
  const read = await readYaml(file, scenarioFileSchema);
  if (!read.ok) return read;
  const folder = basename(resolve(dir));
  const { id } = read.value.data;
  if (id !== folder)
    return onlyProblem(file, 'id', `"${folder}", the name of its folder`, `"${id}"`);
  return compose(dir, file, read.value, region);
}

/** The same for a text that is in no file yet; what stands beside it is looked for from `dir`. */
export async function loadScenarioText(
  dir: string,
  text: string,
  region: Region,
): Promise<Result<Scenario, ScenarioProblem[]>> {
  const file = join(dir, SCENARIO_FILE);
  const read = parseYaml(file, text, scenarioFileSchema);
  return read.ok ? compose(dir, file, read.value, region) : read;
}

/** The plan that the scenario names must be there, and be for its county and one of its hazards. */
async function responsePlanFault(
  dir: string,
  file: string,
  data: ScenarioFile,
): Promise<Result<never, ScenarioProblem[]> | null> {
  const id = data.responsePlan;
  if (id === null) return null;
  const read = await loadResponsePlan(await sharedFile(dir, 'plans', `${id}/${PLAN_FILE}`));
  const fits =
    read.ok && read.value.plan.document === data.plan && data[read.value.plan.hazard] !== null;
  if (fits) return null;
  const expected = `a response plan of "${data.plan}" for a hazard of this scenario`;
  return onlyProblem(file, 'responsePlan', expected, `"${id}"`);
}

async function compose(
  dir: string,
  file: string,
  { data: written, text }: { readonly data: ScenarioFile; readonly text: string },
  region: Region,
): Promise<Result<Scenario, ScenarioProblem[]>> {
  if (written.region !== region.id) {
    return onlyProblem(file, 'region', `"${region.id}", the region loaded`, `"${written.region}"`);
  }
  const whole = await withHeadquarters(dir, file, written);
  if (!whole.ok) return whole;
  const msel = await loadMsel(dir, whole.value.data);
  if (!msel.ok) return msel;
  const data: ScenarioFile = { ...whole.value.data, injects: [...msel.value.injects] };
  const plan = await readYaml(await sharedFile(dir, 'plans', `${data.plan}.yaml`), planFileSchema);
  if (!plan.ok) return plan;
  const targets = pickTargets(file, data.targets, plan.value.data);
  if (!targets.ok) return targets;

  const wrong = await responsePlanFault(dir, file, data);
  if (wrong !== null) return wrong;
  const reporting = await loadReporting(dir, data.reporting);
  if (!reporting.ok) return reporting;
  const forces = await loadForces(dir, data.forces?.file ?? null, region.id);
  if (!forces.ok) return forces;
  const scoring = await loadScoring(dir, data.scoring, plan.value.data);
  if (!scoring.ok) return scoring;
  const transport = await loadTransport(dir, data.transport, region);
  if (!transport.ok) return transport;

  const hash = createHash('sha256').update(text).update(plan.value.text);
  for (const { value } of [reporting, forces, scoring, msel, transport, whole])
    hash.update(value.text);
  const contentHash = hash.digest('hex');
  const hamlets = resolveHamlets(data, new Locator(file, region));
  if (!hamlets.ok) return hamlets;
  const locate = new Locator(file, regionWith(region, hamlets.value));
  const scenario = resolveScenario(
    data,
    {
      targets: targets.value,
      reporting: reporting.value.rules,
      forces: forces.value.forces,
      scoring: scoring.value.pack,
      scoringPacks: scoring.value.packs,
      transport: transport.value.spec,
      headquarters: whole.value.plan,
      hamlets: hamlets.value,
      attachments: msel.value.attachments,
    },
    contentHash,
    locate,
  );
  if (scenario !== null) checkConditions(data, scenario, locate);
  if (scenario === null || locate.problems.length > 0) return err(locate.problems);
  return ok(scenario);
}
