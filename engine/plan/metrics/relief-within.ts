import type { ExerciseEvent } from '../../exercise/event.ts';
import type { PlanTarget, ScoreLine } from '../target.ts';
import { evidence, limitOf, TICKS_PER_HOUR, toLine } from './metric.ts';
import type { CaseTime, Metric, MetricFactory, Now } from './metric.ts';
import { casesOfParts, clockReading, summarise, waiting, waitsOf } from './waits.ts';
import type { Served, WaitSummary } from './waits.ts';

interface Cohort {
  /** Who need shelter and kit: those who came to harm on the way need a hospital instead. */
  persons: number;
  readonly villageId: string;
  readonly displacedTick: number;
  readonly displacedEvent: number;
  /** Persons who got their kit together, and when. */
  readonly served: Served[];
}

const hours = (ticks: number | null): number | null =>
  ticks === null ? null : ticks / TICKS_PER_HOUR;

/**
 * Time from displacement to shelter and relief kit, per displaced person. The stricter clock from
 * the outbreak (first ignition) runs beside it.
 */
class ReliefWithin implements Metric {
  readonly #target: PlanTarget;
  readonly #cohorts = new Map<number, Cohort>();
  #onsetTick: number | null = null;

  constructor(target: PlanTarget) {
    this.#target = target;
  }

  observe(event: ExerciseEvent): void {
    const b = event.body;
    if (b.type === 'fireIgnited' || b.type === 'hazardBegan') this.#onsetTick ??= event.tick;
    else if (b.type === 'peopleDisplaced') {
      this.#cohorts.set(b.cohortId, {
        persons: b.persons,
        villageId: b.villageId,
        displacedTick: event.tick,
        displacedEvent: event.id,
        served: [],
      });
    } else if (b.type === 'casualtiesArose') {
      const cohort = b.cohortId === null ? undefined : this.#cohorts.get(b.cohortId);
      if (cohort !== undefined) cohort.persons -= b.persons;
    } else if (b.type === 'peopleRelieved') {
      const cohort = this.#cohorts.get(b.cohortId);
      if (cohort === undefined) throw new Error(`relief for unknown cohort ${b.cohortId}`);
      cohort.served.push({ weight: b.persons, tick: event.tick, event: event.id });
    }
  }

  line(now: Now): ScoreLine {
    const t = this.#target;
    const limitTicks = limitOf(t) * TICKS_PER_HOUR;
    const read = (fromTick: number | null): WaitSummary =>
      summarise(waitsOf(this.cases(), fromTick), limitTicks, t.requiredShare, now);
    const s = read(null);
    return toLine(t, {
      ...clockReading(s, TICKS_PER_HOUR),
      also: this.#also(s, read(this.#onsetTick)),
      evidence: this.#evidence(now),
    });
  }

  cases(): CaseTime[] {
    const limitTicks = limitOf(this.#target) * TICKS_PER_HOUR;
    return [...this.#cohorts.values()].flatMap((c) => {
      const subject = { kind: 'village', id: c.villageId } as const;
      const { displacedTick: fromTick, displacedEvent: fromEvent } = c;
      return casesOfParts({ subject, fromTick, fromEvent, limitTicks }, c.served, c.persons);
    });
  }

  #also(s: WaitSummary, strict: WaitSummary): ScoreLine['also'] {
    const share = s.persons === 0 ? null : (100 * s.tally.met) / s.persons;
    const row = (zh: string, en: string, value: number | null, unit = 'h') => ({
      label: { zh, en },
      value,
      unit,
      status: s.status,
    });
    return [
      row('中位用时', 'Median', hours(s.medianTicks)),
      row('第 90 百分位', '90th percentile', hours(s.p90Ticks)),
      row('限内得到救助的比例', 'Share relieved within the limit', share, '%'),
      {
        // Relief of people who left on a warning comes before the onset: there is no span to tell.
        ...row('从灾害发生起算', 'Clock from onset', hours(strict.decidingTicks || null)),
        status: strict.status,
      },
    ];
  }

  /** The longest wait, start and end, then everything else in order. */
  #evidence(now: Now): number[] {
    let worst: number[] = [];
    let longest = -1;
    const all: number[] = [];
    for (const c of this.#cohorts.values()) {
      const last = c.served[c.served.length - 1];
      const left = waiting(c.served, c.persons);
      const until = left > 0 || last === undefined ? now.tick : last.tick;
      if (until - c.displacedTick > longest) {
        longest = until - c.displacedTick;
        worst = [c.displacedEvent];
        if (left <= 0 && last !== undefined) worst.push(last.event);
      }
      all.push(c.displacedEvent);
      for (const s of c.served) all.push(s.event);
    }
    return evidence(worst, all);
  }
}

export const reliefWithin: MetricFactory = (target) => new ReliefWithin(target);
