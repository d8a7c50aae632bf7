/** Something that takes time and waits for the start or the end of others. */
export interface Activity {
  readonly id: string;
  readonly after: readonly { readonly task: string; readonly is: 'started' | 'done' }[];
}

/** When an activity begins and ends at the soonest, and on which one that hangs (null for none). */
export interface Scheduled {
  readonly start: number;
  readonly end: number;
  readonly waitsFor: string | null;
}

/** A loop of activities that wait for one another, the first repeated at the end; null for none. */
export function cycleOf(activities: readonly Activity[]): string[] | null {
  const byId = new Map(activities.map((a) => [a.id, a]));
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (id: string): string[] | null => {
    if (done.has(id)) return null;
    const at = path.indexOf(id);
    if (at >= 0) return [...path.slice(at), id];
    path.push(id);
    for (const { task } of byId.get(id)?.after ?? []) {
      const found = visit(task);
      if (found !== null) return found;
    }
    path.pop();
    done.add(id);
    return null;
  };
  for (const { id } of activities) {
    const found = visit(id);
    // Found against the arrows of `after`: told in the order in which things would happen.
    if (found !== null) return found.reverse();
  }
  return null;
}

/**
 * Forward pass of the critical-path method: every activity begins as soon as all that it waits for
 * allows. `durations` in any unit of time. Throws on a cycle and on unknown ids.
 */
export function schedule(
  activities: readonly Activity[],
  durations: (id: string) => number,
): ReadonlyMap<string, Scheduled> {
  const byId = new Map(activities.map((a) => [a.id, a]));
  const out = new Map<string, Scheduled>();
  const under = new Set<string>();
  const visit = (id: string): Scheduled => {
    const known = out.get(id);
    if (known !== undefined) return known;
    const activity = byId.get(id);
    if (activity === undefined) throw new Error(`no activity ${id}`);
    if (under.has(id)) throw new Error(`activity ${id} waits for itself`);
    under.add(id);
    let start = 0;
    let waitsFor: string | null = null;
    for (const { task, is } of activity.after) {
      const before = visit(task);
      const at = is === 'started' ? before.start : before.end;
      if (at < start || (at === start && waitsFor !== null)) continue;
      start = at;
      waitsFor = task;
    }
    under.delete(id);
    const scheduled = { start, end: start + durations(id), waitsFor };
    out.set(id, scheduled);
    return scheduled;
  };
  for (const { id } of activities) visit(id);
  return out;
}

/** The chain on which the end of the whole hangs, first activity first. */
export function criticalPath(scheduled: ReadonlyMap<string, Scheduled>): string[] {
  let last: string | null = null;
  let end = -Infinity;
  for (const [id, s] of scheduled)
    if (s.end > end) {
      end = s.end;
      last = id;
    }
  const path: string[] = [];
  for (let id = last; id !== null; id = scheduled.get(id)!.waitsFor) path.unshift(id);
  return path;
}

/**
 * Criticality index of each activity (Van Slyke, Operations Research 11 (1963) 839): the share of
 * `runs` in which it lies on the critical path, durations drawn anew for each run.
 */
export function criticalityIndex(
  activities: readonly Activity[],
  draw: (id: string, run: number) => number,
  runs: number,
): ReadonlyMap<string, number> {
  const times = new Map(activities.map((a) => [a.id, 0]));
  for (let run = 0; run < runs; run++)
    for (const id of criticalPath(schedule(activities, (x) => draw(x, run))))
      times.set(id, times.get(id)! + 1);
  return new Map([...times].map(([id, n]) => [id, n / runs]));
}
