import { writeFile } from 'node:fs/promises';
import { runVerify, runVerifyCase, VERIFY_MODELS } from '../../engine/verify/index.ts';
import type { VerifyProfile, VerifyRow } from '../../engine/verify/index.ts';
import { atMost, CliError, textFlag, type CliCommand } from './command.ts';
import { readJson } from './input.ts';
import { figure, table } from './table.ts';

const toTable = (rows: readonly VerifyRow[]): string =>
  table(
    ['', 'case', 'quantity', 'expected', 'got', 'tolerance', 'source'],
    rows.map((r) => [
      r.ok ? 'ok' : 'FAIL',
      r.case,
      r.quantity,
      figure(r.expected),
      figure(r.got),
      figure(r.tolerance),
      r.source,
    ]),
  );

const quoted = (s: string): string => (/[",\n]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s);

const toCsv = (columns: readonly string[], rows: readonly (readonly unknown[])[]): string =>
  [columns, ...rows].map((r) => `${r.map((c) => quoted(String(c))).join(',')}\r\n`).join('');

/** The curve of a case when it has one, else its rows. */
function csvOf(rows: readonly VerifyRow[], profile: VerifyProfile | undefined): string {
  if (profile !== undefined) return toCsv(profile.columns, profile.rows);
  const columns = ['case', 'quantity', 'expected', 'got', 'tolerance', 'ok', 'source'] as const;
  return toCsv(
    columns,
    rows.map((r) => columns.map((c) => r[c])),
  );
}

async function writeCsv(file: string, csv: string): Promise<void> {
  try {
    await writeFile(file, csv);
  } catch (e) {
    throw new CliError(`cannot write ${file}: ${(e as Error).message}`);
  }
}

function inputObject(input: unknown): Readonly<Record<string, unknown>> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new CliError('--input: expected a JSON object of parameters');
  }
  return input as Record<string, unknown>;
}

export const verify: CliCommand = {
  name: 'verify',
  usage: '[MODEL] [--case NAME [--input JSON] [--out FILE.csv]]',
  summary: 'compares the models with published numbers and exact solutions',
  options: {
    case: { type: 'string' },
    input: { type: 'string' },
    out: { type: 'string' },
  },
  async run(call, io) {
    atMost(verify, call, 1);
    const model = call.positionals[0];
    if (model !== undefined && !VERIFY_MODELS.includes(model)) {
      throw new CliError(`no cases for "${model}"; there are: ${VERIFY_MODELS.join(', ')}`);
    }
    const name = textFlag(call, 'case');
    const input = textFlag(call, 'input');
    const out = textFlag(call, 'out');
    if (name === null && (input !== null || out !== null)) {
      throw new CliError('--input and --out belong to one --case');
    }
    let rows: readonly VerifyRow[];
    if (name === null) rows = runVerify(model);
    else {
      const given = input === null ? {} : inputObject(await readJson(input, io));
      const done = runVerifyCase(name, given);
      if (!done.ok) {
        const { field, expected, got } = done.error;
        throw new CliError(`${field}: expected ${expected}, got ${got}`, { problem: done.error });
      }
      rows = done.value.rows;
      if (out !== null) await writeCsv(out, csvOf(rows, done.value.profile));
    }
    const failed = rows.filter((r) => !r.ok).length;
    const text = `${toTable(rows)}\n\n${rows.length} rows, ${failed} failed`;
    return { json: rows, text, ok: failed === 0 };
  },
};
