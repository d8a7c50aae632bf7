import type { ExerciseEvent } from '../../exercise/event.ts';
import type { PlanTarget, ScoreLine, ScoreStatus } from '../target.ts';
import { evidence, limitOf, TICKS_PER_HOUR, TICKS_PER_MINUTE, toLine } from './metric.ts';
import type { Metric, MetricFactory, Now } from './metric.ts';

interface Sign {
  readonly tick: number;
  readonly event: number;
  reported: { readonly tick: number; readonly event: number } | null;
}

/**
 * Share of the warning signs at monitored points that their volunteers reported; a watched slope that
 * failed before anybody had been told to leave is a case that was missed.
 */
class MonitorCoverage implements Metric {
  readonly #target: PlanTarget;
  readonly #signs = new Map<string, Sign>();
  /** First call to leave before a slide, and failures of watched slopes. */
  #warned: { readonly tick: number; readonly event: number } | null = null;
  readonly #failed: { readonly tick: number; readonly event: number; readonly warned: boolean }[] =
    [];

  constructor(target: PlanTarget) {
    this.#target = target;
  }

  observe({ id, tick, body }: ExerciseEvent): void {
    if (body.type === 'precursorArose')
      this.#signs.set(body.precursorId, { tick, event: id, reported: null });
    else if (body.type === 'precursorReported') {
      const sign = this.#signs.get(body.precursorId);
      if (sign === undefined) throw new Error(`report of unknown sign ${body.precursorId}`);
      sign.reported ??= { tick, event: id };
    } else if (body.type === 'warningIssued') {
      const { hazard, advice } = body.warning;
      if (hazard === 'landslide' && advice === 'evacuate') this.#warned ??= { tick, event: id };
    } else if (body.type === 'slopeFailed')
      this.#failed.push({ tick, event: id, warned: this.#warned !== null });
  }

  line(now: Now): ScoreLine {
    const signs = [...this.#signs.values()];
    const told = signs.filter((s) => s.reported !== null);
    const cases = signs.length + this.#failed.length;
    const casesMet = told.length + this.#failed.filter((f) => f.warned).length;
    const value = cases === 0 ? null : (100 * casesMet) / cases;
    const status = this.#status(value, now);
    const waits = told.map((s) => (s.reported!.tick - s.tick) / TICKS_PER_MINUTE);
    return toLine(this.#target, {
      status,
      value,
      cases,
      casesMet,
      also: [
        {
          label: { zh: '从出现前兆到上报，最长', en: 'Longest from sign to report' },
          value: waits.length === 0 ? null : Math.max(...waits),
          unit: 'min',
          status,
        },
        ...this.#lead(status),
      ],
      evidence: evidence(
        [...signs, ...this.#failed].map((s) => s.event),
        [
          ...told.map((s) => s.reported!.event),
          ...(this.#warned === null ? [] : [this.#warned.event]),
        ],
      ),
    });
  }

  /** Time between the first call to leave and the first failure; negative when it came too late. */
  #lead(status: ScoreStatus): ScoreLine['also'][number][] {
    const first = this.#failed[0];
    if (first === undefined) return [];
    const value = this.#warned === null ? null : (first.tick - this.#warned.tick) / TICKS_PER_HOUR;
    const label = { zh: '转移预警早于滑坡', en: 'Call to leave before the failure' };
    return [{ label, value, unit: 'h', status }];
  }

  /** The plan gives no time, so a sign that has not been reported may still be, until the end. */
  #status(value: number | null, now: Now): ScoreStatus {
    if (value === null) return 'notTriggered';
    if (value >= limitOf(this.#target) - 1e-9) return 'met';
    return now.ended ? 'notMet' : 'running';
  }
}

export const monitorCoverage: MetricFactory = (target) => new MonitorCoverage(target);
