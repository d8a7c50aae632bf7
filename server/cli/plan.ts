import { z } from 'zod';
import { checkPlan, type PlanCheck } from '../../engine/plan/check/check-plan.ts';
import { faultWords } from '../../engine/plan/check/fault.ts';
import { responsePlanSchema } from '../../engine/protocol/response-plan-schema.ts';
import { targetIdsOf, type LoadedPlan } from '../scenarios/load-response-plan.ts';
import { openScenario } from './catalogue.ts';
import { atMost, CliError, textFlag, type Answer, type Call, type CliCommand } from './command.ts';
import { openPlan, PLANS_ROOT } from './plans.ts';
import { figure, table } from './table.ts';

const minutes = (min: number): string => (Number.isFinite(min) ? figure(min) : 'never');

function words({ plan, file }: LoadedPlan, check: PlanCheck, scenario: string | null): string {
  const errors = check.faults.filter((f) => f.severity === 'error').length;
  const warnings = check.faults.length - errors;
  const against = scenario === null ? '' : `, against scenario ${scenario}`;
  const head = `${check.ok ? 'ok     ' : 'refused'} plan ${plan.id} ${plan.version} (${file})${against}: ${errors} errors, ${warnings} warnings`;
  const faults = check.faults.map(
    (f) =>
      `  ${f.severity === 'error' ? 'error  ' : 'warning'} ${file}: ${f.path}: ${faultWords(f, 'en')}`,
  );
  const rows = plan.tasks.map((t) => {
    const e = check.earliest.get(t.id)!;
    return [t.id, minutes(e.startMin), minutes(e.doneMin), e.waitsFor ?? '', t.name.zh];
  });
  return [
    head,
    ...faults,
    '',
    'soonest, minutes from the first word of the emergency:',
    table(['task', 'begins', 'done', 'waits for', ''], rows),
    '',
    `longest chain: ${check.criticalPath.join(' → ')}`,
  ].join('\n');
}

async function check(call: Call): Promise<Answer> {
  const name = call.positionals[1];
  if (name === undefined) throw new CliError(`name a plan. Usage: plan ${plan.usage}`);
  const loaded = await openPlan(name);
  const scenarioName = textFlag(call, 'scenario');
  const against = scenarioName === null ? null : await openScenario(scenarioName);
  const targetIds = await targetIdsOf(PLANS_ROOT, loaded.plan.document);
  const done = checkPlan(loaded.plan, {
    targetIds,
    scenario: against?.scenario ?? null,
    region: against?.region ?? null,
  });
  return {
    json: {
      plan: loaded.plan.id,
      version: loaded.plan.version,
      file: loaded.file,
      contentHash: loaded.contentHash,
      scenario: against?.scenario.id ?? null,
      ok: done.ok,
      faults: done.faults.map((f) => ({ file: loaded.file, ...f, message: faultWords(f, 'en') })),
      earliest: Object.fromEntries(
        [...done.earliest].map(([id, e]) => [
          id,
          Number.isFinite(e.startMin) ? { startMin: e.startMin, doneMin: e.doneMin } : null,
        ]),
      ),
      criticalPath: done.criticalPath,
    },
    text: words(loaded, done, against?.scenario.id ?? null),
    ok: done.ok,
  };
}

/** The form of a plan file as JSON Schema, for editors. */
function schema(): Answer {
  const json = {
    title: 'Sandtable response plan',
    ...z.toJSONSchema(responsePlanSchema, { io: 'input' }),
  };
  return { json, text: JSON.stringify(json, null, 2), ok: true };
}

export const plan: CliCommand = {
  name: 'plan',
  usage: 'check PLAN [--scenario S] | schema',
  summary:
    'check: what is wrong with a plan before it runs, by itself and against a scenario; schema: JSON Schema of plan files',
  options: { scenario: { type: 'string' } },
  async run(call) {
    const [what] = call.positionals;
    if (what === 'schema') {
      atMost(plan, call, 1);
      return schema();
    }
    atMost(plan, call, 2);
    if (what === 'check') return check(call);
    throw new CliError(`expected check or schema. Usage: plan ${plan.usage}`);
  },
};
