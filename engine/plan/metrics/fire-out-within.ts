import type { ExerciseEvent } from '../../exercise/event.ts';
import type { PlanTarget, ScoreLine } from '../target.ts';
import { evidence, limitOf, statusOf, TICKS_PER_HOUR, toLine } from './metric.ts';
import type { CaseTime, Metric, MetricFactory, Now, Tally } from './metric.ts';

/** One separate ignition; spot fires and re-ignitions belong to the fire that they come from. */
interface Fire {
  readonly ignitedTick: number;
  readonly ignitedEvent: number;
  reportedTick: number | null;
  outTick: number | null;
  outEvent: number | null;
}

/** The plan's clock: 24 hours. The limit of the target is the share of fires. */
const OUT_WITHIN_TICKS = 24 * TICKS_PER_HOUR;

/**
 * A fire that still burns when its 24 hours are full is a miss; one that is out at that very second
 * has been put out in time.
 */
function tallyOf(fires: readonly Fire[], start: (f: Fire) => number | null, now: Now): Tally {
  const tally = { met: 0, missed: 0, open: 0 };
  for (const f of fires) {
    const from = start(f);
    if (from === null) tally.open++;
    else if (f.outTick !== null && f.outTick - from <= OUT_WITHIN_TICKS) tally.met++;
    else if (f.outTick === null && now.tick - from < OUT_WITHIN_TICKS) tally.open++;
    else tally.missed++;
  }
  return tally;
}

const total = (t: Tally): number => t.met + t.missed + t.open;

/** Share of the decided fires that were out in time, percent; null while none is decided. */
function sharePct(t: Tally): number | null {
  const decided = t.met + t.missed;
  return decided === 0 ? null : (100 * t.met) / decided;
}

/** Share of fires put out within 24 hours of ignition; the clock from the report beside it. */
class FireOutWithin implements Metric {
  readonly #target: PlanTarget;
  readonly #fires: Fire[] = [];
  readonly #moments: number[] = [];

  constructor(target: PlanTarget) {
    this.#target = target;
  }

  observe(event: ExerciseEvent): void {
    switch (event.body.type) {
      case 'fireIgnited':
        this.#fires.push({
          ignitedTick: event.tick,
          ignitedEvent: event.id,
          reportedTick: null,
          outTick: null,
          outEvent: null,
        });
        break;
      case 'fireDetected':
        for (const f of this.#open()) f.reportedTick ??= event.tick;
        break;
      case 'fireOut':
        for (const f of this.#open()) {
          f.outTick = event.tick;
          f.outEvent = event.id;
        }
        break;
      case 'fireReignited':
        this.#reopen();
        break;
      default:
        return;
    }
    this.#moments.push(event.id);
  }

  line(now: Now): ScoreLine {
    const t = this.#target;
    const required = limitOf(t) / 100;
    const tally = tallyOf(this.#fires, (f) => f.ignitedTick, now);
    const fromReport = tallyOf(this.#fires, (f) => f.reportedTick, now);
    return toLine(t, {
      status: statusOf(tally, required, now),
      value: sharePct(tally),
      cases: total(tally),
      casesMet: tally.met,
      also: [
        {
          label: { zh: '最长扑灭用时（从起火）', en: 'Longest time to out, from ignition' },
          value: this.#longestHours(now),
          unit: 'h',
          status: statusOf(tally, required, now),
        },
        {
          label: { zh: '从接报起算的扑灭率', en: 'Share, clock from report' },
          value: sharePct(fromReport),
          unit: '%',
          status: statusOf(fromReport, required, now),
        },
      ],
      evidence: this.#evidence(now),
    });
  }

  cases(): CaseTime[] {
    return this.#fires.map((f) => ({
      subject: { kind: 'fire', id: String(f.ignitedEvent) },
      weight: 1,
      fromTick: f.ignitedTick,
      fromEvent: f.ignitedEvent,
      doneTick: f.outTick,
      doneEvent: f.outEvent,
      limitTicks: OUT_WITHIN_TICKS,
    }));
  }

  #open(): Fire[] {
    return this.#fires.filter((f) => f.outTick === null);
  }

  /** A fire that flares up again was not out: the one that was last called so burns on. */
  #reopen(): void {
    if (this.#open().length > 0) return;
    const last = this.#fires[this.#fires.length - 1];
    if (last === undefined) throw new Error('re-ignition without a fire');
    last.outTick = null;
    last.outEvent = null;
  }

  #longestHours(now: Now): number | null {
    let longest: number | null = null;
    for (const f of this.#fires) {
      const h = ((f.outTick ?? now.tick) - f.ignitedTick) / TICKS_PER_HOUR;
      if (longest === null || h > longest) longest = h;
    }
    return longest;
  }

  #evidence(now: Now): number[] {
    const burnt = (f: Fire): number => (f.outTick ?? now.tick) - f.ignitedTick;
    let worst: Fire | null = null;
    for (const f of this.#fires) if (worst === null || burnt(f) > burnt(worst)) worst = f;
    if (worst === null) return [];
    const ends =
      worst.outEvent === null ? [worst.ignitedEvent] : [worst.ignitedEvent, worst.outEvent];
    return evidence(ends, this.#moments);
  }
}

export const fireOutWithin: MetricFactory = (target) => new FireOutWithin(target);
