import { findModel, MODELS } from '../../engine/models/index.ts';
import type { ModelDef } from '../../engine/models/index.ts';
import { atMost, boolFlag, CliError, textFlag, type CliCommand } from './command.ts';
import { readJson } from './input.ts';
import { figure, table } from './table.ts';

function named(name: string | undefined): ModelDef {
  const found = name === undefined ? undefined : findModel(name);
  if (found !== undefined) return found;
  const known = MODELS.map((m) => m.name).join(', ');
  throw new CliError(
    name === undefined
      ? `needs a model, one of ${known}. Usage: model ${model.usage}`
      : `no model "${name}"; there are: ${known}`,
  );
}

function schemaOf(m: ModelDef) {
  return {
    model: m.name,
    description: m.description,
    input: m.inputSchema(),
    outputs: m.outputs,
  };
}

interface Property {
  readonly unit?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly default?: unknown;
}

function schemaText(m: ModelDef): string {
  const schema = m.inputSchema() as {
    properties?: Readonly<Record<string, Property>>;
    required?: readonly string[];
  };
  const inputs = Object.entries(schema.properties ?? {}).map(([name, p]) => [
    name,
    p.unit ?? '',
    p.enum?.join(' | ') ?? (p.minimum === undefined ? '' : `${p.minimum} to ${p.maximum ?? '…'}`),
    schema.required?.includes(name) === true ? 'required' : '',
    p.description ?? '',
  ]);
  const outputs = Object.entries(m.outputs).map(([name, o]) => [name, o.unit, o.doc.en]);
  return [
    `${m.name}: ${m.description.en}`,
    table(['input', 'unit', 'range', '', 'what'], inputs),
    table(['output', 'unit', 'what'], outputs),
  ].join('\n\n');
}

export const model: CliCommand = {
  name: 'model',
  usage: 'NAME --input JSON|@file|-  |  NAME --schema',
  summary: 'evaluates one sub-model on given numbers; --schema tells inputs and outputs with units',
  options: {
    input: { type: 'string' },
    schema: { type: 'boolean' },
  },
  async run(call, io) {
    atMost(model, call, 1);
    const m = named(call.positionals[0]);
    if (boolFlag(call, 'schema')) return { json: schemaOf(m), text: schemaText(m), ok: true };
    const input = textFlag(call, 'input');
    if (input === null)
      throw new CliError(`needs --input or --schema. Usage: model ${model.usage}`);
    const result = m.evaluate(await readJson(input, io));
    if (!result.ok) {
      const problems = result.error;
      const text = problems.map((p) => `${p.field === '' ? 'input' : p.field}: ${p.message}`);
      throw new CliError(text.join('\n'), { problems });
    }
    const { values, notes } = result.value;
    const rows = Object.entries(values).map(([name, v]) => [
      name,
      figure(v),
      m.outputs[name]?.unit ?? '',
    ]);
    const remarks = notes.map((n) => `note: ${n.en}`);
    const text = [table(['output', 'value', 'unit'], rows), ...remarks].join('\n');
    return { json: result.value, text, ok: true };
  },
};
