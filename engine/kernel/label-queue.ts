/**
 * Priority queue of items that each have one key at a time, for labels that are improved in place:
 * smallest key first, equal keys by smallest rank. Items are small integers from 1 on (they index
 * arrays that grow with the largest one). A 4-ary heap in typed arrays; NaN keys throw.
 */
export class LabelQueue {
  /** Heap from index 1 on, so that place 0 can mean "not in the queue". */
  #keys: Float64Array;
  #items: Int32Array;
  #size = 0;
  /** By item. */
  #place: Int32Array;
  #rank: Int32Array;

  /** @param room largest item to make room for at first, at least 1. */
  constructor(room = 256) {
    this.#keys = new Float64Array(room + 1);
    this.#items = new Int32Array(room + 1);
    this.#place = new Int32Array(room + 1);
    this.#rank = new Int32Array(room + 1);
  }

  get size(): number {
    return this.#size;
  }

  /** Smallest key in the queue, or Infinity when it is empty. */
  peekKey(): number {
    return this.#size > 0 ? this.#keys[1]! : Infinity;
  }

  /** Items in the queue, in no particular order. */
  items(): Int32Array {
    return this.#items.slice(1, this.#size + 1);
  }

  /** Takes over the content of `other`. */
  copyFrom(other: LabelQueue): void {
    this.#keys = other.#keys.slice();
    this.#items = other.#items.slice();
    this.#place = other.#place.slice();
    this.#rank = other.#rank.slice();
    this.#size = other.#size;
  }

  /** Gives `item` a key, whether it is in the queue or not; `rank` must not change meanwhile. */
  set(item: number, key: number, rank: number): void {
    if (key !== key) throw new Error(`NaN key for ${item}`);
    if (item >= this.#place.length) this.#grow(2 * item);
    const place = this.#place[item]!;
    this.#rank[item] = rank;
    if (place === 0) this.#rise(++this.#size, item, key);
    else if (key < this.#keys[place]!) this.#rise(place, item, key);
    else this.#sink(place, item, key);
  }

  /** Takes `item` out, if it is in. */
  remove(item: number): void {
    if (item < this.#place.length && this.#place[item] !== 0) this.#take(this.#place[item]!);
  }

  /** Removes the first item and returns it; 0 when empty. */
  pop(): number {
    if (this.#size === 0) return 0;
    const item = this.#items[1]!;
    this.#take(1);
    return item;
  }

  #take(place: number): void {
    const gone = this.#items[place]!;
    const goneKey = this.#keys[place]!;
    this.#place[gone] = 0;
    const last = this.#size--;
    if (place === last) return;
    const item = this.#items[last]!;
    const key = this.#keys[last]!;
    if (key < goneKey || (key === goneKey && this.#before(item, gone)))
      this.#rise(place, item, key);
    else this.#sink(place, item, key);
  }

  /** Puts `item` where it belongs above the free `hole`. */
  #rise(hole: number, item: number, key: number): void {
    const keys = this.#keys;
    const items = this.#items;
    const places = this.#place;
    while (hole > 1) {
      const parent = (hole + 2) >> 2;
      const k = keys[parent]!;
      const other = items[parent]!;
      if (k < key || (k === key && this.#rank[other]! <= this.#rank[item]!)) break;
      keys[hole] = k;
      items[hole] = other;
      places[other] = hole;
      hole = parent;
    }
    keys[hole] = key;
    items[hole] = item;
    places[item] = hole;
  }

  /** Puts `item` where it belongs below the free `hole`. */
  #sink(hole: number, item: number, key: number): void {
    const keys = this.#keys;
    const items = this.#items;
    const places = this.#place;
    const n = this.#size;
    for (;;) {
      const child = 4 * hole - 2;
      if (child > n) break;
      const end = child + 3 < n ? child + 3 : n;
      let best = child;
      let bestKey = keys[child]!;
      for (let c = child + 1; c <= end; c++) {
        const k = keys[c]!;
        if (k < bestKey || (k === bestKey && this.#before(items[c]!, items[best]!))) {
          best = c;
          bestKey = k;
        }
      }
      const other = items[best]!;
      if (bestKey > key || (bestKey === key && !this.#before(other, item))) break;
      keys[hole] = bestKey;
      items[hole] = other;
      places[other] = hole;
      hole = best;
    }
    keys[hole] = key;
    items[hole] = item;
    places[item] = hole;
  }

  #before(a: number, b: number): boolean {
    return this.#rank[a]! < this.#rank[b]!;
  }

  #grow(room: number): void {
    const grown = <A extends Float64Array | Int32Array>(from: A, to: A): A => {
      to.set(from);
      return to;
    };
    this.#keys = grown(this.#keys, new Float64Array(room + 1));
    this.#items = grown(this.#items, new Int32Array(room + 1));
    this.#place = grown(this.#place, new Int32Array(room + 1));
    this.#rank = grown(this.#rank, new Int32Array(room + 1));
  }
}
