/**
 * The cells that a fire has come near, in the order in which it did. What is known of them lies in
 * dense arrays, one slot a cell: a run and its copies cost what the fire is large, not the window,
 * and cells that burn together lie together.
 *
 * Slot 0 stands for every other cell: its state is 0 (unseen) and stays so. The arrays are replaced
 * when they grow, which only `add` does: take them anew after it.
 */
export class TouchedCells {
  /** Slot of each cell of the window, 0 where the fire has not come near. */
  readonly slotOf: Int32Array;
  /** Slots in use besides slot 0; they are 1 to `count`. */
  count = 0;
  cell: Int32Array;
  /** Status and marks, see front-cells.ts. */
  state: Uint8Array;
  /** Arrival, or last re-ignition, of burned cells; expected arrival of tentative ones; s. */
  time: Float64Array;
  /** Four numbers a slot, see front-cells.ts. */
  geometry: Float32Array;
  /** Tick of first arrival of burned cells. */
  arrival: Int32Array;

  constructor(windowCells: number, room = 256) {
    this.slotOf = new Int32Array(windowCells);
    this.cell = new Int32Array(room);
    this.state = new Uint8Array(room);
    this.time = new Float64Array(room);
    this.geometry = new Float32Array(4 * room);
    this.arrival = new Int32Array(room);
  }

  /** Slot of a new `cell`, which must not have one yet. */
  add(cell: number): number {
    const slot = ++this.count;
    if (slot === this.cell.length) this.#resize(2 * slot);
    this.cell[slot] = cell;
    this.slotOf[cell] = slot;
    return slot;
  }

  /** Takes over all cells of `other`, of the same window; this one must be empty. */
  copyFrom(other: TouchedCells): void {
    this.count = other.count;
    this.cell = other.cell.slice();
    this.state = other.state.slice();
    this.time = other.time.slice();
    this.geometry = other.geometry.slice();
    this.arrival = other.arrival.slice();
    for (let slot = 1; slot <= this.count; slot++) this.slotOf[this.cell[slot]!] = slot;
  }

  #resize(room: number): void {
    this.cell = resized(this.cell, new Int32Array(room));
    this.state = resized(this.state, new Uint8Array(room));
    this.time = resized(this.time, new Float64Array(room));
    this.geometry = resized(this.geometry, new Float32Array(4 * room));
    this.arrival = resized(this.arrival, new Int32Array(room));
  }
}

function resized<A extends { set(from: A): void }>(from: A, to: A): A {
  to.set(from);
  return to;
}
