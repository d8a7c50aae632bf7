import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../../engine/plan/check/check-plan.ts';
import { faultWords } from '../../../../engine/plan/check/fault.ts';
import type { ResponsePlan } from '../../../../engine/plan/response-plan.ts';
import { commandedScenario, fig, planOf, RULES, task } from '../../../support/little-plan.ts';
import { littleRegion } from '../../../support/synthetic-scenario.ts';

const region = littleRegion();
const scenario = commandedScenario(region);
const alone = { targetIds: null, scenario: null, region: null };
const beside = { targetIds: ['W1'], scenario, region };

const codes = (plan: ResponsePlan, against = alone as Parameters<typeof checkPlan>[1]) =>
  checkPlan(plan, against).faults.map((f) => `${f.code} ${f.path}`);

describe('checking a plan by itself', () => {
  it('finds nothing wrong with a plan that can be carried out', () => {
    const plan = planOf([
      task('forecast', 'technicalCommander', RULES.forecast, { leastMin: fig(10) }),
      task('evacuate', 'evacuation', RULES.evacuate, {
        after: [{ task: 'forecast', is: 'done' }],
        leastMin: fig(30),
        deadlines: [{ from: 'alerted', withinMin: fig(40), of: 'done' }],
        needs: [
          { of: 'teams', capability: 'transportPeople', kind: null, atLeast: fig(1), atMost: null },
        ],
      }),
    ]);
    const check = checkPlan(plan, beside);
    expect(check.faults).toEqual([]);
    expect(check.ok).toBe(true);
    expect(check.earliest.get('evacuate')).toEqual({
      startMin: 10,
      doneMin: 40,
      waitsFor: 'forecast',
    });
    expect(check.criticalPath).toEqual(['forecast', 'evacuate']);
  });

  it('names the tasks of a cycle in the order in which they would come', () => {
    const plan = planOf([
      task('a', 'rescue', RULES.attack, { after: [{ task: 'c', is: 'done' }] }),
      task('b', 'rescue', RULES.attack, { after: [{ task: 'a', is: 'done' }] }),
      task('c', 'rescue', RULES.attack, { after: [{ task: 'b', is: 'started' }] }),
      task('d', 'rescue', RULES.attack, { after: [{ task: 'c', is: 'done' }] }),
    ]);
    const { faults, ok } = checkPlan(plan, alone);
    expect(ok).toBe(false);
    expect(faults[0]).toMatchObject({ code: 'cycle', params: { path: 'a → b → c → a' } });
    // What only waits for the cycle is told apart from it.
    expect(faults.slice(1).map((f) => `${f.code} ${f.path}`)).toEqual([
      'unreachable tasks[3].after[0]',
    ]);
  });

  it('finds a task that waits for itself', () => {
    const plan = planOf([
      task('a', 'rescue', RULES.attack, { after: [{ task: 'a', is: 'done' }] }),
    ]);
    expect(checkPlan(plan, alone).faults[0]!.params).toEqual({ path: 'a → a' });
  });

  it('finds tasks for which nothing can bring what they wait for', () => {
    const plan = planOf([
      task('late', 'rescue', RULES.attack, { when: { kind: 'headquartersReady' } }),
      task('high', 'rescue', RULES.attack, { fromLevel: 2 }),
      task('never', 'rescue', RULES.attack, {
        when: { kind: 'all', of: [{ kind: 'alerted' }, { kind: 'not', of: { kind: 'alerted' } }] },
      }),
      task('either', 'rescue', RULES.attack, {
        when: { kind: 'any', of: [{ kind: 'headquartersReady' }, { kind: 'alerted' }] },
      }),
      task('declare', 'incidentCommander', RULES.declare),
    ]);
    expect(codes(plan)).toEqual([
      'unreachable tasks[0].when',
      'unreachable tasks[1].fromLevel',
      'unreachable tasks[2].when',
    ]);
  });

  it('finds a deadline that runs out before its task can be done, and says over which chain', () => {
    const plan = planOf([
      task('scout', 'technicalCommander', RULES.scout, { leastMin: fig(20) }),
      task('forecast', 'technicalCommander', RULES.forecast, {
        after: [{ task: 'scout', is: 'done' }],
        leastMin: fig(15),
      }),
      task('evacuate', 'evacuation', RULES.evacuate, {
        after: [{ task: 'forecast', is: 'done' }],
        leastMin: fig(30),
        deadlines: [
          { from: 'onset', withinMin: fig(60), of: 'done' },
          { from: 'onset', withinMin: fig(65), of: 'done' },
          { from: { task: 'scout', is: 'started' }, withinMin: fig(30), of: 'started' },
          { from: { task: 'scout', is: 'done' }, withinMin: fig(15), of: 'started' },
        ],
      }),
    ]);
    const { faults } = checkPlan(plan, alone);
    expect(faults.map((f) => f.path)).toEqual([
      'tasks[2].deadlines[0].withinMin',
      'tasks[2].deadlines[2].withinMin',
    ]);
    expect(faultWords(faults[0]!, 'en')).toBe(
      'the limit of 60 min comes before the earliest possible moment, 65 min (scout → forecast → evacuate)',
    );
    expect(faults[1]!.params['earliest']).toBe(35);
  });

  it('sees that work which waits for an event cannot be done sooner after it than it takes', () => {
    const relief = task('relief', 'supply', RULES.supply, {
      when: { kind: 'displacedAtLeast', persons: fig(1) },
      leastMin: fig(300),
      deadlines: [{ from: 'displaced', withinMin: fig(240), of: 'done' }],
    });
    expect(codes(planOf([relief]))).toEqual(['tooLate tasks[0].deadlines[0].withinMin']);
    expect(codes(planOf([{ ...relief, when: { kind: 'alerted' } }]))).toEqual([]);
  });

  it('counts time that people take at the least', () => {
    const slow = { ...planOf([]).human, decide: { ...planOf([]).human.decide, minutes: 5 } };
    const plan = planOf(
      [
        task('report', 'incidentCommander', RULES.report, {
          deadlines: [{ from: 'alerted', withinMin: fig(4), of: 'started' }],
        }),
      ],
      { human: slow as ResponsePlan['human'] },
    );
    expect(codes(plan)).toEqual(['tooLate tasks[0].deadlines[0].withinMin']);
  });

  it('finds references to nothing, wherever they stand', () => {
    const plan = planOf([
      task('a', 'rescue', RULES.attack, {
        clauses: ['x'],
        targets: ['W1', 'W9'],
        after: [{ task: 'gone', is: 'done' }],
        leastMin: { value: 3, provenance: 'plan', clause: 'y', source: null },
        deadlines: [{ from: { task: 'lost', is: 'done' }, withinMin: fig(1), of: 'done' }],
      }),
    ]);
    expect(codes(plan, { ...alone, targetIds: ['W1'] })).toEqual([
      'unknownClause tasks[0].clauses[0]',
      'unknownTask tasks[0].after[0].task',
      'unknownTask tasks[0].deadlines[0].from.task',
      'unknownTarget tasks[0].targets[1]',
      'unknownClause tasks[0].leastMin.clause',
    ]);
  });
});

describe('checking a plan against a scenario', () => {
  const teams = (n: number) =>
    ({ of: 'teams', capability: 'handCrew', kind: null, atLeast: fig(n), atMost: null }) as const;

  it('counts what is needed, not only whether there is any', () => {
    const plan = planOf([
      task('a', 'rescue', RULES.attack, {
        needs: [
          teams(3),
          { of: 'persons', capability: 'handCrew', atLeast: fig(41) },
          { of: 'equipment', item: 'drone', atLeast: fig(1) },
          { of: 'beds', atLeast: fig(1) },
        ],
      }),
      task('b', 'supply', RULES.supply, {
        needs: [
          { of: 'stock', item: 'reliefKit', atLeast: fig(501) },
          { of: 'stock', item: 'tent', atLeast: fig(1) },
        ],
      }),
      task('c', 'evacuation', RULES.evacuate, {
        needs: [
          { of: 'seats', atLeast: fig(46) },
          { of: 'shelter', atLeast: fig(801) },
        ],
      }),
    ]);
    const { faults } = checkPlan(plan, beside);
    expect(faults.map((f) => [f.code, f.path, f.params['wanted'], f.params['found']])).toEqual([
      ['tooFewTeams', 'tasks[0].needs[0].atLeast', 3, 2],
      ['tooFewPersons', 'tasks[0].needs[1].atLeast', 41, 40],
      ['tooFewPieces', 'tasks[0].needs[2].atLeast', 1, 0],
      ['tooFewBeds', 'tasks[0].needs[3].atLeast', 1, 0],
      ['tooLittleStock', 'tasks[1].needs[0].atLeast', 501, 500],
      ['tooLittleStock', 'tasks[1].needs[1].atLeast', 1, 0],
      ['tooFewSeats', 'tasks[2].needs[0].atLeast', 46, 45],
      ['tooLittleShelter', 'tasks[2].needs[1].atLeast', 801, 800],
    ]);
  });

  it('finds tasks that nobody can do', () => {
    const plan = planOf([
      task('a', 'neighbour', { kind: 'answerAid', yes: true }),
      task('b', 'rescue', RULES.attack, { responsible: { role: 'rescue', seatId: 'supply' } }),
      task('c', 'rescue', { kind: 'requestAid', sources: null }),
      task('d', 'rescue', { kind: 'declare' }),
      task('e', 'rescue', { kind: 'dispatch', work: 'careForCasualties', sites: null }),
    ]);
    expect(codes(plan, beside)).toEqual([
      'noSeat tasks[0].responsible.role',
      'unknownSeat tasks[1].responsible.seatId',
      'noCommand tasks[2].rule',
      'noCommand tasks[3].rule',
      'noAuthority tasks[3].rule',
      'noCommand tasks[4].rule',
    ]);
  });

  it('finds levels that nobody may declare, and places that are not there', () => {
    const plan = planOf(
      [
        task('declare', 'incidentCommander', RULES.declare),
        task('a', 'rescue', RULES.attack, { fromLevel: 1 }),
        task('b', 'evacuation', { ...RULES.evacuate, villages: ['v-1', 'v-9'] }),
        task('c', 'incidentCommander', {
          kind: 'warn',
          leaveWithinMin: fig(60),
          villages: null,
          channels: ['siren'],
        }),
        task('d', 'incidentCommander', { kind: 'requestAid', sources: ['mars'] }),
      ],
      {
        levels: [{ level: 1, name: { zh: 'Ⅰ', en: 'Ⅰ' }, when: { kind: 'alerted' }, clauses: [] }],
      },
    );
    expect(codes(plan, beside)).toEqual([
      'noAuthority tasks[1].fromLevel',
      'unknownVillage tasks[2].rule.villages[1]',
      'unknownChannel tasks[3].rule.channels[0]',
      'unknownSource tasks[4].rule.sources[0]',
    ]);
  });

  it('holds the people of a zone against the places in the shelters', () => {
    const zone = planOf([
      task('b', 'evacuation', { ...RULES.evacuate, villages: ['v-1', 'v-2', 'v-3'] }),
    ]);
    const small = { ...scenario, shelters: [{ ...scenario.shelters[0]!, capacity: 600 }] };
    expect(codes(zone, beside)).toEqual([]);
    expect(codes(zone, { ...beside, scenario: small })).toEqual([
      'tooLittleShelter tasks[0].rule.villages',
    ]);
  });

  it('warns of tasks that will queue for the same teams, unless one comes after the other', () => {
    const a = task('a', 'rescue', RULES.attack, { needs: [teams(2)] });
    const b = task('b', 'rescue', RULES.attack, { needs: [teams(1)] });
    const check = checkPlan(planOf([a, b]), beside);
    expect(check.faults.map((f) => [f.severity, f.code, f.params['wanted']])).toEqual([
      ['warning', 'contended', 3],
    ]);
    expect(check.ok).toBe(true);
    const ordered = planOf([a, { ...b, after: [{ task: 'a', is: 'done' }] }]);
    expect(checkPlan(ordered, beside).faults).toEqual([]);
  });

  it('refuses a plan for a hazard that the scenario does not have', () => {
    const plan = planOf([task('a', 'rescue', RULES.attack)], { hazard: 'flood' });
    expect(codes(plan, beside)).toEqual(['otherHazard hazard']);
  });
});
