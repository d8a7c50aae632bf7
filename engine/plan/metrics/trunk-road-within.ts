import type { ExerciseEvent } from '../../exercise/event.ts';
import type { Region, RoadClass } from '../../region/region.ts';
import { EVENT_GRADES, type EventGrade } from '../../response/command/command.ts';
import type { PlanTarget, ScoreLine } from '../target.ts';
import { evidence, limitOf, TICKS_PER_HOUR, toLine } from './metric.ts';
import type { CaseTime, Metric, MetricFactory, Now } from './metric.ts';
import { clockReading, summarise, waitsOf } from './waits.ts';

/** 干线公路: expressways, national and provincial roads. */
const TRUNK: ReadonlySet<RoadClass> = new Set(['expressway', 'national', 'provincial']);

interface Block {
  readonly edgeId: number;
  readonly fromTick: number;
  readonly fromEvent: number;
  doneTick: number | null;
  doneEvent: number | null;
}

/**
 * Blocked stretches of trunk road until one lane is passable. A road counts as blocked when there
 * is something on it to clear; one that is closed by a ban or by smoke is not. The clause is about
 * ordinary disasters: an event declared graver has no target for roads.
 */
class TrunkRoadWithin implements Metric {
  readonly #target: PlanTarget;
  readonly #region: Region;
  readonly #blocks: Block[] = [];
  #closed: { readonly edgeId: number; readonly tick: number; readonly event: number }[] = [];
  #gravest: EventGrade | null = null;

  constructor(target: PlanTarget, region: Region) {
    this.#target = target;
    this.#region = region;
  }

  observe(event: ExerciseEvent): void {
    const b = event.body;
    if (b.type === 'gradeSet') {
      if (this.#gravest === null || rank(b.grade) > rank(this.#gravest)) this.#gravest = b.grade;
    } else if (b.type === 'roadClosed')
      this.#closed.push({ edgeId: b.edgeId, tick: event.tick, event: event.id });
    else if (b.type === 'siteOpened' && b.site.kind === 'clearRoad')
      this.#block(Number(b.site.subject));
    else if (b.type === 'roadOpened') {
      this.#closed = this.#closed.filter((c) => c.edgeId !== b.edgeId);
      const block = this.#blocks.findLast((x) => x.edgeId === b.edgeId && x.doneTick === null);
      if (block !== undefined) {
        block.doneTick = event.tick;
        block.doneEvent = event.id;
      }
    }
  }

  #block(edgeId: number): void {
    const closed = this.#closed.find((c) => c.edgeId === edgeId);
    if (closed === undefined || !TRUNK.has(this.#region.roads.edges[edgeId]!.class)) return;
    this.#blocks.push({
      edgeId,
      fromTick: closed.tick,
      fromEvent: closed.event,
      doneTick: null,
      doneEvent: null,
    });
  }

  line(now: Now): ScoreLine {
    const t = this.#target;
    const limitTicks = limitOf(t) * TICKS_PER_HOUR;
    const s = summarise(waitsOf(this.cases()), limitTicks, t.requiredShare, now);
    const reading = clockReading(s, TICKS_PER_HOUR);
    if (!this.#graver()) return toLine(t, { ...reading, also: [], evidence: this.#evidence() });
    return toLine(t, {
      status: 'notTriggered',
      value: null,
      cases: 0,
      casesMet: 0,
      also: [
        {
          label: {
            zh: '事件已定为较大以上，规划无道路指标；实际用时',
            en: 'The event was graded above ordinary and the plan has no target for roads; time taken',
          },
          value: reading.value,
          unit: 'h',
          status: 'recordOnly',
        },
      ],
      evidence: this.#evidence(),
    });
  }

  #graver(): boolean {
    return this.#gravest !== null && this.#gravest !== 'ordinary';
  }

  cases(): CaseTime[] {
    // A graver event has no limit for roads; its times are told all the same.
    const limitTicks = this.#graver() ? null : limitOf(this.#target) * TICKS_PER_HOUR;
    return this.#blocks.map((x) => ({
      subject: { kind: 'road', id: String(x.edgeId) },
      weight: 1,
      fromTick: x.fromTick,
      fromEvent: x.fromEvent,
      doneTick: x.doneTick,
      doneEvent: x.doneEvent,
      limitTicks,
    }));
  }

  #evidence(): number[] {
    return evidence(
      [],
      this.#blocks.flatMap((x) =>
        x.doneEvent === null ? [x.fromEvent] : [x.fromEvent, x.doneEvent],
      ),
    );
  }
}

const rank = (grade: EventGrade): number => EVENT_GRADES.indexOf(grade);

export const trunkRoadWithin: MetricFactory = (target, _scenario, region) =>
  new TrunkRoadWithin(target, region);
