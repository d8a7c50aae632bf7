import type { ExerciseEvent } from '../../exercise/event.ts';
import type { Region } from '../../region/region.ts';
import type { PlanTarget, ScoreLine } from '../target.ts';
import { evidence, limitOf, statusOf, toLine } from './metric.ts';
import type { Metric, MetricFactory, Now } from './metric.ts';

interface Judged {
  readonly event: number;
  readonly persons: number;
  readonly held: boolean;
  readonly undecided: boolean;
}

/**
 * Share of the people whose village was told what would have hurt fewer of them gravely: to stay
 * in, or to leave. Villages for which both would have been alike have no better choice and do not
 * count; those for which nobody decided count as wrong.
 */
class ProtectiveChoice implements Metric {
  readonly #target: PlanTarget;
  readonly #persons: ReadonlyMap<string, number>;
  readonly #judged: Judged[] = [];

  constructor(target: PlanTarget, region: Region) {
    this.#target = target;
    this.#persons = new Map(region.villages.map((v) => [v.id, v.population]));
  }

  observe({ id, body }: ExerciseEvent): void {
    if (body.type !== 'protectionJudged' || body.judged.better === 'alike') return;
    const { villageId, chosen, better } = body.judged;
    this.#judged.push({
      event: id,
      persons: this.#persons.get(villageId) ?? 1,
      held: chosen === better,
      undecided: chosen === 'none',
    });
  }

  line(now: Now): ScoreLine {
    const t = this.#target;
    const sum = (of: (j: Judged) => boolean): number =>
      this.#judged.filter(of).reduce((n, j) => n + j.persons, 0);
    const cases = sum(() => true);
    const casesMet = sum((j) => j.held);
    const tally = { met: casesMet, missed: cases - casesMet, open: 0 };
    const undecided = this.#judged.filter((j) => j.undecided).length;
    return toLine(t, {
      status: statusOf(tally, limitOf(t) / 100, now),
      value: cases === 0 ? null : (100 * casesMet) / cases,
      cases,
      casesMet,
      also: [
        {
          label: { zh: '无人决策的村', en: 'Villages nobody decided for' },
          value: cases === 0 ? null : undecided,
          unit: 'villages',
          status: cases === 0 ? 'notTriggered' : 'recordOnly',
        },
      ],
      evidence: evidence(
        this.#judged.map((j) => j.event),
        [],
      ),
    });
  }
}

export const protectiveChoice: MetricFactory = (target, _scenario, region) =>
  new ProtectiveChoice(target, region);
