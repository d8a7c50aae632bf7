import { readFile } from 'node:fs/promises';
import { CliError, type CliIo } from './command.ts';

/** JSON from the argument itself, from `@file`, or from standard input for `-`. */
export async function readJson(source: string, io: CliIo): Promise<unknown> {
  const text = await textOf(source, io);
  try {
    return JSON.parse(text);
  } catch (e) {
    const where = source === '-' ? 'standard input' : source.startsWith('@') ? source : 'the input';
    throw new CliError(`${where} is no valid JSON: ${(e as Error).message}`);
  }
}

async function textOf(source: string, io: CliIo): Promise<string> {
  if (source === '-') return io.stdin();
  if (!source.startsWith('@')) return source;
  try {
    return await readFile(source.slice(1), 'utf8');
  } catch (e) {
    throw new CliError(`cannot read ${source.slice(1)}: ${(e as Error).message}`);
  }
}

const DURATION = /^(\d+(?:\.\d+)?)(h|min|m|s)?$/;
const SECONDS: Readonly<Record<string, number>> = { h: 3600, min: 60, m: 60, s: 1 };

/** `24h`, `90min` or plain seconds, as ticks. */
export function readDuration(text: string): number {
  const match = DURATION.exec(text);
  if (match === null) {
    throw new CliError(`"${text}" is no duration: write 24h, 90min or seconds`);
  }
  return Math.round(Number(match[1]) * SECONDS[match[2] ?? 's']!);
}
