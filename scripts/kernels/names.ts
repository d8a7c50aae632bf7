/** What the names of a kernel stand for, and the locals of the function that is made of it. */
import type { Linear } from './entries.ts';
import { KernelError, type Expression, type Kind } from './source.ts';
import type { ValueType } from './wasm-binary.ts';

export interface Variable {
  readonly kind: Kind | 'condition';
  readonly type: ValueType;
  readonly local: number;
  /** It has had a value. */
  started: boolean;
  /** Entry that the name stands for, in a loop over `i`. */
  readonly entry: Linear | null;
}

export class Names {
  readonly localTypes: ValueType[] = [];
  #scopes: Map<string, Variable>[] = [new Map()];

  /** Number of a new local of the function. */
  newLocal(type: ValueType): number {
    return this.localTypes.push(type) - 1;
  }

  /** A name with a local of its own. */
  declare(name: string, kind: Variable['kind'], type: ValueType): Variable {
    return this.name(name, kind, type, this.newLocal(type));
  }

  /** A name for a local that is there already. */
  name(name: string, kind: Variable['kind'], type: ValueType, local: number): Variable {
    const v = { kind, type, local, started: true, entry: null };
    this.#scopes.at(-1)!.set(name, v);
    return v;
  }

  /** A name for an entry: it has no local. */
  declareAs(name: string, entry: Linear): void {
    const v: Variable = { kind: 'index', type: 'i32', local: -1, started: true, entry };
    this.#scopes.at(-1)!.set(name, v);
  }

  /** Work whose names are forgotten at its end. */
  scoped(work: () => void): void {
    this.#scopes.push(new Map());
    work();
    this.#scopes.pop();
  }

  find(name: string): Variable | undefined {
    return this.#scopes.findLast((s) => s.has(name))?.get(name);
  }

  /** What an expression names. Throws `KernelError` when that is nothing. */
  variable(e: Expression): Variable {
    const v = e.type === 'Identifier' ? this.find(e.name) : undefined;
    if (v === undefined) throw new KernelError('an unknown name', e);
    return v;
  }

  /** Work that knows none of the names around it: the body of another function. */
  alone(work: () => void): void {
    const outer = this.#scopes;
    this.#scopes = [new Map()];
    work();
    this.#scopes = outer;
  }
}
