/**
 * The kernels as WebAssembly, two entries at a time. `npm run kernels` makes them from the TypeScript
 * of this folder; both give the same bits, so that which of them runs is a matter of speed alone.
 */
import { COMPILED_KERNELS } from './compiled-bytes.ts';
import { KERNELS, type Kernels } from './kernels.ts';

/** What is used of WebAssembly: the engine's own library has no types of it. */
interface WebAssemblyApi {
  readonly Memory: new (pages: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer }; // prettier-ignore
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { env: { memory: object } },
  ) => { readonly exports: Readonly<Record<string, (...args: number[]) => void>> };
}

const PAGE_BYTES = 65_536;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The compiled module; null where there is none to be had; undefined before the first try. */
let compiled: object | null | undefined;

function bytesOf(base64: string): Uint8Array {
  const out = new Uint8Array((base64.length * 3) >> 2);
  let held = 0;
  let bits = 0;
  let n = 0;
  for (const letter of base64) {
    held = (held << 6) | ALPHABET.indexOf(letter);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[n++] = (held >> bits) & 255;
    }
  }
  return out;
}

function moduleOf(api: WebAssemblyApi): object | null {
  if (compiled !== undefined) return compiled;
  try {
    compiled = new api.Module(bytesOf(COMPILED_KERNELS));
  } catch {
    // A page whose policy forbids compiling, or a processor without two lanes.
    compiled = null;
  }
  return compiled;
}

export interface CompiledKernels {
  readonly kernels: Kernels;
  /** The memory in which every array that is given to the kernels must lie. */
  readonly buffer: ArrayBuffer;
}

/** Compiled kernels over a new memory of at least `bytes`, or null where there are none. */
export function compiledKernels(bytes: number): CompiledKernels | null {
  const api = (globalThis as unknown as { WebAssembly?: WebAssemblyApi }).WebAssembly;
  const module = api === undefined ? null : moduleOf(api);
  if (api === undefined || module === null) return null;
  const pages = Math.ceil(bytes / PAGE_BYTES);
  try {
    const memory = new api.Memory({ initial: pages, maximum: pages });
    const { exports } = new api.Instance(module, { env: { memory } });
    const kernels = Object.keys(KERNELS).map((name) => {
      const run = exports[name]!;
      const bound = (...args: readonly (number | Float64Array)[]): void =>
        run(...args.map((a) => (typeof a === 'number' ? a : a.byteOffset)));
      return [name, bound] as const;
    });
    return { kernels: Object.fromEntries(kernels) as unknown as Kernels, buffer: memory.buffer };
  } catch {
    // No address space for another memory.
    return null;
  }
}
