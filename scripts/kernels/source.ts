/** Kernels as they stand in their TypeScript files: functions, and the constants that they use. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync, type ESTree } from 'vite';
import type { ValueType } from './wasm-binary.ts';

export type Expression = ESTree.Expression;
export type Statement = ESTree.Statement;
type Declaration = ESTree.Function;

/** What a name of a kernel stands for: an index, a number, or the address of an array. */
export type Kind = 'index' | 'number' | 'array';

export interface KernelFunction {
  readonly name: string;
  readonly exported: boolean;
  readonly params: readonly { readonly name: string; readonly kind: Kind }[];
  readonly returns: boolean;
  readonly body: readonly Statement[];
  readonly file: string;
}

export const VALUE_OF: Readonly<Record<Kind, ValueType>> = {
  index: 'i32',
  number: 'f64',
  array: 'i32',
};

/** Whether a function only names parts of an expression and returns it: it is put where it is called. */
export function isExpression(f: KernelFunction): boolean {
  const last = f.body.at(-1);
  return (
    f.returns &&
    last?.type === 'ReturnStatement' &&
    last.argument !== null &&
    f.params.every((p) => p.kind === 'number') &&
    f.body.slice(0, -1).every((s) => s.type === 'VariableDeclaration' && s.kind === 'const')
  );
}

/** A construct that a kernel may not have, and where it stands. */
export class KernelError extends Error {
  constructor(what: string, node: { readonly type: string; readonly start?: number }) {
    super(`${what} (${node.type} at ${node.start ?? '?'})`);
  }
}

/** The expression without the marks that only the type checker reads. */
export function bare(e: Expression | ESTree.Argument | ESTree.AssignmentTarget): Expression {
  if (e.type === 'TSNonNullExpression' || e.type === 'ParenthesizedExpression')
    return bare(e.expression);
  return e as Expression;
}

export const statementsOf = (s: Statement): readonly Statement[] =>
  s.type === 'BlockStatement' ? (s.body as Statement[]) : [s];

export interface Assignment {
  readonly target: ESTree.Expression;
  /** `+` for `+=`, and so on; null for `=`. */
  readonly operator: '+' | '-' | '*' | null;
  readonly value: ESTree.Expression;
}

/** What an expression assigns; `x++` is `x += 1`. */
export function assignmentOf(e: ESTree.Expression): Assignment | null {
  if (e.type === 'UpdateExpression' && e.operator === '++') {
    const one = { type: 'Literal', value: 1, raw: '1', start: e.start, end: e.end };
    return { target: bare(e.argument as never), operator: '+', value: one as ESTree.Expression };
  }
  if (e.type !== 'AssignmentExpression') return null;
  const operator = e.operator === '=' ? null : e.operator[0];
  if (operator !== null && operator !== '+' && operator !== '-' && operator !== '*')
    throw new KernelError(`kernels have no ${e.operator}`, e);
  return { target: bare(e.left as never), operator, value: e.right };
}

export class KernelSource {
  readonly functions = new Map<string, KernelFunction>();
  readonly constants = new Map<string, number>();
  readonly #files = new Set<string>();

  /** Reads a file and, for constants and functions that it imports, its neighbours. */
  read(file: string): void {
    if (this.#files.has(file)) return;
    this.#files.add(file);
    const { program, errors } = parseSync(file, readFileSync(file, 'utf8'));
    if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`);
    for (const node of program.body) {
      if (node.type === 'ImportDeclaration') {
        if (node.importKind !== 'type') this.read(join(dirname(file), node.source.value));
      } else if (node.type === 'ExportNamedDeclaration')
        this.#declare(node.declaration, file, true);
      else this.#declare(node as ESTree.Declaration, file, false);
    }
  }

  #declare(node: ESTree.Declaration | null, file: string, exported: boolean): void {
    if (node?.type === 'FunctionDeclaration') this.#function(node, file, exported);
    else if (node?.type === 'VariableDeclaration')
      for (const { id, init } of node.declarations) {
        const value = init ? this.constant(init) : null;
        if (id.type === 'Identifier' && value !== null) this.constants.set(id.name, value);
      }
  }

  #function(node: Declaration, file: string, exported: boolean): void {
    const kinds = node.params.map((p) => (p.type === 'Identifier' ? kindOf(p) : null));
    // Others than kernels (frames, sums) may stand in the same files: nothing calls them here.
    if (kinds.includes(null) || !node.id || !node.body) return;
    this.functions.set(node.id.name, {
      name: node.id.name,
      exported,
      params: node.params.map((p, i) => ({
        name: (p as ESTree.BindingIdentifier).name,
        kind: kinds[i]!,
      })),
      returns: node.returnType?.typeAnnotation.type === 'TSNumberKeyword',
      body: node.body.body as Statement[],
      file,
    });
  }

  /** Value of an expression of constants, or null. */
  constant(e: Expression): number | null {
    const x = bare(e);
    if (x.type === 'Literal') return typeof x.value === 'number' ? x.value : null;
    if (x.type === 'Identifier') return this.constants.get(x.name) ?? null;
    if (x.type === 'UnaryExpression' && x.operator === '-') {
      const value = this.constant(x.argument);
      return value === null ? null : -value;
    }
    if (x.type !== 'BinaryExpression' || x.left.type === 'PrivateIdentifier') return null;
    const [a, b] = [this.constant(x.left), this.constant(x.right)];
    if (a === null || b === null) return null;
    if (x.operator === '*') return a * b;
    return x.operator === '+' ? a + b : x.operator === '/' ? a / b : null;
  }
}

/** Kind that the type of a name says, or null for a type that kernels do not have. */
export function kindOf(name: { typeAnnotation?: ESTree.TSTypeAnnotation | null }): Kind | null {
  const type = name.typeAnnotation?.typeAnnotation;
  if (type?.type === 'TSNumberKeyword') return 'number';
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return null;
  return type.typeName.name === 'Entry'
    ? 'index'
    : type.typeName.name === 'Float64Array'
      ? 'array'
      : null;
}
