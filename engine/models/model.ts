/**
 * Sub-models that can be evaluated on given numbers, so that an engineer can hold them against
 * another tool. The schema of the inputs carries units and ranges; so do the errors.
 */
import { z } from 'zod';
import { err, ok, type Result } from '../kernel/result.ts';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

export interface OutputField {
  /** `1` when dimensionless, `text` when it is no number. */
  readonly unit: string;
  readonly doc: Words;
}

export type OutputValue = number | string | boolean | null;

export interface ModelResult {
  readonly model: string;
  readonly values: Readonly<Record<string, OutputValue>>;
  /** Where the inputs leave the range in which the model is known to hold, and other warnings. */
  readonly notes: readonly Words[];
}

export interface InputError {
  /** Path of the field, empty for the input as a whole. */
  readonly field: string;
  readonly message: string;
}

export interface ModelDef {
  readonly name: string;
  readonly description: Words;
  readonly outputs: Readonly<Record<string, OutputField>>;
  /** JSON schema of the input, with `unit` on every quantity. */
  inputSchema(): object;
  evaluate(input: unknown): Result<ModelResult, readonly InputError[]>;
}

interface Definition<S extends z.ZodType, O extends string> {
  readonly name: string;
  readonly description: Words;
  readonly input: S;
  readonly outputs: Readonly<Record<O, OutputField>>;
  evaluate(input: z.output<S>): {
    readonly values: Readonly<Record<O, OutputValue>>;
    readonly notes?: readonly Words[];
  };
}

export const words = (zh: string, en: string): Words => ({ zh, en });
export const output = (unit: string, zh: string, en: string): OutputField => ({
  unit,
  doc: { zh, en },
});

/** A number with a unit and a closed range. */
export const quantity = (unit: string, min: number, max: number, zh: string, en: string) =>
  z
    .number({ error: `expected a number from ${min} to ${max} (${unit})` })
    .min(min, { error: `must be from ${min} to ${max} (${unit})` })
    .max(max, { error: `must be from ${min} to ${max} (${unit})` })
    .meta({ description: en, zh, unit });

/** One of some words. */
export const choice = <const T extends readonly [string, ...string[]]>(
  options: T,
  zh: string,
  en: string,
) =>
  z
    .enum(options, { error: `must be one of ${options.join(', ')}` })
    .meta({ description: en, zh, unit: 'text' });

export const flag = (zh: string, en: string) =>
  z.boolean({ error: 'must be true or false' }).meta({ description: en, zh, unit: 'text' });

const shown = (value: unknown): string =>
  value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

const inputError = (input: unknown, issue: z.core.$ZodIssue): InputError => {
  const field = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return {
      field: [...issue.path, issue.keys[0]!].map(String).join('.'),
      message: 'unknown field',
    };
  }
  return { field, message: `${issue.message}, got ${shown(valueAt(input, issue.path))}` };
};

/** Builds a model from its schema and a function of the parsed input. */
export function defineModel<S extends z.ZodType, O extends string>(
  definition: Definition<S, O>,
): ModelDef {
  const { name, description, outputs, input: schema } = definition;
  return {
    name,
    description,
    outputs,
    inputSchema: () => z.toJSONSchema(schema, { io: 'input' }),
    evaluate: (input) => {
      const parsed = schema.safeParse(input);
      if (!parsed.success) return err(parsed.error.issues.map((i) => inputError(input, i)));
      const { values, notes = [] } = definition.evaluate(parsed.data);
      return ok({ model: name, values, notes });
    },
  };
}

/** `notes` with those whose condition holds. */
export const notesWhen = (...cases: readonly (readonly [boolean, string, string])[]): Words[] =>
  cases.filter(([holds]) => holds).map(([, zh, en]) => ({ zh, en }));
