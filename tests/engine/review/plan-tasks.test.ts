import { describe, expect, test } from 'vitest';
import type { ExerciseEvent } from '../../../engine/exercise/event.ts';
import type { PlanTask, ResponsePlan } from '../../../engine/plan/response-plan.ts';
import { planTaskSteps } from '../../../engine/review/plan-tasks.ts';
import { scenarioWith } from '../plan/score-support.ts';

const figure = (value: number) =>
  ({ value, provenance: 'assumed', clause: null, source: null }) as const;

const task = (over: Partial<PlanTask>): PlanTask => ({
  id: 'convene',
  name: { zh: '召集指挥部', en: 'Call the headquarters' },
  clauses: ['c1'],
  targets: [],
  responsible: { role: 'incidentCommander', seatId: null },
  fromLevel: null,
  when: null,
  after: [],
  rule: { kind: 'convene' },
  needs: [],
  leastMin: figure(0),
  deadlines: [{ from: 'onset', withinMin: figure(30), of: 'started' }],
  ...over,
});

const plan = (...tasks: PlanTask[]): ResponsePlan =>
  ({
    tasks,
    clauses: [{ id: 'c1', path: '四', quote: '立即召集指挥部' }],
  }) as unknown as ResponsePlan;

const onset: ExerciseEvent = {
  id: 1,
  tick: 600,
  cause: null,
  body: { type: 'fireIgnited', at: { e: 0, n: 0 }, why: 'test' },
};
const called = (tick: number, seatId: string): ExerciseEvent => ({
  id: 2,
  tick,
  cause: null,
  body: { type: 'headquartersCalled', facilityId: 'hq', seatId, readyTick: tick + 600 },
});

describe('steps of an emergency plan', () => {
  const scenario = scenarioWith([]);
  const stateAt = (events: readonly ExerciseEvent[], tick: number, p = plan(task({}))) =>
    planTaskSteps(p, scenario, events, tick)[0]!;

  test('done within its deadline, by whom, in the words of the clause', () => {
    expect(stateAt([onset, called(900, 'commander')], 4000)).toMatchObject({
      state: 'done',
      dueTick: 600 + 30 * 60,
      doneTick: 900,
      bySeatIds: ['commander'],
      reference: '立即召集指挥部',
    });
  });

  test('late, missed and still open', () => {
    expect(stateAt([onset, called(2401, 'commander')], 4000).state).toBe('late');
    expect(stateAt([onset], 2401).state).toBe('missed');
    expect(stateAt([onset], 2400).state).toBe('open');
  });

  test('what another seat did does not count, and nothing is due before the onset', () => {
    expect(stateAt([onset, called(900, 'town')], 4000).state).toBe('missed');
    expect(stateAt([], 4000).state).toBe('notTriggered');
  });

  test('the earliest of several deadlines counts', () => {
    const two = task({
      deadlines: [
        { from: 'onset', withinMin: figure(30), of: 'started' },
        { from: 'onset', withinMin: figure(10), of: 'started' },
      ],
    });
    expect(stateAt([onset], 4000, plan(two)).dueTick).toBe(1200);
  });
});
