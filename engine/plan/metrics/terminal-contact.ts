import type { ExerciseEvent } from '../../exercise/event.ts';
import type { Scenario } from '../../exercise/scenario.ts';
import type { PlanTarget, ScoreLine } from '../target.ts';
import { evidence, limitOf, statusOf, TICKS_PER_MINUTE, toLine } from './metric.ts';
import type { CaseTime, Metric, MetricFactory, Now, Tally } from './metric.ts';

interface CutOff {
  readonly placeId: string;
  readonly fromTick: number;
  readonly fromEvent: number;
  contactTick: number | null;
  contactEvent: number | null;
}

/**
 * Places (county and townships) that lost their network: met by one that has a terminal of its own
 * and was heard of again, missed by one that has none. The share of all places that are equipped,
 * and the longest silence, stand beside it.
 */
class TerminalContact implements Metric {
  readonly #target: PlanTarget;
  readonly #equipped: ReadonlyMap<string, boolean>;
  readonly #cuts: CutOff[] = [];

  constructor(target: PlanTarget, scenario: Scenario) {
    this.#target = target;
    this.#equipped = new Map(
      (scenario.lifelines?.places ?? []).map((p) => [p.id, p.satellitePhone]),
    );
  }

  observe(event: ExerciseEvent): void {
    const b = event.body;
    if (b.type === 'networkLost')
      this.#cuts.push({
        placeId: b.placeId,
        fromTick: event.tick,
        fromEvent: event.id,
        contactTick: null,
        contactEvent: null,
      });
    else if (b.type === 'contactMade') {
      const cut = this.#cuts.findLast((c) => c.placeId === b.placeId)!;
      cut.contactTick = event.tick;
      cut.contactEvent = event.id;
    }
  }

  line(now: Now): ScoreLine {
    const t = this.#target;
    const tally = this.#tally();
    const decided = tally.met + tally.missed;
    const status = statusOf(tally, t.requiredShare, now);
    return toLine(t, {
      status,
      value: decided === 0 ? null : (100 * tally.met) / decided,
      cases: this.#cuts.length,
      casesMet: tally.met,
      also: [this.#rate(), this.#silence(now, status)],
      evidence: evidence(
        [],
        this.#cuts.flatMap((c) =>
          c.contactEvent === null ? [c.fromEvent] : [c.fromEvent, c.contactEvent],
        ),
      ),
    });
  }

  /** Silences: the clause asks for terminals and gives no time. */
  cases(): CaseTime[] {
    return this.#cuts.map((c) => ({
      subject: { kind: 'place', id: c.placeId },
      weight: 1,
      fromTick: c.fromTick,
      fromEvent: c.fromEvent,
      doneTick: c.contactTick,
      doneEvent: c.contactEvent,
      limitTicks: null,
    }));
  }

  #tally(): Tally {
    const tally = { met: 0, missed: 0, open: 0 };
    for (const c of this.#cuts) {
      if (this.#equipped.get(c.placeId) !== true) tally.missed++;
      else if (c.contactTick === null) tally.open++;
      else tally.met++;
    }
    return tally;
  }

  /** Counted on the lists, whatever happens. */
  #rate(): ScoreLine['also'][number] {
    const all = this.#equipped.size;
    const have = [...this.#equipped.values()].filter(Boolean).length;
    const value = all === 0 ? null : (100 * have) / all;
    return {
      label: { zh: '县、乡终端配备率', en: 'County and townships equipped' },
      value,
      unit: '%',
      status: value === null ? 'notTriggered' : value >= limitOf(this.#target) ? 'met' : 'notMet',
    };
  }

  #silence(now: Now, status: ScoreLine['status']): ScoreLine['also'][number] {
    const longest = this.#cuts.reduce(
      (most, c) => Math.max(most, (c.contactTick ?? now.tick) - c.fromTick),
      -1,
    );
    return {
      label: { zh: '断网到首次联络，最长', en: 'Network lost to first contact, longest' },
      value: longest < 0 ? null : longest / TICKS_PER_MINUTE,
      unit: 'min',
      status,
    };
  }
}

export const terminalContact: MetricFactory = (target, scenario) =>
  new TerminalContact(target, scenario);
