/** Expressions of kernels: numbers, conditions, indices and addresses. */
import type { ESTree } from 'vite';
import { linear, type Entries, type Linear } from './entries.ts';
import { extremeOf } from './extremes.ts';
import { Names } from './names.ts';
import { bare, isExpression, KernelError, type Expression, type KernelSource } from './source.ts';
import { Code, type Instruction } from './wasm-binary.ts';

const ARITHMETIC = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div' } as const;
const COMPARISON = {
  '<': 'lt',
  '>': 'gt',
  '<=': 'le',
  '>=': 'ge',
  '===': 'eq',
  '!==': 'ne',
} as const;
const MATH = { sqrt: 'sqrt', abs: 'abs' } as const;

const isKey = <T extends object>(table: T, key: PropertyKey): key is keyof T => key in table;

export class ExpressionCompiler extends Names {
  code = new Code();
  /** Two entries at a time: numbers are pairs, conditions are masks. */
  lanes = false;
  /** One of a pair that is worked on alone. */
  lane: 0 | 1 | null = null;
  /** The loop over `i` that the code stands in. */
  laneIndex: Entries | null = null;
  readonly #source: KernelSource;
  readonly #order: readonly string[];

  constructor(source: KernelSource, order: readonly string[]) {
    super();
    this.#source = source;
    this.#order = order;
  }

  /** `const j = i + off` in a loop over `i`. */
  declareEntry(name: string, init: Expression): void {
    this.declareAs(name, this.linear(init));
  }

  protected linear(e: Expression): Linear {
    return linear(e, this);
  }

  /** An index of the entry that is worked on: of the first of a pair, or of one of them. */
  #entry(e: Expression): Linear {
    const at = this.linear(e);
    return { ...at, constant: at.constant + at.i * (this.lane ?? 0) };
  }

  isIndex(e: Expression): boolean {
    const x = bare(e);
    if (x.type === 'Identifier') return this.find(x.name)?.kind === 'index';
    if (x.type !== 'BinaryExpression' || !['+', '-', '*'].includes(x.operator)) return false;
    const sides = [bare(x.left as Expression), bare(x.right)];
    return (
      sides.some((s) => this.isIndex(s)) &&
      sides.every((s) => this.constant(s) !== null || this.isIndex(s))
    );
  }

  isCondition(e: Expression): boolean {
    const x = bare(e);
    if (x.type === 'Identifier') return this.find(x.name)?.kind === 'condition';
    return (
      x.type === 'LogicalExpression' ||
      (x.type === 'UnaryExpression' && x.operator === '!') ||
      (x.type === 'BinaryExpression' && isKey(COMPARISON, x.operator))
    );
  }

  /** Leaves an index on the stack. */
  index(e: Expression): void {
    const x = bare(e);
    if (this.laneIndex !== null) this.laneIndex.entry(this.code, this.#entry(x));
    else if (this.constant(x) !== null) this.code.int(this.constant(x)!);
    else if (x.type === 'Identifier') this.code.get(this.variable(x).local);
    else if (x.type === 'BinaryExpression' && isKey(ARITHMETIC, x.operator)) {
      this.index(x.left as Expression);
      this.index(x.right);
      this.code.op(`i32.${ARITHMETIC[x.operator]}` as Instruction);
    } else throw new KernelError('an index is expected', x);
  }

  /** How to reach an element: code that leaves an address on the stack, and bytes beyond it. */
  address(e: ESTree.MemberExpression): { readonly code: Code; readonly offset: number } {
    const array = this.variable(bare(e.object as Expression));
    const at = bare(e.property as Expression);
    if (this.laneIndex !== null) {
      const where = this.#entry(at);
      if (this.lanes && where.i !== 1) throw new KernelError('a pair is expected', e);
      return this.laneIndex.address(array.local, where);
    }
    const before = this.code;
    const code = new Code();
    this.code = code;
    code.get(array.local);
    this.index(at);
    code.int(3).op('i32.shl', 'i32.add');
    this.code = before;
    return { code, offset: 0 };
  }

  /** Leaves a number on the stack, or a pair. */
  number(e: Expression): void {
    const x = bare(e);
    const constant = this.constant(x);
    if (constant !== null) this.#uniform(constant);
    else if (x.type === 'Identifier') this.#named(x);
    else if (x.type === 'MemberExpression') {
      const at = this.address(x);
      this.code.add(at.code).load(this.lanes ? 2 : 1, at.offset);
    } else if (x.type === 'UnaryExpression' && x.operator === '-') {
      this.number(x.argument);
      this.#float('neg');
    } else if (x.type === 'BinaryExpression' && isKey(ARITHMETIC, x.operator))
      this.arithmetic(x.operator, x.left as Expression, x.right);
    else if (x.type === 'ConditionalExpression') this.#choice(x);
    else if (x.type === 'CallExpression') this.#call(x);
    else throw new KernelError('a number is expected', x);
  }

  arithmetic(operator: keyof typeof ARITHMETIC, left: Expression, right: Expression): void {
    this.number(left);
    this.number(right);
    this.#float(ARITHMETIC[operator]);
  }

  #float(name: string): void {
    this.code.op(`${this.lanes ? 'f64x2' : 'f64'}.${name}` as Instruction);
  }

  /** Value of a constant, or null; names of the function come before those of the file. */
  constant(e: Expression): number | null {
    return e.type === 'Identifier' && this.find(e.name) ? null : this.#source.constant(e);
  }

  /** The same number for both entries; made once, before the loop. */
  #uniform(x: number): void {
    if (!this.lanes) this.code.float(x);
    else this.code.get(this.laneIndex!.constant(x));
  }

  #named(x: ESTree.Expression & { name: string }): void {
    const { code } = this;
    if (this.laneIndex !== null && this.isIndex(x)) {
      const at = this.#entry(x);
      if (this.lanes) throw new KernelError('an index is no pair', x);
      this.laneIndex.entry(code, at);
      code.op('f64.convert_i32_s');
      return;
    }
    const v = this.variable(x);
    if (v.kind === 'index') code.get(v.local).op('f64.convert_i32_s');
    else if (v.type === 'v128') {
      code.get(v.local);
      if (!this.lanes) code.extractLane(this.lane!);
    } else if (this.lanes) code.get(this.laneIndex!.splat(v.local));
    else code.get(v.local);
  }

  #choice(x: ESTree.ConditionalExpression): void {
    const [yes, no] = [bare(x.consequent), bare(x.alternate)];
    const test = bare(x.test);
    const extreme = this.lanes ? extremeOf(test, yes, no) : null;
    if (extreme !== null) {
      this.number(no);
      this.number(yes);
      this.code.op(extreme);
      return;
    }
    if (this.lanes && this.constant(no) === 0) {
      this.number(yes);
      this.condition(test);
      this.code.op('v128.and');
    } else if (this.lanes && this.constant(yes) === 0) {
      this.number(no);
      this.condition(test);
      this.code.op('v128.andnot');
    } else {
      this.number(yes);
      this.number(no);
      this.condition(test);
      this.code.op(this.lanes ? 'v128.bitselect' : 'select');
    }
  }

  #call(x: ESTree.CallExpression): void {
    const { callee } = x;
    if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier') {
      const { name } = callee.property;
      if (!isKey(MATH, name)) throw new KernelError(`kernels have no Math.${name}`, x);
      this.number(x.arguments[0] as Expression);
      this.#float(MATH[name]);
    } else if (this.#inline(x)) return;
    else if (this.lanes) throw new KernelError('a call is for one entry at a time', x);
    else this.callFunction(x);
  }

  /** A function that names parts and returns an expression stands where it is called. */
  #inline(x: ESTree.CallExpression): boolean {
    const { name } = x.callee as { name?: string };
    if (name === undefined || !this.isInlined(name)) return false;
    const f = this.#source.functions.get(name)!;
    const parts = f.body.slice(0, -1);
    const last = f.body.at(-1) as ESTree.ReturnStatement;
    const type = this.lanes ? 'v128' : 'f64';
    const args = x.arguments.map((a) => {
      this.number(a as Expression);
      const local = this.newLocal(type);
      this.code.set(local);
      return local;
    });
    this.alone(() => {
      for (const [n, p] of f.params.entries()) this.name(p.name, 'number', type, args[n]!);
      for (const s of parts)
        for (const d of (s as ESTree.VariableDeclaration).declarations) {
          this.number(d.init!);
          this.code.set(this.declare((d.id as { name: string }).name, 'number', type).local);
        }
      this.number(last.argument!);
    });
    return true;
  }

  isInlined(name: string): boolean {
    const f = this.#source.functions.get(name);
    return f !== undefined && isExpression(f);
  }

  /** A call of another kernel function. */
  callFunction(x: ESTree.CallExpression): void {
    const f = this.#source.functions.get((x.callee as { name?: string }).name ?? '');
    if (f === undefined) throw new KernelError('a call of no kernel', x);
    f.params.forEach((p, n) => {
      const a = x.arguments[n] as Expression;
      if (p.kind === 'number') this.number(a);
      else if (p.kind === 'index') this.index(a);
      else this.code.get(this.variable(bare(a)).local);
    });
    this.code.call(this.#order.indexOf(f.name));
  }

  /** Leaves 1 or 0 on the stack, or a mask of a pair. */
  condition(e: Expression): void {
    const x = bare(e);
    const { code } = this;
    if (x.type === 'LogicalExpression') {
      this.condition(x.left);
      this.condition(x.right);
      const name = x.operator === '&&' ? 'and' : 'or';
      code.op(this.lanes ? `v128.${name}` : `i32.${name}`);
    } else if (x.type === 'UnaryExpression' && x.operator === '!') {
      this.condition(x.argument);
      code.op(this.lanes ? 'v128.not' : 'i32.eqz');
    } else if (x.type === 'Identifier') {
      const v = this.variable(x);
      code.get(v.local);
      if (v.type === 'v128' && !this.lanes)
        code
          .op('i64x2.bitmask')
          .int(1 << this.lane!)
          .op('i32.and');
    } else if (x.type === 'BinaryExpression' && isKey(COMPARISON, x.operator))
      this.#comparison(COMPARISON[x.operator], x.left as Expression, x.right);
    else throw new KernelError('a condition is expected', x);
  }

  #comparison(name: string, left: Expression, right: Expression): void {
    if (this.laneIndex === null && (this.isIndex(left) || this.isIndex(right))) {
      this.index(left);
      this.index(right);
      const signed = name === 'eq' || name === 'ne' ? '' : '_s';
      this.code.op(`i32.${name}${signed}` as Instruction);
      return;
    }
    this.number(left);
    this.number(right);
    this.#float(name);
  }
}
