/**
 * 64-bit state hash in two 32-bit lanes. Order matters; -0 counts as 0 and NaN throws, so that a
 * hash never hides a broken number. Not cryptographic.
 */
export class Hasher {
  #a = 0x9e3779b9;
  #b = 0x85ebca6b;
  readonly #f64 = new Float64Array(1);
  readonly #u32 = new Uint32Array(this.#f64.buffer);

  #word(w: number): void {
    this.#a = Math.imul(this.#a ^ w, 0x01000193) ^ (this.#b >>> 15);
    this.#b = Math.imul(this.#b + w, 0xc2b2ae35) ^ (this.#a >>> 13);
  }

  int(v: number): this {
    this.#word(v | 0);
    return this;
  }

  number(v: number): this {
    if (v !== v) throw new Error('NaN in hashed state');
    this.#f64[0] = v === 0 ? 0 : v;
    this.#word(this.#u32[0]!);
    this.#word(this.#u32[1]!);
    return this;
  }

  text(s: string): this {
    this.#word(s.length);
    for (let i = 0; i < s.length; i++) this.#word(s.charCodeAt(i));
    return this;
  }

  ints(array: Int32Array | Uint8Array | Int16Array | Uint16Array | Uint32Array): this {
    this.#word(array.length);
    for (let i = 0; i < array.length; i++) this.#word(array[i]!);
    return this;
  }

  floats(array: Float64Array | Float32Array): this {
    this.#word(array.length);
    for (let i = 0; i < array.length; i++) this.number(array[i]!);
    return this;
  }

  /** Plain JSON data; keys in sorted order, `undefined` members left out. */
  json(v: unknown): this {
    if (v === null) return this.int(1);
    if (typeof v === 'boolean') return this.int(v ? 2 : 3);
    if (typeof v === 'number') return this.int(4).number(v);
    if (typeof v === 'string') return this.int(5).text(v);
    if (Array.isArray(v)) {
      this.int(6).int(v.length);
      for (const x of v) this.json(x);
      return this;
    }
    if (typeof v !== 'object') throw new Error(`cannot hash a ${typeof v}`);
    const entries = v as Record<string, unknown>;
    const keys = Object.keys(entries).filter((k) => entries[k] !== undefined);
    keys.sort();
    this.int(7).int(keys.length);
    for (const k of keys) this.text(k).json(entries[k]);
    return this;
  }

  /** 16 hexadecimal digits. */
  digest(): string {
    const hex = (w: number) => (w >>> 0).toString(16).padStart(8, '0');
    const fold = (w: number) => {
      w = Math.imul(w ^ (w >>> 16), 0x7feb352d);
      w = Math.imul(w ^ (w >>> 15), 0x846ca68b);
      return w ^ (w >>> 16);
    };
    return hex(fold(this.#a)) + hex(fold(this.#b ^ this.#a));
  }
}
