import type { Scenario, SeatId } from '../../exercise/scenario.ts';
import { countIds } from '../../exercise/id-runs.ts';
import type { ExerciseState } from '../../exercise/state.ts';
import type { ResponsePlan } from '../response-plan.ts';
import { holdersOf } from '../check/holders.ts';
import { openTask, type TaskRun } from './task-run.ts';

/** Later than any exercise: nothing is due. Survives JSON, as Infinity does not. */
export const NEVER_TICK = Number.MAX_SAFE_INTEGER;

/** A seat that carries out part of a plan, while an exercise runs. */
export interface SeatRun {
  readonly seatId: SeatId;
  /** Place in the state's list of seats. */
  readonly at: number;
  readonly tasks: TaskRun[];
  /** Seats to tell of a moment of a task: by `<task> started` or `<task> done`. */
  readonly followers: Readonly<Record<string, readonly SeatId[]>>;
  looks: number;
  lookTick: number;
  /** When the next task is ready to be begun. */
  readyTick: number;
  /** Tasks that cannot begin yet: while there are any, news are looked at as they come. */
  waiting: number;
  heard: number;
}

/** First looks of the seats are so far apart, s. */
const OFFSET_TICKS = 60;

/** Every seat that has a task of the plan, in the order of the state. */
export function seatRuns(plan: ResponsePlan, scenario: Scenario): SeatRun[] {
  const seats = scenario.seats.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const byTask = new Map(plan.tasks.map((t) => [t.id, holdersOf(scenario, t).map((s) => s.id)]));
  const followers = new Map<string, Set<SeatId>>();
  for (const task of plan.tasks)
    for (const { task: before, is } of task.after) {
      const key = `${before} ${is}`;
      const to = followers.get(key) ?? new Set();
      byTask.get(task.id)!.forEach((id) => to.add(id));
      followers.set(key, to);
    }
  return seats.map((seat, at) => {
    const tasks = plan.tasks.filter((t) => byTask.get(t.id)!.includes(seat.id));
    const mine: Record<string, SeatId[]> = {};
    for (const [key, to] of followers) {
      const others = [...to].filter((id) => id !== seat.id);
      if (others.length > 0) mine[key] = others;
    }
    return {
      seatId: seat.id,
      at,
      tasks: tasks.map((t) => openTask(t, seat.id)),
      followers: mine,
      looks: 0,
      lookTick: (at + 1) * OFFSET_TICKS,
      readyTick: NEVER_TICK,
      waiting: tasks.length,
      heard: -1,
    };
  });
}

/**
 * Rises whenever something that a condition may ask for may have reached a seat: all that is counted
 * here only grows. Asked for at every step, so it must cost next to nothing.
 */
export function newsOf(s: ExerciseState): (at: number) => number {
  const { grade, response, headquartersReady } = s.command;
  const forAll =
    s.messages.length +
    s.warnings.length +
    s.sites.length +
    (grade?.tick ?? 0) +
    (response?.tick ?? 0) +
    (headquartersReady ? 1 : 0);
  return (at) => {
    const seat = s.seats[at]!;
    const own = countIds(seat.observationRuns) + seat.forecastIds.length;
    return forAll + own + (seat.alertedTick === null ? 0 : 1);
  };
}
