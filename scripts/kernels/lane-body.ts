import type { ESTree } from 'vite';
import type { Variable } from './names.ts';
import type { FunctionCompiler } from './function-compiler.ts';
import {
  assignmentOf,
  bare,
  KernelError,
  statementsOf,
  type Assignment,
  type Expression,
  type Statement,
} from './source.ts';
import { Code } from './wasm-binary.ts';

/** Entries that an `if` concerns: those of a mask, or the others. */
interface Mask {
  readonly local: number;
  readonly others: boolean;
}

interface Accumulator {
  readonly kind: 'most' | 'sum';
  readonly lanes: number;
}

/** A store that entries which left by the guard have done. */
interface Pending {
  readonly target: ESTree.MemberExpression;
  /** Local of the value, or null for zero. */
  readonly value: number | null;
}

export const walk = (node: unknown, visit: (n: ESTree.Node) => void): void => {
  if (Array.isArray(node)) for (const n of node) walk(n, visit);
  else if (node !== null && typeof node === 'object' && 'type' in node) {
    visit(node as ESTree.Node);
    for (const part of Object.values(node)) walk(part, visit);
  }
};

/** The body of a loop over `i` for two entries; see `lane-loop.ts` for what each part becomes. */
export class LaneBody {
  readonly #f: FunctionCompiler;
  /** Variables declared before the loop that it changes. */
  readonly #accumulators = new Map<Variable, Accumulator>();
  readonly #outside: (name: string) => Variable | undefined;
  #live: Mask | null = null;
  #pending = new Map<string, Pending>();

  constructor(f: FunctionCompiler, changes: ReadonlySet<string>) {
    this.#f = f;
    // Names as they were before the loop: those of its body shadow them.
    const known = new Map<string, Variable | undefined>();
    this.#outside = (name) => known.get(name);
    for (const name of changes) known.set(name, f.find(name));
  }

  /** The body for two entries; code of the accumulators' start goes to `before`. */
  pair(body: readonly Statement[], before: Code): void {
    const f = this.#f;
    f.lanes = true;
    f.scoped(() => {
      for (const s of body) this.#statement(s, null, before);
      for (const p of this.#pending.values()) this.#store(p.target, () => this.#value(p), null);
    });
    f.lanes = false;
  }

  /** Joins the lanes of what the loop gathers. */
  finish(): void {
    const { code } = this.#f;
    for (const [v, { kind, lanes }] of this.#accumulators)
      if (kind === 'sum')
        code.get(v.local).get(lanes).extractLane(0).op('f64.add').get(lanes).extractLane(1).op('f64.add').set(v.local); // prettier-ignore
      else
        for (const lane of [0, 1])
          code.get(lanes).extractLane(lane).get(v.local).get(lanes).extractLane(lane).get(v.local).op('f64.gt', 'select').set(v.local); // prettier-ignore
  }

  #statement(s: Statement, path: Mask | null, before: Code): void {
    const f = this.#f;
    if (s.type === 'VariableDeclaration') for (const d of s.declarations) f.declaration(d);
    else if (s.type === 'BlockStatement')
      for (const inner of s.body as Statement[]) this.#statement(inner, path, before);
    else if (s.type === 'ExpressionStatement') this.#assign(s, path, before);
    else if (s.type === 'IfStatement') this.#if(s, path, before);
    else throw new KernelError('a loop over i has no such statement', s);
  }

  #if(s: ESTree.IfStatement, path: Mask | null, before: Code): void {
    if (s.alternate)
      throw new KernelError('the usual case stands before an if, not in its else', s);
    const body = statementsOf(s.consequent);
    if (body.at(-1)?.type === 'ContinueStatement') this.#guard(s.test, body.slice(0, -1), path);
    else if (this.#most(s, body, path, before)) return;
    else if (this.#isForOne(s.consequent)) this.#oneByOne(s, path);
    else this.#masked(s, path, before);
  }

  /** Calls of kernels, and changes of what was declared before the loop, are for one entry. */
  #isForOne(s: Statement): boolean {
    let found = false;
    walk(s, (n) => {
      if (n.type === 'CallExpression' && n.callee.type === 'Identifier')
        found ||= !this.#f.isInlined(n.callee.name);
      const a = 'operator' in n ? assignmentOf(n as Expression) : null;
      if (a?.target.type === 'Identifier' && this.#outside(a.target.name)) found = true;
    });
    return found;
  }

  #mask(test: Expression, path: Mask | null): Mask {
    const f = this.#f;
    f.condition(test);
    if (path !== null) this.#meet(path);
    const local = f.newLocal('v128');
    f.code.set(local);
    return { local, others: false };
  }

  /** Leaves on the stack the mask there, where `m` holds too. */
  #meet(m: Mask): void {
    this.#f.code.get(m.local).op(m.others ? 'v128.andnot' : 'v128.and');
  }

  #guard(test: Expression, body: readonly Statement[], path: Mask | null): void {
    const f = this.#f;
    if (path !== null || this.#live !== null || this.#accumulatorsIn(body))
      throw new KernelError('one guard, outside of any if', test);
    const mask = this.#mask(test, null);
    f.code.get(mask.local).op('i64x2.bitmask').int(3).op('i32.eq').if();
    for (const s of body) this.#statement(s, null, f.code);
    f.code.branch(1).op('end');
    for (const s of body) this.#postpone(s);
    this.#live = { local: mask.local, others: true };
  }

  #accumulatorsIn(body: readonly Statement[]): boolean {
    return body.some((s) => this.#isForOne(s));
  }

  #postpone(s: Statement): void {
    const f = this.#f;
    const a = s.type === 'ExpressionStatement' ? assignmentOf(bare(s.expression)) : null;
    if (a?.target.type !== 'MemberExpression' || a.operator !== null)
      throw new KernelError('a guard stores and continues', s);
    const value = bare(a.value);
    let local: number | null = null;
    if (!(value.type === 'Literal' && value.value === 0)) {
      f.number(value);
      local = f.newLocal('v128');
      f.code.set(local);
    }
    this.#pending.set(this.#place(a.target), { target: a.target, value: local });
  }

  #place(target: ESTree.MemberExpression): string {
    const at = this.#f.address(target);
    return `${at.code.bytes.join()}+${at.offset}`;
  }

  #value(p: Pending): void {
    const f = this.#f;
    if (p.value === null) f.code.get(f.laneIndex!.constant(0));
    else f.code.get(p.value);
  }

  /** `if (x > most) most = x` of a number declared before the loop. */
  #most(
    s: ESTree.IfStatement,
    body: readonly Statement[],
    path: Mask | null,
    before: Code,
  ): boolean {
    const only = body[0];
    const a = only?.type === 'ExpressionStatement' ? assignmentOf(bare(only.expression)) : null;
    const { test } = s;
    if (a?.target.type !== 'Identifier' || body.length !== 1) return false;
    const v = this.#outside(a.target.name);
    const value = bare(a.value);
    if (v === undefined || value.type !== 'Identifier' || a.operator !== null) return false;
    if (test.type !== 'BinaryExpression' || test.operator !== '>') return false;
    const [left, right] = [bare(test.left as Expression), bare(test.right)];
    if (left.type !== 'Identifier' || left.name !== value.name) return false;
    if (right.type !== 'Identifier' || right.name !== a.target.name) return false;
    const { lanes } = this.#accumulator(v, 'most', before);
    const { code } = this.#f;
    code.get(lanes);
    this.#f.number(value);
    code.op('f64x2.pmax');
    this.#keep(lanes, [path, this.#live]);
    code.set(lanes);
    return true;
  }

  #accumulator(v: Variable, kind: Accumulator['kind'], before: Code): Accumulator {
    const known = this.#accumulators.get(v);
    if (known !== undefined) return known;
    const lanes = this.#f.newLocal('v128');
    if (kind === 'sum') before.float(0);
    else before.get(v.local);
    before.op('f64x2.splat').set(lanes);
    const made = { kind, lanes };
    this.#accumulators.set(v, made);
    return made;
  }

  /** Of the pair on the stack, keeps what masks concern; the rest is that of `local`. */
  #keep(local: number, masks: readonly (Mask | null)[]): void {
    const { code } = this.#f;
    const real = masks.filter((m) => m !== null);
    if (real.length === 0) return;
    if (real.length === 1) {
      const [m] = real as [Mask];
      if (m.others) {
        // bitselect takes the first where the mask is set.
        const value = this.#f.newLocal('v128');
        code.set(value).get(local).get(value).get(m.local).op('v128.bitselect');
      } else code.get(local).get(m.local).op('v128.bitselect');
      return;
    }
    code.get(local).get(real[0]!.local);
    if (real[0]!.others) code.op('v128.not');
    for (const m of real.slice(1)) this.#meet(m);
    code.op('v128.bitselect');
  }

  #oneByOne(s: ESTree.IfStatement, path: Mask | null): void {
    const f = this.#f;
    const mask = this.#mask(s.test, path);
    f.code.get(mask.local);
    if (this.#live !== null) this.#meet(this.#live);
    const bits = f.newLocal('i32');
    f.code.op('i64x2.bitmask').tee(bits).if();
    f.lanes = false;
    for (const lane of [0, 1] as const) {
      f.lane = lane;
      f.code
        .get(bits)
        .int(1 << lane)
        .op('i32.and')
        .if();
      f.scoped(() => {
        for (const inner of statementsOf(s.consequent)) f.statement(inner);
      });
      f.code.op('end');
    }
    f.lane = null;
    f.lanes = true;
    f.code.op('end');
  }

  /** For both entries when one of them is concerned; the other keeps what it has. */
  #masked(s: ESTree.IfStatement, path: Mask | null, before: Code): void {
    const f = this.#f;
    const mask = this.#mask(s.test, path);
    f.code.get(mask.local).op('i64x2.bitmask').if();
    f.scoped(() => this.#statement(s.consequent, mask, before));
    f.code.op('end');
  }

  #assign(s: ESTree.ExpressionStatement, path: Mask | null, before: Code): void {
    const f = this.#f;
    const a = assignmentOf(bare(s.expression));
    if (a === null) throw new KernelError('an assignment is expected', s);
    const { target } = a;
    if (target.type === 'MemberExpression') this.#store(target, () => f.written(a), path);
    else if (target.type === 'Identifier' && this.#outside(target.name)) this.#sum(a, path, before);
    else {
      const v = f.variable(target);
      f.written(a);
      if (v.started) this.#keep(v.local, [path]);
      f.code.set(v.local);
      v.started = true;
    }
  }

  #sum(a: Assignment, path: Mask | null, before: Code): void {
    const f = this.#f;
    if (a.operator !== '+') throw new KernelError('only sums gather over a loop', a.target);
    const { lanes } = this.#accumulator(f.variable(a.target), 'sum', before);
    f.code.get(lanes);
    f.number(a.value);
    f.code.op('f64x2.add');
    this.#keep(lanes, [path, this.#live]);
    f.code.set(lanes);
  }

  #store(target: ESTree.MemberExpression, value: () => void, path: Mask | null): void {
    const f = this.#f;
    const at = f.address(target);
    f.code.add(at.code);
    value();
    const place = `${at.code.bytes.join()}+${at.offset}`;
    const pending = this.#pending.get(place);
    if (pending !== undefined && path === null) {
      this.#pending.delete(place);
      const gone = this.#live!.local;
      if (pending.value === null) f.code.get(gone).op('v128.andnot');
      else {
        const own = f.newLocal('v128');
        f.code.set(own).get(pending.value).get(own).get(gone).op('v128.bitselect');
      }
    } else if (path !== null || this.#live !== null) {
      const old = f.newLocal('v128');
      const own = f.newLocal('v128');
      f.code.set(own).add(at.code).load(2, at.offset).set(old).get(own);
      this.#keep(old, [path, this.#live]);
    }
    f.code.store(2, at.offset);
  }
}
