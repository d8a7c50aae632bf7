import type { RoadClosure } from '../../exercise/state.ts';
import type { World } from '../../exercise/world.ts';

/** The list grows in place or is replaced by a shorter one: its length tells whether it changed. */
const sets = new WeakMap<readonly RoadClosure[], { length: number; edges: ReadonlySet<number> }>();

/** Edges that are closed in truth, whoever knows of it. */
export function closedEdges(w: World): ReadonlySet<number> {
  const list = w.state.closures;
  let known = sets.get(list);
  if (known === undefined || known.length !== list.length) {
    known = { length: list.length, edges: new Set(list.map((c) => c.edgeId)) };
    sets.set(list, known);
  }
  return known.edges;
}
