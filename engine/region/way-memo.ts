import type { RouteRequest } from './routing.ts';
import type { Way } from './way.ts';

/** A question as far as the answer depends on it, with the answer and the next of the same hash. */
interface Entry {
  readonly q: RouteRequest;
  /** A copy: who asks may write in the set afterwards. */
  readonly closed: readonly number[];
  readonly way: Way;
  readonly next: Entry | undefined;
}

/**
 * Remembers the ways of one profile that were asked for lately, by start, goal and closed roads.
 * Holds between `size` and twice as many: what has not been asked for since the last `size` new
 * answers is forgotten. A way is the same whether remembered or worked out again.
 */
export class WayMemo {
  readonly #size: number;
  #young = new Map<number, Entry>();
  #old = new Map<number, Entry>();
  #count = 0;

  constructor(size: number) {
    this.#size = size;
  }

  get(q: RouteRequest): Way | undefined {
    const hash = hashOf(q);
    const found = search(this.#young.get(hash), q);
    if (found !== undefined) return found.way;
    const old = search(this.#old.get(hash), q);
    if (old !== undefined) this.#put(old.q, old.closed, hash, old.way);
    return old?.way;
  }

  set(q: RouteRequest, way: Way): void {
    this.#put(q, [...q.closed], hashOf(q), way);
  }

  #put(q: RouteRequest, closed: readonly number[], hash: number, way: Way): void {
    if (this.#count >= this.#size) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#count = 0;
    }
    this.#young.set(hash, { q, closed, way, next: this.#young.get(hash) });
    this.#count++;
  }
}

function search(first: Entry | undefined, q: RouteRequest): Entry | undefined {
  for (let x = first; x !== undefined; x = x.next) if (isSame(x, q)) return x;
  return undefined;
}

function isSame({ q: a, closed }: Entry, b: RouteRequest): boolean {
  if (a.fromNode !== b.fromNode || a.from.e !== b.from.e || a.from.n !== b.from.n) return false;
  if (a.to.e !== b.to.e || a.to.n !== b.to.n || closed.length !== b.closed.size) return false;
  for (const id of closed) if (!b.closed.has(id)) return false;
  return true;
}

const floats = new Float64Array(4);
const words = new Int32Array(floats.buffer);

/** The order in which closed roads stand in their set does not matter. */
function hashOf({ from, fromNode, to, closed }: RouteRequest): number {
  floats[0] = from.e;
  floats[1] = from.n;
  floats[2] = to.e;
  floats[3] = to.n;
  let h = fromNode;
  for (let i = 0; i < words.length; i++) h = Math.imul(h ^ words[i]!, 0x01000193) ^ (h >>> 15);
  for (const id of closed) h = (h + Math.imul(id + 1, 0x9e3779b1)) | 0;
  return h;
}
