import { describe, expect, it } from 'vitest';
import { PlanDesk } from '../../../server/plans/plan-desk.ts';
import { PLANS_FOLDER } from '../../../server/plans/plans.ts';
import { ScenarioLibrary } from '../../../server/scenarios/library.ts';

const desk = new PlanDesk(PLANS_FOLDER, new ScenarioLibrary(null));

describe('the plans of this installation', () => {
  it('are listed with scenarios and documents to choose from', async () => {
    const { plans, scenarios, documents } = await desk.list();
    expect(plans.map((p) => p.id)).toEqual([
      'lezhi-forest-fire',
      'lezhi-hazmat',
      'wushan-flood',
      'wushan-forest-fire',
      'wushan-landslide',
    ]);
    expect(scenarios.map((s) => s.id)).toContain('wushan-forest-fire');
    expect(documents.find((d) => d.id === 'wushan')!.targets.map((t) => t.id)).toContain('W1');
  });

  it('fit the scenarios of their county and hazard', async () => {
    const fits = async (id: string) => {
      const { plans, standing } = await desk.fitting(id);
      return [plans.map((p) => p.id), standing];
    };
    expect(await fits('wushan-flash-flood')).toEqual([['wushan-flood'], 'wushan-flood']);
    expect(await fits('lezhi-tanker-2017')).toEqual([['lezhi-hazmat'], 'lezhi-hazmat']);
    // A slide that dams a stream has two; none of them stands.
    expect(await fits('wushan-chain')).toEqual([['wushan-flood', 'wushan-landslide'], null]);
    expect(await fits('nowhere')).toEqual([[], null]);
  });

  it('stand up to their own checks', async () => {
    const { plans } = await desk.list();
    for (const { id } of plans) {
      const { plan } = (await desk.plan(id))!;
      const check = (await desk.check(plan, null))!;
      expect([id, check.problems, check.faults]).toEqual([id, [], []]);
    }
  });

  it('ask for no more than the forces of their forest fires have', async () => {
    for (const id of ['wushan-forest-fire', 'lezhi-forest-fire']) {
      const { plan } = (await desk.plan(id))!;
      expect((await desk.check(plan, id))!.faults).toEqual([]);
    }
  });

  it('are written as text that reads back as the same plan', async () => {
    const { plans } = await desk.list();
    for (const { id } of plans) {
      const { plan } = (await desk.plan(id))!;
      const text = desk.text(plan);
      expect(desk.read(text)).toEqual({ plan, problems: [] });
      // A number and its origin stand on one line.
      expect(text).toMatch(/\{ value: 1, provenance: assumed \}/);
    }
  });
});

describe('what is no plan', () => {
  it('is told with the line, or the path', () => {
    expect(desk.read('tasks: [').problems[0]).toMatchObject({ expected: 'valid YAML' });
    expect(desk.read('schema: 9').problems).toEqual([
      {
        file: 'plan.yaml',
        path: 'schema',
        expected: '1 or less: the file is from a newer version of this program',
        got: '9',
      },
    ]);
  });

  it('is not found under other names', async () => {
    expect(await desk.plan('nowhere')).toBeNull();
    expect(await desk.plan('../../package')).toBeNull();
    expect(await desk.check({}, 'nowhere')).toBeNull();
  });
});
