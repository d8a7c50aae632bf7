/**
 * Priority queue of integers for label-setting: smallest key first, equal keys by smallest id, so
 * that the order never depends on the history of pushes. A 4-ary heap in typed arrays; a push
 * allocates nothing unless the queue outgrows its capacity, which then doubles.
 *
 * There is no decrease-key: push the id again with its better key and skip a popped id whose key
 * is not its label any more. NaN keys throw.
 */
export class MinQueue {
  #keys: Float64Array;
  #ids: Int32Array;
  #size = 0;
  #lastKey = 0;

  /** @param capacity entries to make room for at first, at least 1. */
  constructor(capacity = 1024) {
    const n = Math.max(1, Math.floor(capacity));
    this.#keys = new Float64Array(n);
    this.#ids = new Int32Array(n);
  }

  get size(): number {
    return this.#size;
  }

  /** Key of the entry that `pop` returned last. */
  get key(): number {
    return this.#lastKey;
  }

  /** Smallest key in the queue, or Infinity when it is empty. */
  peekKey(): number {
    return this.#size > 0 ? this.#keys[0]! : Infinity;
  }

  /** Id that `pop` would return, or -1 when the queue is empty. */
  peekId(): number {
    return this.#size > 0 ? this.#ids[0]! : -1;
  }

  /** Forgets all entries and keeps the room. */
  clear(): void {
    this.#size = 0;
  }

  /** @param id a 32-bit integer; the same id may stand in the queue more than once. */
  push(key: number, id: number): void {
    if (key !== key) throw new Error(`NaN key for ${id}`);
    if (this.#size === this.#keys.length) this.#grow();
    const keys = this.#keys;
    const ids = this.#ids;
    let hole = this.#size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 2;
      const k = keys[parent]!;
      if (k < key || (k === key && ids[parent]! <= id)) break;
      keys[hole] = k;
      ids[hole] = ids[parent]!;
      hole = parent;
    }
    keys[hole] = key;
    ids[hole] = id;
  }

  /** Removes the first entry and returns its id (its key is then `key`); -1 when empty. */
  pop(): number {
    if (this.#size === 0) return -1;
    const keys = this.#keys;
    const ids = this.#ids;
    this.#lastKey = keys[0]!;
    const first = ids[0]!;
    const n = --this.#size;
    if (n > 0) this.#sink(keys[n]!, ids[n]!, n);
    return first;
  }

  /** Puts (key, id) where it belongs in a heap of `n` entries whose root is free. */
  #sink(key: number, id: number, n: number): void {
    const keys = this.#keys;
    const ids = this.#ids;
    let hole = 0;
    for (;;) {
      const child = 4 * hole + 1;
      if (child >= n) break;
      const end = child + 4 < n ? child + 4 : n;
      let best = child;
      let bestKey = keys[child]!;
      for (let c = child + 1; c < end; c++) {
        const k = keys[c]!;
        if (k < bestKey || (k === bestKey && ids[c]! < ids[best]!)) {
          best = c;
          bestKey = k;
        }
      }
      if (bestKey > key || (bestKey === key && ids[best]! >= id)) break;
      keys[hole] = bestKey;
      ids[hole] = ids[best]!;
      hole = best;
    }
    keys[hole] = key;
    ids[hole] = id;
  }

  #grow(): void {
    const keys = new Float64Array(this.#keys.length * 2);
    const ids = new Int32Array(keys.length);
    keys.set(this.#keys);
    ids.set(this.#ids);
    this.#keys = keys;
    this.#ids = ids;
  }
}
