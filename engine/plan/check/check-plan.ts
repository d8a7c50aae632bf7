import type { Scenario } from '../../exercise/scenario.ts';
import type { Region } from '../../region/region.ts';
import type { PlanTask, ResponsePlan, TaskId } from '../response-plan.ts';
import { lateDeadlines } from './deadlines.ts';
import { chainTo, earliestOf, type Earliest } from './earliest.ts';
import { fault, type PlanFault } from './fault.ts';
import { cycleOf } from './network.ts';
import { danglingReferences } from './references.ts';
import { scenarioFaults } from './scenario-faults.ts';

/** What a plan is held against beside itself. */
export interface CheckAgainst {
  /** Targets of its document; null when that is not at hand. */
  readonly targetIds: readonly string[] | null;
  readonly scenario: Scenario | null;
  readonly region: Region | null;
}

export interface PlanCheck {
  readonly faults: readonly PlanFault[];
  /** No errors: the plan may run. */
  readonly ok: boolean;
  /** Soonest start and end of each task, minutes from the first word. */
  readonly earliest: ReadonlyMap<TaskId, Earliest>;
  /** The chain that takes longest at the least; empty where tasks wait for one another. */
  readonly criticalPath: readonly TaskId[];
}

/** Everything that can be told of a plan before it runs, errors first. */
export function checkPlan(plan: ResponsePlan, against: CheckAgainst): PlanCheck {
  const cycle = cycleOf(plan.tasks);
  const earliest = earliestOf(plan);
  const faults = [
    ...danglingReferences(plan, against.targetIds),
    ...(cycle === null ? [] : [cycleFault(plan, cycle)]),
    ...unreachable(plan, earliest, new Set(cycle)),
    ...lateDeadlines(plan, earliest),
    ...(against.scenario === null ? [] : scenarioFaults(plan, against.scenario, against.region)),
  ];
  faults.sort((a, b) => (a.severity === b.severity ? 0 : a.severity === 'error' ? -1 : 1));
  return {
    faults,
    ok: faults.every((f) => f.severity === 'warning'),
    earliest,
    criticalPath: longestChain(earliest),
  };
}

function cycleFault(plan: ResponsePlan, cycle: readonly TaskId[]): PlanFault {
  const at = plan.tasks.findIndex((t) => t.id === cycle[0]);
  return fault('cycle', `tasks[${at}].after`, { path: cycle.join(' → ') });
}

/** Tasks for which what they wait for cannot come, each with the reason nearest to it. */
function unreachable(
  plan: ResponsePlan,
  earliest: ReadonlyMap<TaskId, Earliest>,
  inCycle: ReadonlySet<TaskId>,
): PlanFault[] {
  return plan.tasks.flatMap((task, i) => {
    if (inCycle.has(task.id) || Number.isFinite(earliest.get(task.id)!.startMin)) return [];
    // A task that is not there has been told of already.
    if (task.after.some((a) => !earliest.has(a.task))) return [];
    const [path, why] = reason(plan, task, earliest);
    return [fault('unreachable', `tasks[${i}]${path}`, { task: task.id, why })];
  });
}

function reason(
  plan: ResponsePlan,
  task: PlanTask,
  earliest: ReadonlyMap<TaskId, Earliest>,
): [path: string, why: string] {
  const never = (t: PlanTask): boolean =>
    !Number.isFinite(
      earliestOf({ ...plan, tasks: [...plan.tasks.filter((x) => x.id !== t.id), t] }).get(t.id)!
        .startMin,
    );
  const after = task.after.findIndex((a) => earliest.get(a.task)?.startMin === Infinity);
  if (after >= 0) return [`.after[${after}]`, `after "${task.after[after]!.task}"`];
  if (task.fromLevel !== null && never({ ...task, when: null, after: [] }))
    return ['.fromLevel', `level ${task.fromLevel}`];
  return ['.when', task.when === null ? 'when' : `when "${task.when.kind}"`];
}

function longestChain(earliest: ReadonlyMap<TaskId, Earliest>): TaskId[] {
  let last: TaskId | null = null;
  let end = -Infinity;
  for (const [id, e] of earliest)
    if (Number.isFinite(e.doneMin) && e.doneMin > end) {
      end = e.doneMin;
      last = id;
    }
  return last === null ? [] : chainTo(earliest, last);
}
