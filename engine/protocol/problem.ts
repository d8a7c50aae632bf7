import type { z } from 'zod';

/** One thing wrong with a file, so that its author can mend it without reading code. */
export interface FileProblem {
  readonly file: string;
  /** Where in the file, e.g. `units[3].home.facility`; empty for the whole file. */
  readonly path: string;
  readonly expected: string;
  readonly got: string;
}

export const describe = (p: FileProblem): string =>
  `${p.file}${p.path === '' ? '' : `: ${p.path}`}: expected ${p.expected}, got ${p.got}`;

/** `a.b[2].c` for a path of keys. */
export function pathText(keys: readonly PropertyKey[]): string {
  let out = '';
  for (const k of keys) {
    if (typeof k === 'number') out += `[${k}]`;
    else out += out === '' ? String(k) : `.${String(k)}`;
  }
  return out;
}

const MAX_SHOWN = 80;

/** A value as an author would recognise it, cut short. */
export function show(v: unknown): string {
  if (v === undefined) return 'nothing';
  const s = JSON.stringify(v) ?? String(v);
  return s.length > MAX_SHOWN ? `${s.slice(0, MAX_SHOWN)}…` : s;
}

function valueAt(root: unknown, keys: readonly PropertyKey[]): unknown {
  let v = root;
  for (const k of keys) {
    if (v === null || typeof v !== 'object') return undefined;
    v = (v as Record<PropertyKey, unknown>)[k];
  }
  return v;
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_value':
      return `one of ${issue.values.map((v) => show(v)).join(', ')}`;
    case 'unrecognized_keys':
      return `no member ${issue.keys.map((k) => `"${k}"`).join(', ')}`;
    case 'too_small':
      return `${sizeOf(issue.origin)}${issue.inclusive === false ? '> ' : '>= '}${issue.minimum}`;
    case 'too_big':
      return `${sizeOf(issue.origin)}${issue.inclusive === false ? '< ' : '<= '}${issue.maximum}`;
    case 'invalid_union':
      return issue.message.replace(/^Invalid discriminator value\. Expected /, 'one of ');
    default:
      return issue.message;
  }
}

const sizeOf = (origin: string): string =>
  origin === 'string' ? 'a string of length ' : origin === 'array' ? 'an array of length ' : '';

/** Problems of a parsed file against its schema. */
export function fromZod(file: string, root: unknown, error: z.ZodError): FileProblem[] {
  return error.issues.map((issue) => ({
    file,
    path: pathText(issue.path),
    expected: expectation(issue),
    got: show(valueAt(root, issue.path)),
  }));
}
