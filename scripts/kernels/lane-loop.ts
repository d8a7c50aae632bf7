/**
 * `for (let i = from; i < to; i++)` two entries at a time, and the last one alone where their number
 * is odd. Each entry gets the bits that the loop as written gives it:
 *
 * - an `if` is computed for both where one of them is concerned, and changes only what is that one's
 *   (nothing here traps); it has no `else`: the usual case stands before it;
 * - an `if` that calls another kernel function or changes what was declared before the loop runs for
 *   its entries one by one, in order, and for none most of the time;
 * - a guard (`if … { …; continue; }`, one a loop) is left at once when both entries take it;
 * - `if (x > most) most = x` and `sum += x` of numbers declared before the loop keep one for each
 *   lane: sums must not depend on their order (counts, or zeros that show a not-a-number).
 */
import type { ESTree } from 'vite';
import { Entries } from './entries.ts';
import type { FunctionCompiler } from './function-compiler.ts';
import { LaneBody, walk } from './lane-body.ts';
import { assignmentOf, statementsOf, type Expression, type Statement } from './source.ts';
import { Code } from './wasm-binary.ts';

/** Compiles a loop over `i` into the function. */
export function compileLaneLoop(f: FunctionCompiler, s: ESTree.ForStatement): void {
  const [counter, bytes, end] = [f.newLocal('i32'), f.newLocal('i32'), f.newLocal('i32')];
  const first = (s.init as ESTree.VariableDeclaration).declarations[0]!.init!;
  const body = statementsOf(s.body);
  f.index(first);
  f.code.set(counter);
  f.index((s.test as ESTree.BinaryExpression).right);
  f.code.set(end);
  const changes = changed(body);
  const loop = new LaneBody(f, changes);
  const outer = f.code;
  const fixed = (local: number) => ![...changes].some((name) => f.find(name)?.local === local);
  const entries = new Entries(counter, bytes, (type) => f.newLocal(type), fixed);
  f.laneIndex = entries;
  f.scoped(() => {
    f.declareAs('i', { i: 1, terms: new Map(), constant: 0 });
    f.code = new Code();
    f.code.block().loop();
    f.code.get(end).get(counter).op('i32.sub').int(2).op('i32.lt_s').branchIf(1).block();
    const gather = new Code();
    loop.pair(body, gather);
    f.code.op('end').get(counter).int(2).op('i32.add').set(counter);
    f.code.get(bytes).int(16).op('i32.add').set(bytes).branch(0).op('end', 'end');
    loop.finish();
    f.code.get(counter).get(end).op('i32.lt_s').if();
    const depth = f.depth;
    f.leave = { breakAt: -1, continueAt: depth };
    for (const inner of body) f.statement(inner);
    f.leave = null;
    f.code.op('end');
    outer.add(entries.before).add(gather).get(counter).int(3).op('i32.shl').set(bytes).add(f.code);
  });
  f.code = outer;
  f.laneIndex = null;
}

/** Names that a loop assigns. */
function changed(body: readonly Statement[]): Set<string> {
  const names = new Set<string>();
  walk(body, (n) => {
    const a = 'operator' in n ? assignmentOf(n as Expression) : null;
    if (a?.target.type === 'Identifier') names.add(a.target.name);
  });
  return names;
}
