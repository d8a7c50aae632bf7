/** Entries that a loop over `i` reaches, and what is made ready before it starts. */
import { bare, KernelError, type Expression } from './source.ts';
import { Code, type ValueType } from './wasm-binary.ts';

/** An index: i times 0 or 1, multiples of locals that the loop does not change, and a constant. */
export interface Linear {
  readonly i: number;
  readonly terms: ReadonlyMap<number, number>;
  readonly constant: number;
}

/** How an index tells names apart. */
export interface Names {
  find(name: string): Named | undefined;
  constant(e: Expression): number | null;
}

interface Named {
  readonly local: number;
  readonly entry: Linear | null;
}

function sum(a: Linear, b: Linear, sign: number): Linear {
  const terms = new Map(a.terms);
  for (const [local, factor] of b.terms) terms.set(local, (terms.get(local) ?? 0) + sign * factor);
  return { i: a.i + sign * b.i, terms, constant: a.constant + sign * b.constant };
}

function product(a: Linear, b: Linear): Linear | null {
  const [k, x] = a.i === 0 && a.terms.size === 0 ? [a.constant, b] : [b.constant, a];
  const other = x === b ? a : b;
  if (other.i !== 0 || other.terms.size > 0) return null;
  const terms = new Map([...x.terms].map(([local, factor]) => [local, factor * k]));
  return { i: x.i * k, terms, constant: x.constant * k };
}

/** Reads an index inside a loop over `i`. */
export function linear(e: Expression, names: Names): Linear {
  const x = bare(e);
  const constant = names.constant(x);
  if (constant !== null) return { i: 0, terms: new Map(), constant };
  if (x.type === 'Identifier') {
    const v = names.find(x.name);
    if (v?.entry) return v.entry;
    if (v) return { i: 0, terms: new Map([[v.local, 1]]), constant: 0 };
  }
  if (x.type === 'BinaryExpression') {
    const a = linear(x.left as Expression, names);
    const b = linear(x.right, names);
    if (x.operator === '+' || x.operator === '-') return sum(a, b, x.operator === '+' ? 1 : -1);
    const times = x.operator === '*' ? product(a, b) : null;
    if (times !== null) return times;
  }
  throw new KernelError('an entry is i plus what the loop does not change', x);
}

/** What a loop over `i` needs before it starts; made when the loop first asks for it. */
export class Entries {
  /** Code that runs once, before the loop. */
  readonly before = new Code();
  readonly #counter: number;
  /** Eight times the counter: bytes. */
  readonly #bytes: number;
  readonly #newLocal: (type: ValueType) => number;
  readonly #made = new Map<string, number>();

  readonly #fixed: (local: number) => boolean;

  /** @param fixed whether the loop leaves a local from before it as it is. */
  constructor(
    counter: number,
    bytes: number,
    newLocal: (type: ValueType) => number,
    fixed: (local: number) => boolean,
  ) {
    this.#counter = counter;
    this.#bytes = bytes;
    this.#newLocal = newLocal;
    this.#fixed = fixed;
  }

  /** Local that holds a constant twice. */
  constant(x: number): number {
    return this.#once(`#${x}`, 'v128', () => this.before.float(x).op('f64x2.splat'));
  }

  /** Local that holds a number from before the loop twice. */
  splat(local: number): number {
    if (!this.#fixed(local)) throw new Error('a loop over i reads a number that it changes');
    return this.#once(`$${local}`, 'v128', () => this.before.get(local).op('f64x2.splat'));
  }

  /** Address of an element, and bytes beyond it. */
  address(array: number, at: Linear): { readonly code: Code; readonly offset: number } {
    const terms = [...at.terms].filter(([, factor]) => factor !== 0).sort(([a], [b]) => a - b);
    const below = Math.min(0, at.constant);
    const key = `${array}|${terms.join(';')}|${below}`;
    const local = this.#once(key, 'i32', () => {
      this.before.get(array);
      for (const [term, factor] of terms)
        this.before
          .get(term)
          .int(8 * factor)
          .op('i32.mul', 'i32.add');
      if (below < 0) this.before.int(8 * below).op('i32.add');
    });
    const code = new Code().get(local);
    if (at.i === 1) code.get(this.#bytes).op('i32.add');
    return { code, offset: 8 * (at.constant - below) };
  }

  /** Leaves an entry itself on the stack. */
  entry(code: Code, at: Linear): void {
    code.int(at.constant);
    if (at.i === 1) code.get(this.#counter).op('i32.add');
    for (const [term, factor] of at.terms) code.get(term).int(factor).op('i32.mul', 'i32.add');
  }

  #once(key: string, type: ValueType, make: () => void): number {
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    make();
    const local = this.#newLocal(type);
    this.before.set(local);
    this.#made.set(key, local);
    return local;
  }
}
