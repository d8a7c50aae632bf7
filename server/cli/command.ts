import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';

/** Where a command reads and writes; the tests have one of their own. */
export interface CliIo {
  out(text: string): void;
  err(text: string): void;
  stdin(): Promise<string>;
  /** Database whose workers take the runs of a study; threads of this machine without one. */
  readonly databaseUrl?: string;
}

export type Options = NonNullable<ParseArgsConfig['options']>;

/** What the user wrote after the command's name. */
export interface Call {
  readonly positionals: readonly string[];
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
}

/** What a command answers: the data for `--json`, the same for people, and whether all is well. */
export interface Answer {
  readonly json: unknown;
  readonly text: string;
  readonly ok: boolean;
}

export interface CliCommand {
  readonly name: string;
  /** One line: what stands after the name. */
  readonly usage: string;
  readonly summary: string;
  readonly options: Options;
  run(call: Call, io: CliIo): Promise<Answer>;
}

/** Something the user can mend; `details` go into the JSON. Anything else is a fault of ours. */
export class CliError extends Error {
  readonly details: Readonly<Record<string, unknown>>;

  constructor(message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'CliError';
    this.details = details;
  }
}

export function parseCall(command: CliCommand, args: readonly string[]): Call {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...command.options, json: { type: 'boolean' } },
      allowPositionals: true,
      strict: true,
    });
    return { positionals, flags: values as Call['flags'] };
  } catch (e) {
    const why = e instanceof Error ? (e.message.split('\n')[0] ?? '') : String(e);
    throw new CliError(`${why} Usage: ${command.name} ${command.usage}`);
  }
}

export const textFlag = (call: Call, name: string): string | null => {
  const v = call.flags[name];
  return typeof v === 'string' ? v : null;
};

export const boolFlag = (call: Call, name: string): boolean => call.flags[name] === true;

/** Refuses more positionals than a command takes. */
export function atMost(command: CliCommand, call: Call, n: number): void {
  const extra = call.positionals[n];
  if (extra === undefined) return;
  throw new CliError(`unexpected "${extra}". Usage: ${command.name} ${command.usage}`);
}
