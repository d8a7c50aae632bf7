import type {
  PlanCondition,
  PlanDeadline,
  PlanEvent,
  PlanTask,
  ResponsePlan,
  TaskId,
} from '../response-plan.ts';
import { leastOf } from '../spread.ts';
import { chainTo, type earliestOf } from './earliest.ts';
import { fault, type PlanFault } from './fault.ts';

type Moment = { readonly task: TaskId; readonly is: 'started' | 'done' };

/** Events that come no later than the first word of the emergency reaches a seat. */
const BEFORE_ALL: ReadonlySet<PlanEvent> = new Set(['onset', 'detected', 'alerted']);

const BROUGHT_BY: Partial<Record<PlanEvent, readonly [PlanTask['rule']['kind'], Moment['is']]>> = {
  graded: ['declare', 'started'],
  responseDeclared: ['declare', 'started'],
  warningIssued: ['warn', 'started'],
  convened: ['convene', 'started'],
  headquartersReady: ['convene', 'done'],
  aidRequested: ['requestAid', 'started'],
};

/** Deadlines that run out before what they ask for can happen at all. */
export function lateDeadlines(
  plan: ResponsePlan,
  earliest: ReturnType<typeof earliestOf>,
): PlanFault[] {
  return plan.tasks.flatMap((task, t) =>
    task.deadlines.flatMap((d, i) => {
      const least = leastMinutes(plan, task, d, earliest);
      if (least === null || least.minutes <= d.withinMin.value) return [];
      const params = {
        within: d.withinMin.value,
        earliest: Math.round(10 * least.minutes) / 10,
        path: least.path.join(' → '),
      };
      return [fault('tooLate', `tasks[${t}].deadlines[${i}].withinMin`, params)];
    }),
  );
}

interface Least {
  readonly minutes: number;
  readonly path: readonly TaskId[];
}

/** From the start of a deadline to what it asks for, at the least; null when nothing can be said. */
function leastMinutes(
  plan: ResponsePlan,
  task: PlanTask,
  d: PlanDeadline,
  earliest: ReturnType<typeof earliestOf>,
): Least | null {
  if (typeof d.from !== 'string') return between(plan, d.from, { task: task.id, is: d.of });
  if (BEFORE_ALL.has(d.from)) {
    const e = earliest.get(task.id)!;
    const minutes = d.of === 'started' ? e.startMin : e.doneMin;
    // What can never begin is told as such.
    return Number.isFinite(minutes) ? { minutes, path: chainTo(earliest, task.id) } : null;
  }
  const [kind, is] = BROUGHT_BY[d.from] ?? [];
  const by = plan.tasks.filter((x) => x.rule.kind === kind);
  const chain =
    by.length === 1 && is !== undefined
      ? between(plan, { task: by[0]!.id, is }, { task: task.id, is: d.of })
      : null;
  if (chain !== null || task.when === null || !waitsFor(task.when, d.from)) return chain;
  // The event itself is what the task waits for: it cannot have begun before.
  const minutes = peopleMinutes(plan) + (d.of === 'done' ? task.leastMin.value : 0);
  return { minutes, path: [task.id] };
}

/** Whether a condition cannot hold before an event. */
function waitsFor(c: PlanCondition, event: PlanEvent): boolean {
  switch (c.kind) {
    case 'all':
      return c.of.some((x) => waitsFor(x, event));
    case 'any':
      return c.of.every((x) => waitsFor(x, event));
    case 'displacedAtLeast':
      return event === 'displaced';
    case 'warningInForce':
      return event === 'warningIssued';
    case 'siteKnown':
      return (
        (event === 'roadClosed' && c.site === 'clearRoad') ||
        (event === 'powerLost' && c.site === 'connectGenerator')
      );
    default:
      return false;
  }
}

/** Minutes that people take at the least from the moment at which a task can begin. */
function peopleMinutes({ human }: ResponsePlan): number {
  return leastOf(human.notice) + leastOf(human.decide) + leastOf(human.order);
}

/** Longest chain of precedence from one moment to another, minutes; null when none leads there. */
function between(plan: ResponsePlan, from: Moment, to: Moment): Least | null {
  const peopleMin = peopleMinutes(plan);
  const byId = new Map(plan.tasks.map((t) => [t.id, t]));
  const under = new Set<TaskId>();
  const toStart = (id: TaskId): Least | null => {
    let best: Least | null = null;
    if (under.has(id)) return null;
    under.add(id);
    for (const a of byId.get(id)?.after ?? []) {
      const chain = toMoment(a.task, a.is);
      if (chain === null) continue;
      const minutes = chain.minutes + peopleMin;
      if (best === null || minutes > best.minutes) best = { minutes, path: [...chain.path, id] };
    }
    under.delete(id);
    return best;
  };
  const toMoment = (id: TaskId, is: Moment['is']): Least | null => {
    const leastMin = byId.get(id)?.leastMin.value ?? 0;
    if (id === from.task) {
      const sign = is === from.is ? 0 : is === 'done' ? 1 : -1;
      return { minutes: sign * leastMin, path: [id] };
    }
    const start = toStart(id);
    if (start === null || is === 'started') return start;
    return { ...start, minutes: start.minutes + leastMin };
  };
  return toMoment(to.task, to.is);
}
