import type { ExerciseEvent } from '../../exercise/event.ts';
import type { Scenario } from '../../exercise/scenario.ts';
import type { PlanTarget, ScoreLine, ScoreStatus } from '../target.ts';
import { evidence, limitOf, TICKS_PER_HOUR, toLine } from './metric.ts';
import type { Metric, MetricFactory, Now } from './metric.ts';

/**
 * Stock at the start against the number of people that the plan wants covered, and beside it the
 * run: kits needed, kits issued, and when every depot stood empty. Kits that lie in the wrong depot
 * are no matter of stock: the clock of relief shows them. Triggered by the first displaced person.
 */
class StockCovers implements Metric {
  readonly #target: PlanTarget;
  readonly #stockAtStart: number;
  #stock: number;
  #needed = 0;
  #issued = 0;
  #startEvent: number | null = null;
  #dryTick: number | null = null;
  #dryEvent: number | null = null;
  readonly #moments: number[] = [];

  constructor(target: PlanTarget, scenario: Scenario) {
    this.#target = target;
    this.#stockAtStart = scenario.depots.reduce((sum, d) => sum + d.kits, 0);
    this.#stock = this.#stockAtStart;
  }

  observe(event: ExerciseEvent): void {
    const b = event.body;
    switch (b.type) {
      case 'exerciseStarted':
        this.#startEvent = event.id;
        return;
      case 'peopleDisplaced':
        this.#needed += b.persons;
        break;
      case 'casualtiesArose':
        // Who comes to harm on the way needs a hospital, not a kit.
        if (b.cohortId === null) return;
        this.#needed -= b.persons;
        break;
      case 'peopleRelieved':
        this.#issued += b.persons;
        break;
      case 'kitsLoaded':
        this.#stock -= b.kits;
        break;
      case 'kitsReturned':
        this.#stock += b.kits;
        break;
      case 'deliveryArrived':
        this.#stock += b.load.reliefKit ?? 0;
        break;
      default:
        return;
    }
    this.#moments.push(event.id);
    if (b.type === 'kitsLoaded' && this.#stock <= 0 && this.#dryTick === null) {
      this.#dryTick = event.tick;
      this.#dryEvent = event.id;
    }
  }

  line(now: Now): ScoreLine {
    const t = this.#target;
    const limit = limitOf(t);
    const inventory: ScoreStatus = this.#stockAtStart >= limit ? 'met' : 'notMet';
    const row = (zh: string, en: string, value: number | null, unit: string) => ({
      label: { zh, en },
      value,
      unit,
      status: 'recordOnly' as const,
    });
    return toLine(t, {
      status: this.#needed === 0 ? 'notTriggered' : inventory,
      value: this.#stockAtStart,
      // One question about the inventory; who got a kit stands beside it and is W1's matter.
      cases: this.#needed === 0 ? 0 : 1,
      casesMet: this.#needed > 0 && inventory === 'met' ? 1 : 0,
      also: [
        {
          ...row('开始时库存', 'Stock at the start', this.#stockAtStart, t.unit),
          status: inventory,
        },
        row('需要的救助物资', 'Kits needed', this.#needed, 'kits'),
        row('已发放到人', 'Kits issued to people', this.#issued, 'kits'),
        row('断供时刻', 'Stock-out at', this.#dryHours(now), 'h'),
      ],
      evidence: this.#evidence(),
    });
  }

  #dryHours(now: Now): number | null {
    return this.#dryTick === null ? null : Math.min(this.#dryTick, now.tick) / TICKS_PER_HOUR;
  }

  #evidence(): number[] {
    const ends = [this.#startEvent, this.#dryEvent].filter((id) => id !== null);
    return evidence(ends, this.#moments);
  }
}

export const stockCovers: MetricFactory = (target, scenario) => new StockCovers(target, scenario);
