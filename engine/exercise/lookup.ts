/** The entry with this id; the arrays of the state are sorted by id. Throws when there is none. */
export function byId<T extends { id: string | number }>(
  list: readonly T[],
  id: string | number,
): T {
  const found = find(list, id);
  if (found === undefined) throw new Error(`state holds nothing with id ${String(id)}`);
  return found;
}

/**
 * Where an id stood when it was last looked for, in whatever list: a guess to begin with. Teams,
 * villages and seats stay in their places for a whole exercise. Ids are those of scenarios, few.
 */
const places = new Map<string, number>();

/** The entry with this id in an id-sorted array; code-unit order for text. */
export function find<T extends { id: string | number }>(
  list: readonly T[],
  id: string | number,
): T | undefined {
  // Numbers come from counters that begin at 1: mostly nothing is missing in between.
  const guess = typeof id === 'number' ? id - 1 : places.get(id);
  const there = guess === undefined ? undefined : list[guess];
  if (there !== undefined && there.id === id) return there;
  // Or what is oldest has left.
  const last = list[list.length - 1];
  if (typeof id === 'number' && last !== undefined) {
    const fromEnd = list[list.length - 1 - (last.id as number) + id];
    if (fromEnd !== undefined && fromEnd.id === id) return fromEnd;
  }
  return search(list, id);
}

/** Binary search. */
function search<T extends { id: string | number }>(
  list: readonly T[],
  id: string | number,
): T | undefined {
  let lo = 0;
  let hi = list.length - 1;
  while (lo <= hi) {
    const mid = (lo + hi) >>> 1;
    const item = list[mid]!;
    if (item.id === id) {
      if (typeof id === 'string') places.set(id, mid);
      return item;
    }
    if (item.id < id) lo = mid + 1;
    else hi = mid - 1;
  }
  return undefined;
}

/** Puts an entry where the order by id wants it; returns it as it stands in the list. */
export function insertById<T extends { id: string | number }>(list: T[], item: T): T {
  let at = list.findIndex((x) => x.id > item.id);
  if (at < 0) at = list.length;
  list.splice(at, 0, item);
  return list[at]!;
}
