import { bare, type Expression } from './source.ts';
import type { Instruction } from './wasm-binary.ts';

/**
 * `x > y ? x : y` and its kin are one instruction: pmax(a, b) is a < b ? b : a and pmin(a, b) is
 * b < a ? b : a, not-a-number and signed zeros included.
 */
export function extremeOf(test: Expression, yes: Expression, no: Expression): Instruction | null {
  if (test.type !== 'BinaryExpression' || (test.operator !== '<' && test.operator !== '>'))
    return null;
  const left = bare(test.left as Expression);
  const right = bare(test.right);
  const straight = same(left, yes) && same(right, no);
  if (!straight && !(same(left, no) && same(right, yes))) return null;
  return (test.operator === '>') === straight ? 'f64x2.pmax' : 'f64x2.pmin';
}

function same(a: Expression, b: Expression): boolean {
  if (a.type === 'Literal' && b.type === 'Literal') return a.value === b.value;
  return a.type === 'Identifier' && b.type === 'Identifier' && a.name === b.name;
}
