import { account } from './account.ts';
import { bench } from './bench.ts';
import { CliError, parseCall, type CliCommand, type CliIo } from './command.ts';
import { inventory } from './inventory.ts';
import { list } from './list.ts';
import { model } from './model.ts';
import { plan } from './plan.ts';
import { msel } from './msel.ts';
import { replay } from './replay.ts';
import { run } from './run.ts';
import { study } from './study.ts';
import { validate } from './validate.ts';
import { verify } from './verify.ts';

const COMMANDS: readonly CliCommand[] = [
  list,
  validate,
  run,
  replay,
  verify,
  model,
  study,
  bench,
  inventory,
  account,
  msel,
  plan,
];

export function usage(): string {
  const rows = COMMANDS.map((c) => `  ${c.name} ${c.usage}\n      ${c.summary}`);
  return [
    'sandtable COMMAND … [--json]',
    '',
    ...rows,
    '',
    'JSON inputs: the text itself, @file, or - for standard input. Exit code 1 on failure.',
  ].join('\n');
}

const helpOf = (c: CliCommand): string => `sandtable ${c.name} ${c.usage} [--json]\n  ${c.summary}`;

const wantsJson = (args: readonly string[]): boolean => args.includes('--json');

/** A failure: words on standard error, and with `--json` the same as data on standard output. */
function fail(e: CliError, json: boolean, io: CliIo): number {
  io.err(`sandtable: ${e.message}`);
  if (json) io.out(JSON.stringify({ error: e.message, ...e.details }, null, 2));
  return 1;
}

/** Runs one command line; returns the exit code. Faults of the program itself are thrown. */
export async function main(args: readonly string[], io: CliIo): Promise<number> {
  const json = wantsJson(args);
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    io.out(usage());
    return name === undefined ? 1 : 0;
  }
  const command = COMMANDS.find((c) => c.name === name);
  try {
    if (command === undefined) {
      const known = COMMANDS.map((c) => c.name).join(', ');
      throw new CliError(`no command "${name}"; there are: ${known}`);
    }
    if (rest.some((a) => a === '--help' || a === '-h')) {
      io.out(helpOf(command));
      return 0;
    }
    const answer = await command.run(parseCall(command, rest), io);
    io.out(json ? JSON.stringify(answer.json, null, 2) : answer.text);
    return answer.ok ? 0 : 1;
  } catch (e) {
    if (e instanceof CliError) return fail(e, json, io);
    throw e;
  }
}
