import type { ResponsePlan } from '../response-plan.ts';
import { fault, type PlanFault } from './fault.ts';

/** Ids that point to nothing within the plan, or to no target of its document. */
export function danglingReferences(
  plan: ResponsePlan,
  targetIds: readonly string[] | null,
): PlanFault[] {
  const out: PlanFault[] = [];
  const tasks = new Set(plan.tasks.map((t) => t.id));
  const clauses = new Set(plan.clauses.map((c) => c.id));
  const known = (
    ids: readonly string[],
    set: ReadonlySet<string>,
    code: 'unknownTask' | 'unknownClause',
    path: (i: number) => string,
  ): void =>
    ids.forEach((id, i) => {
      if (!set.has(id)) out.push(fault(code, path(i), { id }));
    });
  plan.levels.forEach((l, i) =>
    known(l.clauses, clauses, 'unknownClause', (c) => `levels[${i}].clauses[${c}]`),
  );
  plan.tasks.forEach((t, i) => {
    const at = `tasks[${i}]`;
    known(t.clauses, clauses, 'unknownClause', (c) => `${at}.clauses[${c}]`);
    known(
      t.after.map((a) => a.task),
      tasks,
      'unknownTask',
      (a) => `${at}.after[${a}].task`,
    );
    t.deadlines.forEach((d, j) => {
      if (typeof d.from !== 'string')
        known([d.from.task], tasks, 'unknownTask', () => `${at}.deadlines[${j}].from.task`);
    });
    t.targets.forEach((id, j) => {
      if (targetIds !== null && !targetIds.includes(id))
        out.push(fault('unknownTarget', `${at}.targets[${j}]`, { id, document: plan.document }));
    });
  });
  for (const { path, clause } of figuresOf(plan, ''))
    if (!clauses.has(clause)) out.push(fault('unknownClause', path, { id: clause }));
  return out;
}

/** Every clause that a number of the plan names, wherever it stands. */
function figuresOf(node: unknown, path: string): { path: string; clause: string }[] {
  if (Array.isArray(node)) return node.flatMap((x: unknown, i) => figuresOf(x, `${path}[${i}]`));
  if (node === null || typeof node !== 'object') return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    const at = path === '' ? key : `${path}.${key}`;
    if (key === 'clause' && typeof value === 'string') return [{ path: at, clause: value }];
    return figuresOf(value, at);
  });
}
