import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { planFileSchema } from '../../../engine/protocol/plan-schema.ts';
import { METRIC_IDS, type PlanTarget } from '../../../engine/plan/target.ts';
import { readYaml } from '../../../server/scenarios/read-yaml.ts';
import { STORIES } from './target-stories.ts';

async function targetsOf(plan: string): Promise<PlanTarget[]> {
  const file = fileURLToPath(new URL(`../../../scenarios/plans/${plan}.yaml`, import.meta.url));
  const read = await readYaml(file, planFileSchema);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.data.targets;
}

const PLANS = { wushan: await targetsOf('wushan'), lezhi: await targetsOf('lezhi') };
const ids = (letter: string) => Array.from({ length: 10 }, (_, i) => `${letter}${i + 1}`);

describe('the measurable targets of the plans', () => {
  it('are all there: W1 to W10, L1 to L10, and W11 and L11 for releases', () => {
    expect(PLANS.wushan.map((t) => t.id)).toEqual([...ids('W'), 'W11']);
    expect(PLANS.lezhi.map((t) => t.id)).toEqual([...ids('L'), 'L11']);
  });

  it('use every metric there is', () => {
    const used = new Set([...PLANS.wushan, ...PLANS.lezhi].map((t) => t.metric));
    expect([...used].sort()).toEqual([...METRIC_IDS].sort());
  });
});

const all = [...PLANS.wushan, ...PLANS.lezhi].map((t) => [t.id, t] as const);

describe.each(all)('target %s, by the numbers in the plan file', (_id, t) => {
  const { met, missed, untouched } = STORIES[t.metric](t);

  it('is not triggered by an exercise that does not bear on it', () => {
    expect(untouched.status).toBe('notTriggered');
  });

  if (t.op === 'record') {
    it('is only recorded: a time when somebody acts, none when nobody does', () => {
      expect(met).toMatchObject({ status: 'recordOnly', value: 60, unit: 'min', casesMet: 1 });
      expect(missed).toMatchObject({ status: 'recordOnly', value: null, casesMet: 0 });
    });
    return;
  }

  it('is met by an exercise that just meets it', () => {
    expect(met.status).toBe('met');
    const worse = t.op === '<=' ? met.value! - t.limit! : t.limit! - met.value!;
    expect(worse).toBeLessThanOrEqual(1e-9);
  });

  it('is missed by one that just misses it', () => {
    expect(missed.status).toBe('notMet');
    const worse = t.op === '<=' ? missed.value! - t.limit! : t.limit! - missed.value!;
    expect(worse).toBeGreaterThan(0);
  });
});
