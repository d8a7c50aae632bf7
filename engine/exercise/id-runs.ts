/**
 * Ascending ids as runs, the first and the last of each side by side: [1, 40, 42, 42]. Seats hear of
 * nearly everything sooner or later, so a day of thousands of ids is a few numbers.
 */
export type IdRuns = number[];

/** Puts in an id that is not there yet; mostly it is the newest. */
export function addId(runs: IdRuns, id: number): void {
  let at = runs.length;
  while (at > 0 && runs[at - 2]! > id) at -= 2;
  const joinsBefore = at > 0 && runs[at - 1] === id - 1;
  const joinsAfter = at < runs.length && runs[at] === id + 1;
  if (joinsBefore && joinsAfter) runs.splice(at - 1, 2);
  else if (joinsBefore) runs[at - 1] = id;
  else if (joinsAfter) runs[at] = id;
  else runs.splice(at, 0, id, id);
}

/** The highest id; undefined without any. */
export const lastId = (runs: Readonly<IdRuns>): number | undefined => runs.at(-1);

export function countIds(runs: Readonly<IdRuns>): number {
  let count = 0;
  for (let i = 0; i < runs.length; i += 2) count += runs[i + 1]! - runs[i]! + 1;
  return count;
}

/** All ids, ascending. */
export function* idsOf(runs: Readonly<IdRuns>): Generator<number> {
  for (let i = 0; i < runs.length; i += 2)
    for (let id = runs[i]!; id <= runs[i + 1]!; id++) yield id;
}
