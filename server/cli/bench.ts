import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { atMost, CliError, type CliCommand } from './command.ts';
import { figure, table } from './table.ts';

/** Benchmarks are no part of the server; each is a file that exports `run`. */
const FOLDER = fileURLToPath(new URL('../../tests/bench', import.meta.url));
const SUFFIX = '.bench.ts';

const rowsSchema = z.array(z.object({ name: z.string(), value: z.number(), unit: z.string() }));
type Row = z.infer<typeof rowsSchema>[number];

async function groups(): Promise<string[]> {
  const files = await readdir(FOLDER).catch(() => []);
  return files
    .filter((f) => f.endsWith(SUFFIX))
    .map((f) => f.slice(0, -SUFFIX.length))
    .sort();
}

async function measure(group: string): Promise<Row[]> {
  const file = join(FOLDER, `${group}${SUFFIX}`);
  const module = (await import(pathToFileURL(file).href)) as { run?: () => unknown };
  if (typeof module.run !== 'function') throw new CliError(`${file} exports no run()`);
  return rowsSchema.parse(await module.run());
}

export const bench: CliCommand = {
  name: 'bench',
  usage: '[GROUP]',
  summary: 'measures speed; CPU time, median of five',
  options: {},
  async run(call, io) {
    atMost(bench, call, 1);
    const known = await groups();
    if (known.length === 0) throw new CliError(`no benchmarks in ${FOLDER}`);
    const asked = call.positionals[0];
    if (asked !== undefined && !known.includes(asked)) {
      throw new CliError(`no benchmark "${asked}"; there are: ${known.join(', ')}`);
    }
    const rows: Row[] = [];
    for (const group of asked === undefined ? known : [asked]) {
      io.err(`measuring ${group} …`);
      rows.push(...(await measure(group)));
    }
    const text = table(
      ['measurement', 'value', 'unit'],
      rows.map((r) => [r.name, figure(r.value), r.unit]),
    );
    return { json: rows, text, ok: true };
  },
};
