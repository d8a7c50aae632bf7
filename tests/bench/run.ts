/**
 * `npm run bench [GROUP]`: runs every `*.bench.ts` beside this file, or those whose name contains
 * GROUP, and prints one JSON row a measurement. Times are CPU time, medians of five after warm-up.
 * Before each group, and after the last, a row says how fast the machine is at that moment.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { machineSpeed, type BenchRow } from './measure.ts';

interface BenchModule {
  run(): readonly BenchRow[] | Promise<readonly BenchRow[]>;
}

const SUFFIX = '.bench.ts';

/** Groups that exist, in order of name. */
export function benchGroups(): string[] {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  return readdirSync(folder)
    .filter((name) => name.endsWith(SUFFIX))
    .map((name) => name.slice(0, -SUFFIX.length))
    .sort();
}

/** Runs the groups whose name contains `filter` and gives each row to `print`. */
export async function runBenches(filter: string, print: (row: BenchRow) => void): Promise<number> {
  let rows = 0;
  for (const group of benchGroups().filter((g) => g.includes(filter))) {
    machineSpeed().forEach(print);
    const module = (await import(`./${group}${SUFFIX}`)) as BenchModule;
    for (const row of await module.run()) {
      print(row);
      rows++;
    }
  }
  if (rows > 0) machineSpeed().forEach(print);
  return rows;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const filter = process.argv[2] ?? '';
  const rows = await runBenches(filter, (row) => console.log(JSON.stringify(row)));
  if (rows === 0) {
    console.error(`no bench group contains "${filter}"; there are: ${benchGroups().join(', ')}`);
    process.exitCode = 1;
  }
}
