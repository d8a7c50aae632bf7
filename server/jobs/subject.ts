import { createHash } from 'node:crypto';
import type { ResponsePlan } from '../../engine/plan/response-plan.ts';
import { designOf, type StudySpec } from '../../engine/protocol/study-schema.ts';
import type { StudyPlans } from '../../engine/study/trial.ts';
import { faultWords } from '../../engine/plan/check/fault.ts';
import { checkPlan } from '../../engine/plan/check/check-plan.ts';
import { openScenario, type Loaded } from '../cli/catalogue.ts';
import { CliError } from '../cli/command.ts';
import { openPlan, planIds, PLANS_ROOT } from '../cli/plans.ts';
import { targetIdsOf } from '../scenarios/load-response-plan.ts';
import { ENGINE_HASH } from '../exercises/engine-hash.ts';
import type { StudyKey } from './study-files.ts';
import type { TrialWarmUp } from './trial-orders.ts';

/** `against` of a study that lays a plan beside the policy that plays empty seats in exercises. */
export const AUTOPILOT = 'autopilot';

/** Scenarios and plans of a study, found and read. */
export interface StudySubject {
  readonly a: Loaded;
  readonly b: Loaded | null;
  readonly plans: StudyPlans;
  readonly warmUp: TrialWarmUp;
  /** What its runs depend on. */
  readonly key: StudyKey;
}

export const hashOfJson = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Reads what a study is about; throws a `CliError` that names the file and place of every fault. */
export async function openSubject(spec: StudySpec): Promise<StudySubject> {
  const a = await openScenario(spec.scenario);
  const planA = spec.plan === null ? null : await planFor(spec.plan, a);
  const { b, planB } = await secondOf(spec.against, a, planA);
  const plans = { a: planA, b: planB };
  return {
    a,
    b,
    plans,
    warmUp: {
      scenario: spec.scenario,
      ...(b !== null && { against: spec.against! }),
      plans,
      versions: {
        engine: ENGINE_HASH,
        content: a.scenario.contentHash,
        region: a.region.contentHash,
      },
    },
    key: keyOf(spec, a, b, plans),
  };
}

/** A plan that fits the scenario, or every fault of it: nothing runs on a plan that cannot work. */
async function planFor(name: string, on: Loaded): Promise<ResponsePlan> {
  const { plan, file } = await openPlan(name);
  const targetIds = await targetIdsOf(PLANS_ROOT, plan.document);
  const { faults } = checkPlan(plan, { targetIds, scenario: on.scenario, region: on.region });
  const grave = faults.filter((f) => f.severity === 'error');
  if (grave.length > 0)
    throw new CliError(
      `plan "${name}" (${file}) is refused:\n${grave.map((f) => `  ${f.path}: ${faultWords(f, 'en')}`).join('\n')}`,
      { faults: grave },
    );
  return plan;
}

/** What the base is laid beside: another plan on the same scenario, or another scenario. */
async function secondOf(
  against: string | null,
  a: Loaded,
  planA: ResponsePlan | null,
): Promise<{ readonly b: Loaded | null; readonly planB: ResponsePlan | null }> {
  if (against === null) return { b: null, planB: null };
  if (against === AUTOPILOT) return { b: null, planB: null };
  const isPlan = (await planIds()).includes(against) || /plan[^/]*\.ya?ml$/.test(against);
  if (isPlan) return { b: null, planB: await planFor(against, a) };
  return { b: await openScenario(against), planB: planA };
}

function keyOf(spec: StudySpec, a: Loaded, b: Loaded | null, plans: StudyPlans): StudyKey {
  // The design of the sample depends on the number of runs only where factors are drawn.
  const drawn = spec.vary.length === 0 ? null : { runs: spec.runs, sampling: spec.sampling };
  return {
    engine: ENGINE_HASH,
    scenario: a.scenario.id,
    content: a.scenario.contentHash,
    region: a.region.contentHash,
    vary: { factors: spec.vary, drawn, realisations: designOf(spec, a.scenario).realisations },
    plans: {
      a: plans.a === null ? null : hashOfJson(plans.a),
      b: plans.b === null ? null : hashOfJson(plans.b),
      scenario: b === null ? null : b.scenario.contentHash,
    },
  };
}
