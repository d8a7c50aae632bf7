import { describe, expect, it } from 'vitest';
import { parseResponsePlan } from '../../../engine/protocol/parse-response-plan.ts';
import { planOf, RULES, task } from '../../support/little-plan.ts';

const good = () => structuredClone(planOf([task('a', 'rescue', RULES.attack)])) as never as Plain;
interface Plain {
  [key: string]: unknown;
  schema: number;
  tasks: Record<string, unknown>[];
  human: Record<string, unknown>;
}

/** Path and expectation of everything wrong with the plan after a change. */
function faults(change: (p: Plain) => void): string[] {
  const p = good();
  change(p);
  const parsed = parseResponsePlan('plan.yaml', p);
  return parsed.ok ? [] : parsed.error.map((f) => `${f.file} ${f.path}: ${f.expected}`);
}

describe('the form of a plan file', () => {
  it('takes a plan as it is and gives the same back', () => {
    const parsed = parseResponsePlan('plan.yaml', good());
    expect(parsed).toEqual({ ok: true, value: planOf([task('a', 'rescue', RULES.attack)]) });
  });

  it('refuses a file from a newer version before it looks at anything else', () => {
    expect(
      faults((p) => {
        p.schema = 2;
        p.tasks = [];
      }),
    ).toEqual(['plan.yaml schema: 1 or less: the file is from a newer version of this program']);
  });

  it('refuses probabilities and times out of range, with their path', () => {
    expect(
      faults((p) => {
        p.human['omission'] = { value: 1.2, provenance: 'assumed' };
        p.human['decide'] = { kind: 'lognormal', medianMin: 0, logSd: 3, provenance: 'assumed' };
        p.human['order'] = {
          kind: 'triangular',
          leastMin: 3,
          modeMin: 2,
          mostMin: 5,
          provenance: 'assumed',
        };
      }),
    ).toEqual([
      'plan.yaml human.decide.medianMin: > 0',
      'plan.yaml human.decide.logSd: <= 2',
      'plan.yaml human.order.modeMin: leastMin <= modeMin <= mostMin',
      'plan.yaml human.omission.value: <= 1',
    ]);
  });

  it('wants a clause for what the plan says and a source for what is published', () => {
    const said = 'a `clause` with provenance "plan", a `source` with "published" or "recalled"';
    expect(
      faults((p) => {
        p.tasks[0]!['leastMin'] = { value: 3, provenance: 'plan' };
        p.human['lostOrder'] = { value: 0.1, provenance: 'published' };
      }),
    ).toEqual([
      `plan.yaml tasks[0].leastMin.provenance: ${said}`,
      `plan.yaml human.lostOrder.provenance: ${said}`,
    ]);
  });

  it('names unknown kinds and members', () => {
    expect(
      faults((p) => {
        p.tasks[0]!['rule'] = { kind: 'pray' };
        p.tasks[0]!['colour'] = 'red';
      })[0],
    ).toMatch(/^plan\.yaml tasks\[0\]\.rule\.kind: one of 'convene' \| 'declare'/);
    expect(
      faults((p) => {
        p.tasks[0]!['colour'] = 'red';
      }),
    ).toEqual(['plan.yaml tasks[0]: no member "colour"']);
  });

  it('refuses two tasks of one id, and no tasks at all', () => {
    expect(faults((p) => p.tasks.push(p.tasks[0]!))).toEqual([
      'plan.yaml tasks: ids of tasks that differ',
    ]);
    expect(faults((p) => (p.tasks = []))).toEqual(['plan.yaml tasks: an array of length >= 1']);
  });
});
