/**
 * Cells of a raster in the order in which something came to them. It only grows: who has read it up
 * to some `count` needs to look at the rest alone.
 */
export class CellLog {
  /** The first `count` entries count; replaced by a longer one when full. */
  cells = new Int32Array(64);
  count = 0;

  add(cell: number): void {
    if (this.count === this.cells.length) {
      const longer = new Int32Array(2 * this.cells.length);
      longer.set(this.cells);
      this.cells = longer;
    }
    this.cells[this.count++] = cell;
  }

  /** Entries from place `from` on: a copy. */
  since(from: number): Int32Array {
    return this.cells.slice(from, this.count);
  }

  copy(): CellLog {
    const to = new CellLog();
    to.cells = this.cells.slice();
    to.count = this.count;
    return to;
  }
}
