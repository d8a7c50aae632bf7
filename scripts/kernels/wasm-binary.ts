/** The binary format of WebAssembly (core specification 2.0, chapter 5), as far as kernels need it. */

export type ValueType = 'i32' | 'f64' | 'v128';

const VALUE_TYPE: Readonly<Record<ValueType, number>> = { i32: 0x7f, f64: 0x7c, v128: 0x7b };
const NO_RESULT = 0x40;
const SIMD = 0xfd;

/** Instructions without operands of their own, by the name that the specification gives them. */
const PLAIN = {
  end: 0x0b,
  else: 0x05,
  return: 0x0f,
  select: 0x1b,
  'i32.eqz': 0x45,
  'i32.eq': 0x46,
  'i32.ne': 0x47,
  'i32.lt_s': 0x48,
  'i32.gt_s': 0x4a,
  'i32.le_s': 0x4c,
  'i32.ge_s': 0x4e,
  'i32.add': 0x6a,
  'i32.sub': 0x6b,
  'i32.mul': 0x6c,
  'i32.and': 0x71,
  'i32.or': 0x72,
  'i32.shl': 0x74,
  'f64.eq': 0x61,
  'f64.ne': 0x62,
  'f64.lt': 0x63,
  'f64.gt': 0x64,
  'f64.le': 0x65,
  'f64.ge': 0x66,
  'f64.abs': 0x99,
  'f64.neg': 0x9a,
  'f64.sqrt': 0x9f,
  'f64.add': 0xa0,
  'f64.sub': 0xa1,
  'f64.mul': 0xa2,
  'f64.div': 0xa3,
  'f64.convert_i32_s': 0xb7,
} as const;

const VECTOR = {
  'f64x2.splat': 0x14,
  'f64x2.eq': 0x47,
  'f64x2.ne': 0x48,
  'f64x2.lt': 0x49,
  'f64x2.gt': 0x4a,
  'f64x2.le': 0x4b,
  'f64x2.ge': 0x4c,
  'v128.not': 0x4d,
  'v128.and': 0x4e,
  'v128.andnot': 0x4f,
  'v128.or': 0x50,
  'v128.bitselect': 0x52,
  'i64x2.bitmask': 0xc4,
  'f64x2.abs': 0xec,
  'f64x2.neg': 0xed,
  'f64x2.sqrt': 0xef,
  'f64x2.add': 0xf0,
  'f64x2.sub': 0xf1,
  'f64x2.mul': 0xf2,
  'f64x2.div': 0xf3,
  'f64x2.pmin': 0xf6,
  'f64x2.pmax': 0xf7,
} as const;

export type Instruction = keyof typeof PLAIN | keyof typeof VECTOR;

function unsigned(n: number): number[] {
  const out: number[] = [];
  do {
    const low = n & 0x7f;
    n >>>= 7;
    out.push(n === 0 ? low : low | 0x80);
  } while (n !== 0);
  return out;
}

function signed(n: number): number[] {
  const out: number[] = [];
  for (;;) {
    const low = n & 0x7f;
    n >>= 7;
    if ((n === 0 && (low & 0x40) === 0) || (n === -1 && (low & 0x40) !== 0)) {
      out.push(low);
      return out;
    }
    out.push(low | 0x80);
  }
}

const float = (x: number): number[] => [...new Uint8Array(new Float64Array([x]).buffer)];

/** Instructions in order. Every method returns the code itself. */
export class Code {
  readonly bytes: number[] = [];

  #put(...bytes: readonly number[]): this {
    this.bytes.push(...bytes);
    return this;
  }

  /** Appends other code. */
  add(other: Code): this {
    for (const b of other.bytes) this.bytes.push(b);
    return this;
  }

  op(...names: readonly Instruction[]): this {
    for (const name of names)
      if (name in PLAIN) this.#put(PLAIN[name as keyof typeof PLAIN]);
      else this.#put(SIMD, ...unsigned(VECTOR[name as keyof typeof VECTOR]));
    return this;
  }

  int = (n: number): this => this.#put(0x41, ...signed(n));
  float = (x: number): this => this.#put(0x44, ...float(x));
  get = (local: number): this => this.#put(0x20, ...unsigned(local));
  set = (local: number): this => this.#put(0x21, ...unsigned(local));
  tee = (local: number): this => this.#put(0x22, ...unsigned(local));
  block = (): this => this.#put(0x02, NO_RESULT);
  loop = (): this => this.#put(0x03, NO_RESULT);
  if = (): this => this.#put(0x04, NO_RESULT);
  branch = (depth: number): this => this.#put(0x0c, ...unsigned(depth));
  branchIf = (depth: number): this => this.#put(0x0d, ...unsigned(depth));
  call = (index: number): this => this.#put(0x10, ...unsigned(index));
  extractLane = (lane: number): this => this.#put(SIMD, 0x21, lane);
  replaceLane = (lane: number): this => this.#put(SIMD, 0x22, lane);
  /** Loads and stores of one or of two numbers at the address on the stack plus `offset` bytes. */
  load = (lanes: 1 | 2, offset: number): this =>
    this.#put(...(lanes === 2 ? [SIMD, 0] : [0x2b]), 3, ...unsigned(offset));
  store = (lanes: 1 | 2, offset: number): this =>
    this.#put(...(lanes === 2 ? [SIMD, 11] : [0x39]), 3, ...unsigned(offset));
}

export interface WasmFunction {
  readonly name: string;
  readonly exported: boolean;
  readonly params: readonly ValueType[];
  readonly result: ValueType | null;
  readonly locals: readonly ValueType[];
  readonly code: Code;
}

const vector = (items: readonly (readonly number[])[]): number[] => [
  ...unsigned(items.length),
  ...items.flat(),
];
const section = (id: number, content: readonly number[]): number[] => [
  id,
  ...unsigned(content.length),
  ...content,
];
const text = (s: string): number[] => [...unsigned(s.length), ...new TextEncoder().encode(s)];

/** "\0asm", version 1. */
const MAGIC = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

/** A module of functions over one memory, imported as `env.memory`; functions call by position. */
export function moduleOf(functions: readonly WasmFunction[]): Uint8Array {
  const types = functions.map((f) => [
    0x60,
    ...vector(f.params.map((t) => [VALUE_TYPE[t]])),
    ...vector(f.result === null ? [] : [[VALUE_TYPE[f.result]]]),
  ]);
  const bodies = functions.map((f) => {
    const locals = vector(f.locals.map((t) => [1, VALUE_TYPE[t]]));
    const body = [...locals, ...f.code.bytes, PLAIN.end];
    return [...unsigned(body.length), ...body];
  });
  const exported = functions.flatMap((f, i) =>
    f.exported ? [[...text(f.name), 0x00, ...unsigned(i)]] : [],
  );
  return Uint8Array.from([
    ...MAGIC,
    ...section(1, vector(types)),
    ...section(2, vector([[...text('env'), ...text('memory'), 0x02, 0x00, ...unsigned(1)]])),
    ...section(3, vector(functions.map((_, i) => unsigned(i)))),
    ...section(7, vector(exported)),
    ...section(10, vector(bodies)),
  ]);
}
