import type { Capability, SeatId } from '../../exercise/scenario.ts';
import type { Desk } from '../autopilot/policy.ts';
import type { PlanTask } from '../response-plan.ts';
import type { Chances } from './chances.ts';
import { holds } from './conditions.ts';
import type { Awaited, TaskTrace } from './plan-trace.ts';
import { saidOf } from './word.ts';

/** One task in the hands of one seat while an exercise runs. */
export interface TaskRun {
  readonly task: PlanTask;
  readonly seatId: SeatId;
  readonly trace: TaskTrace;
  /** Looks at which it gave commands. */
  acted: number;
  /** Moments of it of which the others have been told, and how often that was tried. */
  told: ('started' | 'done')[];
  tries: number;
  /** Teams that it has sent and that are not free again. */
  busy: string[];
  /** Capabilities of which it has wished for more; null for what it usually needs. */
  wished: (Capability | null)[];
}

export const openTask = (task: PlanTask, seatId: SeatId): TaskRun => ({
  task,
  seatId,
  acted: 0,
  told: [],
  tries: 0,
  busy: [],
  wished: [],
  trace: {
    taskId: task.id,
    seatId,
    possibleTick: -1,
    readyTick: -1,
    startedTick: -1,
    firstOrderTick: -1,
    doneTick: -1,
    lastDoneTick: -1,
    awaited: [
      ...(task.fromLevel === null ? [] : [awaited('level', null)]),
      ...task.after.map((a) => awaited('after', a.task)),
      awaited('when', null),
    ],
    forgotten: false,
    orders: [],
    units: [],
    wrongPlaces: 0,
    lostOrders: 0,
  },
});

const awaited = (kind: Awaited['kind'], task: string | null): Awaited => ({
  kind,
  task,
  metTick: -1,
});

/** Nothing is known to a seat before somebody has told it something. */
const hasWord = ({ k }: Desk): boolean =>
  k.alertedTick !== null ||
  k.lastObservation !== null ||
  k.aidAsked.length > 0 ||
  k.incidents.length > 0 ||
  k.casualtyGroups.length > 0;

/** Own tasks of the seat, by id: it need not be told of those. */
type Own = ReadonlyMap<string, TaskRun>;

/**
 * Sees whether a task can begin by what its seat knows, and when its people are then ready: they
 * must notice, decide and give the order, and may forget it first.
 */
export function considerTask(run: TaskRun, desk: Desk, own: Own, chances: Chances): void {
  const { task, trace } = run;
  const { tick } = desk.k;
  if (!hasWord(desk)) return;
  let missing = 0;
  let next = 0;
  const meet = (holdsNow: () => boolean, stays: boolean): void => {
    const a = trace.awaited[next++]!;
    if (a.metTick >= 0 && stays) return;
    if (!holdsNow()) {
      a.metTick = -1;
      missing++;
    } else if (a.metTick < 0) a.metTick = tick;
  };
  if (task.fromLevel !== null) {
    const level = desk.k.declared.response?.value;
    meet(() => level !== undefined && level <= task.fromLevel!, false);
  }
  for (const a of task.after)
    meet(() => {
      const mine = own.get(a.task);
      if (mine === undefined) return saidOf(desk.k, a.task, a.is);
      return (a.is === 'started' ? mine.trace.startedTick : mine.trace.doneTick) >= 0;
    }, true);
  meet(() => task.when === null || holds(task.when, desk), false);
  if (missing > 0) return;
  const who = `${run.seatId}/${task.id}`;
  trace.possibleTick = tick;
  trace.readyTick =
    tick +
    chances.delay('notice', who, 0) +
    chances.delay('decide', who, 0) +
    chances.delay('order', who, 0);
  trace.forgotten = chances.happens('omission', who, 0);
  if (trace.forgotten) trace.readyTick += chances.delay('recover', who, 0);
}
