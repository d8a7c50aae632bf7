/**
 * One kernel function as WebAssembly. Loops over `i` are written for two entries at a time
 * (`lane-loop.ts`); everything else as it stands.
 */
import type { ESTree } from 'vite';
import { ExpressionCompiler } from './expressions.ts';
import { compileLaneLoop } from './lane-loop.ts';
import {
  assignmentOf,
  bare,
  KernelError,
  kindOf,
  statementsOf,
  VALUE_OF,
  type Assignment,
  type KernelFunction,
  type KernelSource,
  type Statement,
} from './source.ts';
import type { ValueType, WasmFunction } from './wasm-binary.ts';

export class FunctionCompiler extends ExpressionCompiler {
  /** Blocks that are open inside the function, and which of them `break` and `continue` leave. */
  depth = 0;
  leave: { readonly breakAt: number; readonly continueAt: number } | null = null;
  readonly #kernel: KernelFunction;

  constructor(source: KernelSource, order: readonly string[], kernel: KernelFunction) {
    super(source, order);
    this.#kernel = kernel;
    for (const p of kernel.params) this.declare(p.name, p.kind, VALUE_OF[p.kind]);
  }

  compile(): WasmFunction {
    const { name, exported, params, returns, body } = this.#kernel;
    for (const s of body) this.statement(s);
    // A function with a result leaves by `return`; the end is never reached.
    if (returns) this.code.float(0);
    return {
      name,
      exported,
      params: params.map((p) => VALUE_OF[p.kind]),
      result: returns ? 'f64' : null,
      locals: this.localTypes.slice(params.length),
      code: this.code,
    };
  }

  statement(s: Statement): void {
    switch (s.type) {
      case 'VariableDeclaration':
        for (const d of s.declarations) this.declaration(d);
        return;
      case 'ExpressionStatement':
        this.#effect(s.expression);
        return;
      case 'BlockStatement':
        this.scoped(() => {
          for (const inner of s.body as Statement[]) this.statement(inner);
        });
        return;
      case 'IfStatement':
        this.#branch(s);
        return;
      case 'ForStatement':
        if (loopVariable(s) === 'i') compileLaneLoop(this, s);
        else this.#loop(s);
        return;
      case 'ReturnStatement':
        if (s.argument) this.number(s.argument);
        this.code.op('return');
        return;
      case 'BreakStatement':
        this.code.branch(this.depth - this.leave!.breakAt);
        return;
      case 'ContinueStatement':
        this.code.branch(this.depth - this.leave!.continueAt);
        return;
      default:
        throw new KernelError('kernels have no such statement', s);
    }
  }

  declaration(d: ESTree.VariableDeclarator): void {
    if (d.id.type !== 'Identifier') throw new KernelError('a plain name is expected', d.id);
    const init = d.init ? bare(d.init) : null;
    const said = kindOf(d.id);
    const kind = said ?? (init && this.isIndex(init) ? 'index' : 'number');
    if (kind === 'index' && init && this.laneIndex !== null) {
      this.declareEntry(d.id.name, init);
      return;
    }
    const bool = init !== null && this.isCondition(init);
    const type: ValueType = this.lanes ? 'v128' : bool || kind === 'index' ? 'i32' : 'f64';
    if (init) {
      if (bool) this.condition(init);
      else if (kind === 'index') this.index(init);
      else this.number(init);
    }
    const v = this.declare(d.id.name, bool ? 'condition' : kind, type);
    v.started = init !== null;
    if (init) this.code.set(v.local);
  }

  #effect(expression: ESTree.Expression): void {
    const e = bare(expression);
    if (e.type === 'CallExpression') {
      this.callFunction(e);
      return;
    }
    const a = assignmentOf(e);
    if (a === null) throw new KernelError('an assignment or a call is expected', e);
    this.assign(a);
  }

  /** Plain assignment: `x = e`, `x += e`, `a[j] = e`, outside loops over two entries. */
  assign(a: Assignment): void {
    if (a.target.type === 'MemberExpression') {
      const at = this.address(a.target);
      this.code.add(at.code);
      this.written(a);
      this.code.store(1, at.offset);
      return;
    }
    const v = this.variable(a.target);
    if (v.type === 'v128') {
      this.code.get(v.local);
      this.written(a);
      this.code.replaceLane(this.lane!).set(v.local);
      return;
    }
    if (v.kind === 'index') this.index(a.value);
    else this.written(a);
    v.started = true;
    this.code.set(v.local);
  }

  /** The number that an assignment writes. */
  written(a: Assignment): void {
    if (a.operator === null) this.number(a.value);
    else this.arithmetic(a.operator, a.target, a.value);
  }

  #branch(s: ESTree.IfStatement): void {
    this.condition(s.test);
    this.code.if();
    this.depth++;
    this.#block(s.consequent);
    if (s.alternate) {
      this.code.op('else');
      this.#block(s.alternate);
    }
    this.depth--;
    this.code.op('end');
  }

  #block(s: Statement): void {
    this.scoped(() => {
      for (const inner of statementsOf(s)) this.statement(inner);
    });
  }

  #loop(s: ESTree.ForStatement): void {
    const outer = this.leave;
    this.scoped(() => {
      if (s.init?.type === 'VariableDeclaration')
        for (const d of s.init.declarations) this.#counter(d);
      this.code.block().loop();
      this.depth += 2;
      const breakAt = this.depth - 1;
      this.condition(s.test!);
      this.code.op('i32.eqz').branchIf(1).block();
      this.depth++;
      this.leave = { breakAt, continueAt: this.depth };
      this.#block(s.body);
      this.depth--;
      this.code.op('end');
      const v = this.variable(bare((s.update as ESTree.UpdateExpression).argument as never));
      this.code.get(v.local).int(1).op('i32.add').set(v.local).branch(0).op('end', 'end');
      this.depth -= 2;
    });
    this.leave = outer;
  }

  #counter(d: ESTree.VariableDeclarator): void {
    const v = this.declare((d.id as ESTree.BindingIdentifier).name, 'index', 'i32');
    v.started = true;
    this.index(d.init!);
    this.code.set(v.local);
  }
}

function loopVariable(s: ESTree.ForStatement): string | null {
  const d = s.init?.type === 'VariableDeclaration' ? s.init.declarations[0] : undefined;
  return d?.id.type === 'Identifier' ? d.id.name : null;
}
