import type { ExerciseEvent } from '../../exercise/event.ts';
import type { PlanTarget, ScoreLine, ScoreStatus } from '../target.ts';
import { caseOf, evidence, TICKS_PER_MINUTE, toLine } from './metric.ts';
import type { CaseTime, Metric, MetricFactory, Now } from './metric.ts';

/** What counts as dealing with the event: somebody sets out, people are warned, or a report goes. */
const ACTIONS: ReadonlySet<string> = new Set(['unitDeparted', 'warningIssued', 'reportSent']);
const ONSETS: ReadonlySet<string> = new Set([
  'fireIgnited',
  'hazardBegan',
  'severeWeatherBroke',
  'incidentArose',
]);

interface Moment {
  readonly tick: number;
  readonly event: number;
}

/** From the onset to the first action of anybody. Recorded only: the plans give no number. */
class FirstAction implements Metric {
  readonly #target: PlanTarget;
  #onset: Moment | null = null;
  #first: Moment | null = null;

  constructor(target: PlanTarget) {
    this.#target = target;
  }

  observe(event: ExerciseEvent): void {
    const { type } = event.body;
    const moment = { tick: event.tick, event: event.id };
    if (ONSETS.has(type)) this.#onset ??= moment;
    else if (this.#onset !== null && ACTIONS.has(type)) this.#first ??= moment;
  }

  line(now: Now): ScoreLine {
    const from = this.#onset;
    const to = this.#first;
    const done = from !== null && to !== null;
    return toLine(this.#target, {
      status: this.#status(now),
      value: done ? (to.tick - from.tick) / TICKS_PER_MINUTE : null,
      cases: from === null ? 0 : 1,
      casesMet: done ? 1 : 0,
      also: [],
      evidence: evidence([...(from === null ? [] : [from.event]), ...(done ? [to.event] : [])], []),
    });
  }

  cases(): readonly CaseTime[] {
    return caseOf(this.#onset, this.#first, null);
  }

  #status(now: Now): ScoreStatus {
    if (this.#onset === null) return 'notTriggered';
    return this.#first === null && !now.ended ? 'running' : 'recordOnly';
  }
}

export const firstAction: MetricFactory = (target) => new FirstAction(target);
