import type { PlanCondition, PlanTask, ResponsePlan, TaskId } from '../response-plan.ts';
import { leastOf } from '../spread.ts';

/** The soonest that a task can begin and end, minutes from the first word of the emergency. */
export interface Earliest {
  /** Infinity for never. */
  readonly startMin: number;
  readonly doneMin: number;
  /** Task on which that hangs; null for none. */
  readonly waitsFor: TaskId | null;
}

/** A moment that something waits for: how soon it can come, and by which task. */
interface Bound {
  readonly min: number;
  readonly by: TaskId | null;
}

const AT_ONCE: Bound = { min: 0, by: null };
const NEVER: Bound = { min: Infinity, by: null };

const soonest = (all: readonly Bound[]): Bound =>
  all.reduce((a, b) => (b.min < a.min ? b : a), NEVER);
const latest = (all: readonly Bound[]): Bound =>
  all.reduce((a, b) => (b.min > a.min ? b : a), AT_ONCE);

type Found = ReadonlyMap<TaskId, Earliest>;

/**
 * How soon each task can begin and end if people lose no time beyond the plan's least, by precedence,
 * levels and conditions that another task must bring about. Tasks are gone through again and again
 * from "never" until nothing becomes sooner: what still says never waits for itself or for nothing.
 */
export function earliestOf(plan: ResponsePlan): Found {
  const { notice, decide, order } = plan.human;
  const peopleMin = leastOf(notice) + leastOf(decide) + leastOf(order);
  const found = new Map<TaskId, Earliest>(
    plan.tasks.map((t) => [t.id, { startMin: Infinity, doneMin: Infinity, waitsFor: null }]),
  );
  for (let changed = true; changed;) {
    changed = false;
    for (const task of plan.tasks) {
      const bound = boundOf(plan, task, found);
      const startMin = bound.min + peopleMin;
      if (!(startMin < found.get(task.id)!.startMin)) continue;
      const doneMin = startMin + task.leastMin.value;
      found.set(task.id, { startMin, doneMin, waitsFor: bound.by });
      changed = true;
    }
  }
  return found;
}

function boundOf(plan: ResponsePlan, task: PlanTask, found: Found): Bound {
  const bounds = task.after.map((a) => momentOf(found, a.task, a.is));
  if (task.fromLevel !== null) bounds.push(levelBound(plan, task.fromLevel, found));
  if (task.when !== null) bounds.push(conditionBound(plan, task.when, found));
  return latest(bounds);
}

function momentOf(found: Found, task: TaskId, is: 'started' | 'done'): Bound {
  const e = found.get(task);
  if (e === undefined) return NEVER;
  return { min: is === 'started' ? e.startMin : e.doneMin, by: task };
}

/** Tasks of a kind, by the moment at which they bring something about. */
function broughtBy(
  plan: ResponsePlan,
  kind: PlanTask['rule']['kind'],
  is: 'started' | 'done',
  found: Found,
): Bound {
  return soonest(
    plan.tasks.filter((t) => t.rule.kind === kind).map((t) => momentOf(found, t.id, is)),
  );
}

/** A level comes when it is declared, and it is declared when the plan's own condition for it holds. */
function levelBound(plan: ResponsePlan, level: number, found: Found): Bound {
  const declared = broughtBy(plan, 'declare', 'started', found);
  const conditions = plan.levels
    .filter((l) => l.level <= level)
    .map((l) => conditionBound(plan, l.when, found));
  return latest([declared, soonest(conditions)]);
}

/** How soon a condition can hold; what the event itself decides may hold at once. */
function conditionBound(plan: ResponsePlan, c: PlanCondition, found: Found): Bound {
  switch (c.kind) {
    case 'all':
      return contradicts(c.of) ? NEVER : latest(c.of.map((x) => conditionBound(plan, x, found)));
    case 'any':
      return soonest(c.of.map((x) => conditionBound(plan, x, found)));
    case 'gradeAtLeast':
      return broughtBy(plan, 'declare', 'started', found);
    case 'responseAtLeast':
      return levelBound(plan, c.level, found);
    case 'headquartersReady':
      return broughtBy(plan, 'convene', 'done', found);
    case 'warningInForce':
      return broughtBy(plan, 'warn', 'started', found);
    case 'forecastWithin':
      return broughtBy(plan, 'forecast', 'done', found);
    case 'since':
      return sinceBound(plan, c, found);
    default:
      return AT_ONCE;
  }
}

function sinceBound(
  plan: ResponsePlan,
  c: Extract<PlanCondition, { kind: 'since' }>,
  found: Found,
): Bound {
  const from =
    c.event === 'alerted'
      ? AT_ONCE
      : broughtBy(plan, c.event === 'warningIssued' ? 'warn' : 'declare', 'started', found);
  return { ...from, min: from.min + c.minutes.value };
}

/** Something and its opposite at once. */
function contradicts(all: readonly PlanCondition[]): boolean {
  const said = new Set(all.map((c) => JSON.stringify(c)));
  return all.some((c) => c.kind === 'not' && said.has(JSON.stringify(c.of)));
}

/** The chain of tasks up to one, first first. */
export function chainTo(found: Found, id: TaskId): TaskId[] {
  const path: TaskId[] = [];
  let at: TaskId | null = id;
  while (at !== null && !path.includes(at)) {
    path.unshift(at);
    at = found.get(at)?.waitsFor ?? null;
  }
  return path;
}
