import type { ExerciseEvent } from '../../exercise/event.ts';
import { REPORT_FAULTS, type ReportFault } from '../../response/reports/reporting.ts';
import type { Text } from '../../region/region.ts';
import type { PlanTarget, ScoreLine } from '../target.ts';
import { evidence, statusOf, toLine, type Tally } from './metric.ts';
import type { CaseTime, Metric, MetricFactory, Now } from './metric.ts';

interface Clock {
  readonly fromTick: number;
  readonly dueTick: number;
  readonly openedEvent: number;
  met: { readonly tick: number; readonly event: number } | null;
}

const WORDS: Readonly<Record<ReportFault, Text>> = {
  late: { zh: '迟报', en: 'Late reports' },
  false: { zh: '谎报（数字与所知不符）', en: 'False figures' },
  concealed: { zh: '瞒报（伤亡少报）', en: 'Concealed harm' },
  omitted: { zh: '漏报（终报缺数字）', en: 'Figures left out' },
};

const counted = (label: Text, value: number): ScoreLine['also'][number] => ({
  label,
  value,
  unit: 'cases',
  status: 'recordOnly',
});

/** Reports that the rule pack asks for: each clock is a case, met by a report before it runs out. */
class ReportsInTime implements Metric {
  readonly #target: PlanTarget;
  readonly #clocks = new Map<string, Clock>();
  readonly #faults = new Map<ReportFault, number[]>();

  constructor(target: PlanTarget) {
    this.#target = target;
  }

  observe(event: ExerciseEvent): void {
    const b = event.body;
    if (b.type === 'reportDue')
      this.#clocks.set(b.clock.id, {
        fromTick: b.clock.fromTick,
        dueTick: b.clock.dueTick,
        openedEvent: event.id,
        met: null,
      });
    else if (b.type === 'reportClockMet')
      this.#clocks.get(b.clockId)!.met = { tick: event.tick, event: event.id };
    else if (b.type === 'reportJudged') {
      const list = this.#faults.get(b.fault.fault);
      if (list === undefined) this.#faults.set(b.fault.fault, [event.id]);
      else list.push(event.id);
    }
  }

  line(now: Now): ScoreLine {
    const tally = this.#tally(now);
    const cases = tally.met + tally.missed + tally.open;
    const decided = tally.met + tally.missed;
    const status = statusOf(tally, this.#target.requiredShare, now);
    return toLine(this.#target, {
      status,
      value: decided === 0 ? null : (100 * tally.met) / decided,
      cases,
      casesMet: tally.met,
      also: [
        ...REPORT_FAULTS.map((fault) =>
          counted(WORDS[fault], this.#faults.get(fault)?.length ?? 0),
        ),
        counted(
          { zh: '漏报（到期未报）', en: 'Reports due and not sent' },
          [...this.#clocks.values()].filter((c) => c.met === null && now.tick > c.dueTick).length,
        ),
      ],
      evidence: this.#evidence(now),
    });
  }

  cases(): CaseTime[] {
    return [...this.#clocks].map(([id, c]) => ({
      subject: { kind: 'reportClock', id },
      weight: 1,
      fromTick: c.fromTick,
      fromEvent: c.openedEvent,
      doneTick: c.met?.tick ?? null,
      doneEvent: c.met?.event ?? null,
      limitTicks: c.dueTick - c.fromTick,
    }));
  }

  #tally(now: Now): Tally {
    const tally = { met: 0, missed: 0, open: 0 };
    for (const c of this.#clocks.values()) {
      if ((c.met?.tick ?? now.tick) > c.dueTick) tally.missed++;
      else if (c.met === null) tally.open++;
      else tally.met++;
    }
    return tally;
  }

  /** Clocks that ran out first, then the rest. */
  #evidence(now: Now): number[] {
    const of = (c: Clock) => (c.met === null ? [c.openedEvent] : [c.openedEvent, c.met.event]);
    const all = [...this.#clocks.values()];
    const late = all.filter((c) => (c.met?.tick ?? now.tick) > c.dueTick);
    return evidence(late.flatMap(of), [...all.flatMap(of), ...[...this.#faults.values()].flat()]);
  }
}

export const reportsInTime: MetricFactory = (target) => new ReportsInTime(target);
