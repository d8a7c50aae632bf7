import { compiledKernels } from './kernels/compiled.ts';
import { KERNELS, type Kernels } from './kernels/kernels.ts';

/** Entries before, between and behind arrays: no two start at the same place of a page. */
const GAP = 24;

/** The arrays of one window, in one block of memory, and the kernels that work on them. */
export class Fields {
  readonly kernels: Kernels;
  readonly #buffer: ArrayBuffer;
  #used = 8 * GAP;

  /**
   * @param lengths of the arrays that will be asked for.
   * @param compiled whether to use compiled kernels where there are any.
   */
  constructor(lengths: readonly number[], compiled: boolean) {
    const bytes = 8 * lengths.reduce((sum, n) => sum + n + GAP, GAP);
    const own = compiled ? compiledKernels(bytes) : null;
    this.kernels = own?.kernels ?? KERNELS;
    this.#buffer = own?.buffer ?? new ArrayBuffer(bytes);
  }

  /** A new array of zeros. @throws RangeError when more is asked for than was said. */
  array(length: number): Float64Array {
    const out = new Float64Array(this.#buffer, this.#used, length);
    this.#used += 8 * (length + GAP);
    return out;
  }

  get bytes(): number {
    return this.#buffer.byteLength;
  }
}
