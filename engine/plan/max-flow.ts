/** An arc of a flow network; `flow` is what the greatest flow sends along it. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  /** Whole number, 0 or more. */
  readonly capacity: number;
}

export interface GreatestFlow {
  readonly value: number;
  /** By arc, in the order in which they were given. */
  readonly flows: readonly number[];
}

/**
 * Greatest flow from `source` to `sink` (Edmonds and Karp, J. ACM 19 (1972) 248: shortest augmenting
 * paths, O(V·A²)). Nodes are numbered from 0. Of equally short paths the one over earlier arcs is
 * taken, so that the order of the arcs says which are filled first. Throws `RangeError` on a capacity
 * that is negative or no whole number.
 */
export function greatestFlow(
  nodes: number,
  arcs: readonly Arc[],
  source: number,
  sink: number,
): GreatestFlow {
  const out: number[][] = Array.from({ length: nodes }, () => []);
  /** Arc i forward is 2i, backward 2i + 1. */
  const left: number[] = [];
  const head: number[] = [];
  arcs.forEach((a, i) => {
    if (!Number.isSafeInteger(a.capacity) || a.capacity < 0)
      throw new RangeError(`arc ${i}: capacity ${a.capacity}, expected a whole number from 0`);
    left.push(a.capacity, 0);
    head.push(a.to, a.from);
    out[a.from]!.push(2 * i);
    out[a.to]!.push(2 * i + 1);
  });
  let value = 0;
  for (;;) {
    const path = shortest(out, left, head, source, sink);
    if (path === null) break;
    let most = Infinity;
    for (const e of path) most = Math.min(most, left[e]!);
    for (const e of path) {
      left[e] = left[e]! - most;
      left[e ^ 1] = left[e ^ 1]! + most;
    }
    value += most;
  }
  return { value, flows: arcs.map((_, i) => left[2 * i + 1]!) };
}

/** Edges of a path with room left, by fewest arcs; null when there is none. */
function shortest(
  out: readonly (readonly number[])[],
  left: readonly number[],
  head: readonly number[],
  source: number,
  sink: number,
): number[] | null {
  const came = new Array<number>(out.length).fill(-1);
  const queue = [source];
  for (let i = 0; i < queue.length && came[sink] === -1; i++) {
    for (const e of out[queue[i]!]!) {
      const to = head[e]!;
      if (left[e]! <= 0 || to === source || came[to] !== -1) continue;
      came[to] = e;
      queue.push(to);
    }
  }
  if (came[sink] === -1) return null;
  const path: number[] = [];
  for (let at = sink; at !== source; at = head[came[at]! ^ 1]!) path.push(came[at]!);
  return path.reverse();
}
