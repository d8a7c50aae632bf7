/**
 * Priority queue for keys that mostly grow (Dijkstra): one stack per `width` of key, no order
 * within a bucket. Callers relax again when a better key turns up, so results stay exact.
 */
export class BucketQueue {
  private readonly width: number;
  private heads: Int32Array;
  private cells = new Int32Array(1 << 20);
  private next = new Int32Array(1 << 20);
  private used = 0;
  private free = -1;
  private cursor = 0;
  size = 0;

  constructor(width: number, maxKey: number) {
    this.width = width;
    this.heads = new Int32Array(Math.ceil(maxKey / width) + 2).fill(-1);
  }

  push(cell: number, key: number): void {
    const b = Math.min(this.heads.length - 1, Math.max(0, Math.floor(key / this.width)));
    const slot = this.takeSlot();
    this.cells[slot] = cell;
    this.next[slot] = this.heads[b]!;
    this.heads[b] = slot;
    if (b < this.cursor) this.cursor = b;
    this.size++;
  }

  /** Any cell of the lowest filled bucket. Call only while `size > 0`. */
  pop(): number {
    while (this.heads[this.cursor] === -1) this.cursor++;
    const slot = this.heads[this.cursor]!;
    this.heads[this.cursor] = this.next[slot]!;
    this.next[slot] = this.free;
    this.free = slot;
    this.size--;
    return this.cells[slot]!;
  }

  private takeSlot(): number {
    if (this.free !== -1) {
      const slot = this.free;
      this.free = this.next[slot]!;
      return slot;
    }
    if (this.used === this.cells.length) {
      this.cells = grown(this.cells);
      this.next = grown(this.next);
    }
    return this.used++;
  }
}

function grown(a: Int32Array): Int32Array<ArrayBuffer> {
  const b = new Int32Array(a.length * 2);
  b.set(a);
  return b;
}
