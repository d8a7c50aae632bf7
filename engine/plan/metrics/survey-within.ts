import type { ExerciseEvent } from '../../exercise/event.ts';
import type { Scenario } from '../../exercise/scenario.ts';
import type { SurveyMethod } from '../../response/survey/survey.ts';
import type { PlanTarget, ScoreLine } from '../target.ts';
import { caseOf, evidence, limitOf, TICKS_PER_HOUR, toLine } from './metric.ts';
import type { CaseTime, Metric, MetricFactory, Now } from './metric.ts';
import { summarise } from './waits.ts';

/** What makes a disaster area that can be mapped. */
const ONSETS: ReadonlySet<string> = new Set(['fireIgnited', 'hazardBegan', 'severeWeatherBroke']);

interface Moment {
  readonly tick: number;
  readonly event: number;
}

/**
 * From the onset to the first map or image of the area in the headquarters (a seat of the incident
 * commander). An exercise in which nobody asks for one misses it; the two kinds stand beside it.
 */
class SurveyWithin implements Metric {
  readonly #target: PlanTarget;
  readonly #headquarters: ReadonlySet<string>;
  #onset: Moment | null = null;
  #mapped: Moment | null = null;
  #imaged: Moment | null = null;
  #requests = 0;

  constructor(target: PlanTarget, scenario: Scenario) {
    this.#target = target;
    this.#headquarters = new Set(
      scenario.seats.filter((s) => s.role === 'incidentCommander').map((s) => s.id),
    );
  }

  observe(event: ExerciseEvent): void {
    const b = event.body;
    const moment = { tick: event.tick, event: event.id };
    if (ONSETS.has(b.type)) this.#onset ??= moment;
    else if (b.type === 'surveyRequested') this.#requests++;
    else if (b.type === 'surveyDelivered' && this.#headquarters.has(b.seatId))
      this.#receive(b.method, moment);
  }

  #receive(method: SurveyMethod, moment: Moment): void {
    if (method === 'satellite') this.#imaged ??= moment;
    else this.#mapped ??= moment;
  }

  cases(): readonly CaseTime[] {
    const first = earlier(this.#mapped, this.#imaged);
    return caseOf(this.#onset, first, limitOf(this.#target) * TICKS_PER_HOUR);
  }

  line(now: Now): ScoreLine {
    const t = this.#target;
    const onset = this.#onset;
    const first = earlier(this.#mapped, this.#imaged);
    const wait = (done: Moment | null) =>
      onset === null ? [] : [{ persons: 1, fromTick: onset.tick, doneTick: done?.tick ?? null }];
    const limitTicks = limitOf(t) * TICKS_PER_HOUR;
    const read = (done: Moment | null) => summarise(wait(done), limitTicks, t.requiredShare, now);
    const row = (zh: string, en: string, done: Moment | null): ScoreLine['also'][number] => ({
      label: { zh, en },
      value: done === null ? null : hours(read(done).decidingTicks),
      unit: 'h',
      status: read(done).status,
    });
    const s = read(first);
    return toLine(t, {
      status: s.status,
      value: hours(s.decidingTicks),
      cases: s.persons,
      casesMet: s.tally.met,
      also: [
        row('应急测绘（无人机、测绘队）', 'Maps (drone, mapping team)', this.#mapped),
        row('卫星图像', 'Satellite images', this.#imaged),
        {
          label: { zh: '申请次数', en: 'Requests' },
          value: this.#requests,
          unit: 'cases',
          status: 'recordOnly',
        },
      ],
      evidence: evidence(
        [onset, first].flatMap((m) => (m === null ? [] : [m.event])),
        [this.#mapped, this.#imaged].flatMap((m) => (m === null ? [] : [m.event])),
      ),
    });
  }
}

const hours = (ticks: number | null): number | null =>
  ticks === null ? null : ticks / TICKS_PER_HOUR;

const earlier = (a: Moment | null, b: Moment | null): Moment | null =>
  a === null || (b !== null && b.tick < a.tick) ? b : a;

export const surveyWithin: MetricFactory = (target, scenario) => new SurveyWithin(target, scenario);
