import type { ExerciseEvent } from '../exercise/event.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { ExerciseState } from '../exercise/state.ts';
import type { ScoreLine, ScoreStatus } from '../plan/target.ts';
import { seatOf } from './timeline.ts';
import type { PlanStep, ReviewedClock, ResponseTimes } from './types.ts';

const STATE_OF: Readonly<Record<ScoreStatus, PlanStep['state']>> = {
  met: 'done',
  notMet: 'missed',
  running: 'open',
  unsure: 'open',
  notTriggered: 'notTriggered',
  recordOnly: 'recorded',
};

/** Seats whose acts are among these events, once each, in the order in which they acted. */
function seatsOf(
  ids: readonly number[],
  events: ReadonlyMap<number, ExerciseEvent>,
): readonly string[] {
  const seats = new Set<string>();
  for (const id of ids) {
    let event = events.get(id);
    let seat = event === undefined ? null : seatOf(event.body);
    // What a team did was ordered by a seat: the order stands among the causes.
    for (let i = 0; seat === null && event !== undefined && i < 12; i++) {
      event = event.cause === null ? undefined : events.get(event.cause);
      seat = event === undefined ? null : seatOf(event.body);
    }
    if (seat !== null) seats.add(seat);
  }
  return [...seats];
}

/** A target with one clock as a step; with several cases, the last of them decides. */
function targetStep(
  line: ScoreLine,
  times: ResponseTimes | undefined,
  events: ReadonlyMap<number, ExerciseEvent>,
): PlanStep {
  const cases = times?.cases ?? [];
  const open = cases.some((c) => c.doneTick === null);
  const from = cases.length === 0 ? null : Math.min(...cases.map((c) => c.fromTick));
  const limit = times?.limitTicks ?? null;
  const doneTick =
    cases.length === 0 || open ? null : Math.max(...cases.map((c) => c.doneTick ?? 0));
  const late = line.status === 'notMet' && doneTick !== null;
  return {
    id: `target:${line.id}`,
    source: 'target',
    title: line.title,
    reference: line.quote,
    dueTick: from === null || limit === null ? null : from + limit,
    doneTick,
    state: late ? 'late' : STATE_OF[line.status],
    bySeatIds: seatsOf(line.evidence, events),
  };
}

const clockStep = (c: ReviewedClock): PlanStep => ({
  id: `clock:${c.id}`,
  source: 'reportClock',
  title: c.name,
  reference: c.source,
  dueTick: c.dueTick,
  doneTick: c.doneTick,
  state:
    c.doneTick === null
      ? c.state === 'missed'
        ? 'missed'
        : 'open'
      : c.lateTicks > 0
        ? 'late'
        : 'done',
  bySeatIds: [c.seatId],
});

/**
 * Injects ask for an action in words. What can be told from the record is whether those to whom it
 * went confirmed it; whether they did what was expected is for the evaluators.
 */
function injectSteps(scenario: Scenario, s: ExerciseState): PlanStep[] {
  const fired = new Map(s.injects.map((i) => [i.id, i.firedTick]));
  return scenario.injects.flatMap((i): PlanStep[] => {
    const tick = fired.get(i.id) ?? -1;
    if (i.expected.zh === '' && i.expected.en === '') return [];
    return [
      {
        id: `inject:${i.id}`,
        source: 'inject',
        title: { zh: `${i.number} ${i.expected.zh}`, en: `${i.number} ${i.expected.en}` },
        reference: i.number,
        dueTick: null,
        doneTick: null,
        state: tick < 0 ? 'notTriggered' : 'recorded',
        bySeatIds: i.toSeatIds,
      },
    ];
  });
}

/** The steps that plan, rules and injects ask for, and what became of each: done, late, missed. */
export function planSteps(
  scenario: Scenario,
  s: ExerciseState,
  score: readonly ScoreLine[],
  times: readonly ResponseTimes[],
  clocks: readonly ReviewedClock[],
  events: ReadonlyMap<number, ExerciseEvent>,
): readonly PlanStep[] {
  return [
    ...score.map((line) =>
      targetStep(
        line,
        times.find((t) => t.targetId === line.id),
        events,
      ),
    ),
    ...clocks.map(clockStep),
    ...injectSteps(scenario, s),
  ];
}
