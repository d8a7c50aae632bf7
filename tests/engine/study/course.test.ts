import { describe, expect, it } from 'vitest';
import { advance, createWorld } from '../../../engine/exercise/run.ts';
import { hashWorld } from '../../../engine/exercise/snapshot.ts';
import { submit } from '../../../engine/exercise/submit.ts';
import { courseOf, courseSeed, shortSeed, worldOfSeed } from '../../../engine/study/course.ts';
import type { TrialOrder } from '../../../engine/study/order.ts';
import { runTrial } from '../../../engine/study/trial.ts';
import { planOf, RULES, task } from '../../support/little-plan.ts';
import { littleRegion, littleScenario } from '../../support/synthetic-scenario.ts';

const region = littleRegion();
const base = { region, scenario: { ...littleScenario(region), durationTicks: 5400 } };
const plan = planOf([task('attack', 'rescue', RULES.attack)]);

function playedAs(seed: string): string {
  const w = createWorld({ ...worldOfSeed(base, seed), mode: 'immer' });
  submit(w, { kind: 'instructor' }, { type: 'start' });
  advance(w, w.scenario.durationTicks);
  return hashWorld(w).total;
}

describe('the run of a study as an exercise', () => {
  const orders: readonly TrialOrder[] = [
    { seed: 3, values: {} },
    { seed: 3, hazard: 2, values: { wind: 1.4, readiness: 0.8 } },
    { seed: 3, values: {}, extra: { handCrew: 1 } },
  ];

  it('takes the same way, with its factors, its added units and its plan', () => {
    const hashes = new Set<string>();
    for (const order of orders)
      for (const p of [null, plan]) {
        const { hash } = runTrial(base, { a: p, b: null }, order);
        expect(playedAs(courseSeed({ order, plan: p }))).toBe(hash);
        hashes.add(hash);
      }
    // Each of these runs is another one, so that equality above says something.
    expect(hashes.size).toBe(6);
  });

  it('is the plain seed where nothing was chosen, and reads as its number', () => {
    expect(courseSeed({ order: orders[0]!, plan: null })).toBe('3');
    expect(shortSeed(courseSeed({ order: orders[1]!, plan }))).toBe('3');
  });

  it('leaves alone what people type for a seed', () => {
    const bare = '{"order":{"seed":1}}';
    const empty = '{"order":{"seed":1,"values":null}}';
    for (const typed of [
      '7',
      '',
      'study:',
      'study:{',
      'study:null',
      `study:${bare}`,
      `study:${empty}`,
    ])
      expect([typed, courseOf(typed), shortSeed(typed)]).toEqual([typed, null, typed]);
  });
});
