import type { ExerciseEvent } from '../../exercise/event.ts';
import type { Scenario } from '../../exercise/scenario.ts';
import type { PlanTarget, ScoreLine, ScoreStatus } from '../target.ts';
import { caseOf, evidence, TICKS_PER_MINUTE, toLine } from './metric.ts';
import type { CaseTime, Metric, MetricFactory, Now } from './metric.ts';

interface Moment {
  readonly tick: number;
  readonly event: number;
}

/** A team that a forecast brought there beforehand was there from the first moment on. */
const notBefore = (from: Moment | null, to: Moment | null): Moment | null =>
  from === null || to === null ? to : { ...to, tick: Math.max(from.tick, to.tick) };

const minutes = (from: Moment | null, to: Moment | null): number | null =>
  from === null || to === null ? null : (notBefore(from, to)!.tick - from.tick) / TICKS_PER_MINUTE;

/** From the first alert of any township to the first township team on scene. Recorded only. */
class FirstTownshipTeamOnScene implements Metric {
  readonly #target: PlanTarget;
  readonly #townshipSeats: ReadonlySet<string>;
  #onset: Moment | null = null;
  #alerted: Moment | null = null;
  #onScene: Moment | null = null;

  constructor(target: PlanTarget, scenario: Scenario) {
    this.#target = target;
    const townships = scenario.seats.filter((s) => s.role === 'township');
    this.#townshipSeats = new Set(townships.map((s) => s.id));
  }

  observe(event: ExerciseEvent): void {
    const b = event.body;
    const moment = { tick: event.tick, event: event.id };
    if (b.type === 'fireIgnited' || b.type === 'hazardBegan' || b.type === 'incidentArose')
      this.#onset ??= moment;
    else if (b.type === 'seatAlerted' && this.#townshipSeats.has(b.seatId)) {
      this.#alerted ??= moment;
    } else if (b.type === 'unitOnScene' && b.firstOfTownship) this.#onScene ??= moment;
  }

  line(now: Now): ScoreLine {
    const value = minutes(this.#alerted, this.#onScene);
    const status = this.#status(now);
    const ids = [this.#alerted, this.#onScene].filter((m) => m !== null).map((m) => m.event);
    return toLine(this.#target, {
      status,
      value,
      cases: this.#alerted === null ? 0 : 1,
      casesMet: value === null ? 0 : 1,
      also: [
        {
          label: { zh: '从灾害发生起算', en: 'Clock from onset' },
          value: minutes(this.#onset, this.#onScene),
          unit: this.#target.unit,
          status,
        },
      ],
      evidence: evidence(ids, this.#onset === null ? [] : [this.#onset.event]),
    });
  }

  cases(): readonly CaseTime[] {
    return caseOf(this.#alerted, notBefore(this.#alerted, this.#onScene), null);
  }

  #status(now: Now): ScoreStatus {
    if (this.#alerted === null) return 'notTriggered';
    return this.#onScene === null && !now.ended ? 'running' : 'recordOnly';
  }
}

export const firstTownshipTeamOnScene: MetricFactory = (target, scenario) =>
  new FirstTownshipTeamOnScene(target, scenario);
