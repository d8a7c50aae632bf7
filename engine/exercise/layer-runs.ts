import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';

/**
 * Cells of one class that follow one another in a row of a raster layer, on the wire: three whole
 * numbers (cells left out since the run before, its length less one, its class), each in groups of seven
 * bits, the low ones first, with the eighth bit set where more follow. Most runs take three bytes.
 */
export interface LayerRun {
  readonly start: number;
  readonly length: number;
  readonly cls: number;
}

/** Worth of the last of five groups: no cell number needs more. */
const MOST_SCALE = 0x10000000;

/** Whole numbers in groups of seven bits, in an array that grows. */
class VarintWriter {
  #bytes = new Uint8Array(1024);
  #n = 0;

  put(value: number): void {
    // No number is longer than five groups.
    if (this.#n + 5 > this.#bytes.length) {
      const more = new Uint8Array(2 * this.#bytes.length);
      more.set(this.#bytes);
      this.#bytes = more;
    }
    let left = value;
    while (left > 127) {
      this.#bytes[this.#n++] = (left & 127) | 128;
      left >>>= 7;
    }
    this.#bytes[this.#n++] = left;
  }

  done(): Uint8Array {
    return this.#bytes.slice(0, this.#n);
  }
}

/** Packs runs that ascend and do not overlap. */
export function packRuns(runs: Iterable<LayerRun>): Uint8Array {
  const out = new VarintWriter();
  let end = 0;
  for (const { start, length, cls } of runs) {
    if (start < end || length < 1) throw new Error(`run at cell ${start} does not follow ${end}`);
    out.put(start - end);
    out.put(length - 1);
    out.put(cls);
    end = start + length;
  }
  return out.done();
}

/** Packs ascending cells by class; a run never crosses the end of a row. */
export function encodeRuns(
  cols: number,
  cells: Int32Array,
  classOf: (cell: number) => number,
): Uint8Array {
  return packRuns(joined(cols, cells, classOf));
}

function* joined(
  cols: number,
  cells: Int32Array,
  classOf: (cell: number) => number,
): Generator<LayerRun> {
  let start = -1;
  let length = 0;
  let cls = 0;
  for (const cell of cells) {
    const c = classOf(cell);
    if (length > 0 && start + length === cell && c === cls && cell % cols !== 0) {
      length++;
      continue;
    }
    if (length > 0) yield { start, length, cls };
    start = cell;
    length = 1;
    cls = c;
  }
  if (length > 0) yield { start, length, cls };
}

/** Unpacks what `packRuns` made; an error for bytes that stop in the middle of a run. */
export function readRuns(bytes: Uint8Array): Result<readonly LayerRun[], string> {
  const runs: LayerRun[] = [];
  const triple = [0, 0, 0];
  let end = 0;
  let at = 0;
  while (at < bytes.length) {
    for (let i = 0; i < 3; i++) {
      let value = 0;
      let scale = 1;
      let byte = 128;
      while (byte > 127) {
        if (at >= bytes.length || scale > MOST_SCALE)
          return err(`byte ${at} of ${bytes.length}: no whole runs`);
        byte = bytes[at++]!;
        value += (byte & 127) * scale;
        scale *= 128;
      }
      triple[i] = value;
    }
    const start = end + triple[0]!;
    const length = triple[1]! + 1;
    runs.push({ start, length, cls: triple[2]! });
    end = start + length;
  }
  return ok(runs);
}
