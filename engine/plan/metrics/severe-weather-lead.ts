import type { ExerciseEvent } from '../../exercise/event.ts';
import type { PlanTarget, ScoreLine } from '../target.ts';
import { evidence, limitOf, statusOf, TICKS_PER_HOUR, toLine } from './metric.ts';
import type { Metric, MetricFactory, Now } from './metric.ts';

/** Lead time from the first warning of severe weather to its onset; each onset is a case. */
class SevereWeatherLead implements Metric {
  readonly #target: PlanTarget;
  #warned: { readonly tick: number; readonly event: number } | null = null;
  readonly #cases: { readonly leadTicks: number; readonly evidence: readonly number[] }[] = [];

  constructor(target: PlanTarget) {
    this.#target = target;
  }

  observe(event: ExerciseEvent): void {
    const b = event.body;
    if (b.type === 'warningIssued' && b.warning.hazard === 'severeWeather')
      this.#warned ??= { tick: event.tick, event: event.id };
    else if (b.type === 'severeWeatherBroke') {
      const from = this.#warned;
      this.#cases.push({
        leadTicks: from === null ? 0 : event.tick - from.tick,
        evidence: from === null ? [event.id] : [from.event, event.id],
      });
      // The next onset needs a warning of its own.
      this.#warned = null;
    }
  }

  line(now: Now): ScoreLine {
    const limit = limitOf(this.#target) * TICKS_PER_HOUR;
    const met = this.#cases.filter((c) => c.leadTicks >= limit).length;
    const tally = { met, missed: this.#cases.length - met, open: 0 };
    const worst = this.#cases.reduce((least, c) => Math.min(least, c.leadTicks), Infinity);
    return toLine(this.#target, {
      status: statusOf(tally, this.#target.requiredShare, now),
      value: worst === Infinity ? null : worst / TICKS_PER_HOUR,
      cases: this.#cases.length,
      casesMet: met,
      also: [],
      evidence: evidence(
        [],
        this.#cases.flatMap((c) => c.evidence),
      ),
    });
  }
}

export const severeWeatherLead: MetricFactory = (target) => new SevereWeatherLead(target);
