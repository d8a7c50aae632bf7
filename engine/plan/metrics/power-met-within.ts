import type { ExerciseEvent } from '../../exercise/event.ts';
import type { PlanTarget, ScoreLine } from '../target.ts';
import { evidence, limitOf, TICKS_PER_HOUR, toLine } from './metric.ts';
import type { CaseTime, Metric, MetricFactory, Now } from './metric.ts';
import { clockReading, summarise, waitsOf } from './waits.ts';

interface Loss {
  readonly facilityId: string;
  readonly fromTick: number;
  readonly fromEvent: number;
  doneTick: number | null;
  doneEvent: number | null;
  byGenerator: boolean;
}

/** Power lost at a command post until its demand is met, by the grid or by a generator. */
class PowerMetWithin implements Metric {
  readonly #target: PlanTarget;
  readonly #losses: Loss[] = [];

  constructor(target: PlanTarget) {
    this.#target = target;
  }

  observe(event: ExerciseEvent): void {
    const b = event.body;
    if (b.type === 'powerLost' && b.use === 'commandPost')
      this.#losses.push({
        facilityId: b.facilityId,
        fromTick: event.tick,
        fromEvent: event.id,
        doneTick: null,
        doneEvent: null,
        byGenerator: false,
      });
    else if (b.type === 'powerDemandMet' && b.use === 'commandPost') {
      const loss = this.#losses.findLast((l) => l.facilityId === b.facilityId)!;
      loss.doneTick = event.tick;
      loss.doneEvent = event.id;
      loss.byGenerator = b.by === 'generator';
    }
  }

  line(now: Now): ScoreLine {
    const t = this.#target;
    const limitTicks = limitOf(t) * TICKS_PER_HOUR;
    const s = summarise(waitsOf(this.cases()), limitTicks, t.requiredShare, now);
    return toLine(t, {
      ...clockReading(s, TICKS_PER_HOUR),
      also: [
        {
          label: { zh: '由发电机供电的处数', en: 'Posts fed by a generator' },
          value: this.#losses.filter((l) => l.byGenerator).length,
          unit: 'cases',
          status: 'recordOnly',
        },
      ],
      evidence: this.#evidence(now),
    });
  }

  cases(): CaseTime[] {
    const limitTicks = limitOf(this.#target) * TICKS_PER_HOUR;
    return this.#losses.map((l) => ({
      subject: { kind: 'facility', id: l.facilityId },
      weight: 1,
      fromTick: l.fromTick,
      fromEvent: l.fromEvent,
      doneTick: l.doneTick,
      doneEvent: l.doneEvent,
      limitTicks,
    }));
  }

  /** The longest loss first. */
  #evidence(now: Now): number[] {
    const of = (l: Loss) => (l.doneEvent === null ? [l.fromEvent] : [l.fromEvent, l.doneEvent]);
    const lasted = (l: Loss) => (l.doneTick ?? now.tick) - l.fromTick;
    const [worst, ...rest] = this.#losses.toSorted((a, b) => lasted(b) - lasted(a));
    return worst === undefined ? [] : evidence(of(worst), rest.flatMap(of));
  }
}

export const powerMetWithin: MetricFactory = (target) => new PowerMetWithin(target);
