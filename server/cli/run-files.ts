import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { StampedCommand } from '../../engine/exercise/commands/command.ts';
import { saveWorld } from '../../engine/exercise/snapshot.ts';
import { fromZod, describe } from '../scenarios/problem.ts';
import { CliError } from './command.ts';
import type { HeadlessRun } from './headless.ts';

/** Files of a kept run. */
const META = 'meta.json';
const COMMANDS = 'commands.ndjson';
const EVENTS = 'events.ndjson';
const SNAPSHOT = 'snapshot.bin';

const metaSchema = z.object({
  format: z.literal(1),
  scenario: z.string().min(1),
  seed: z.string(),
  ticks: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{16}$/, '16 hexadecimal digits'),
  parts: z.record(z.string(), z.string()),
  /** Content of scenario and region; a log replays exactly only under the same. */
  scenarioHash: z.string(),
  regionHash: z.string(),
});
export type RunMeta = z.infer<typeof metaSchema>;

/** Of a logged command only what replay needs to trust; the engine judges the rest. */
const commandSchema = z.object({
  seq: z.int(),
  tick: z.int().min(0),
  actor: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('instructor') }),
    z.object({ kind: z.literal('seat'), seatId: z.string() }),
    z.object({ kind: z.literal('policy'), seatId: z.string() }),
  ]),
  clientSeq: z.int().nullable(),
  command: z.looseObject({ type: z.string() }),
});

export const metaOf = (scenario: string, run: HeadlessRun): RunMeta => ({
  format: 1,
  scenario,
  seed: run.world.seed,
  ticks: run.world.state.tick,
  hash: run.hash.total,
  parts: { ...run.hash.parts },
  scenarioHash: run.world.scenario.contentHash,
  regionHash: run.world.region.contentHash,
});

const ndjson = (rows: readonly unknown[]): string =>
  rows.map((r) => `${JSON.stringify(r)}\n`).join('');

/** Throws when something stands there already: a log is never written over anything. */
export async function refuseOccupied(dir: string): Promise<void> {
  try {
    const entries = await readdir(dir);
    if (entries.length > 0) throw new CliError(`${dir} is not empty; name a new folder`);
  } catch (e) {
    if (e instanceof CliError) throw e;
    if ((e as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw new CliError(`${dir}: expected a new folder, got ${(e as Error).message}`);
  }
}

/** Writes a folder beside `dir` and renames it: `dir` is there whole or not at all. */
export async function writeRun(dir: string, meta: RunMeta, run: HeadlessRun): Promise<void> {
  const target = resolve(dir);
  await refuseOccupied(target);
  const draft = `${target}.part-${process.pid}`;
  try {
    await mkdir(dirname(target), { recursive: true });
    await mkdir(draft);
    await writeFile(join(draft, COMMANDS), ndjson(run.commands));
    await writeFile(join(draft, EVENTS), ndjson(run.world.events));
    await writeFile(join(draft, SNAPSHOT), saveWorld(run.world));
    await writeFile(join(draft, META), `${JSON.stringify(meta, null, 2)}\n`);
    // An empty folder makes way for the finished one; Windows does not rename over it.
    await rmdir(target).catch(() => undefined);
    await rename(draft, target);
  } catch (e) {
    await rm(draft, { recursive: true, force: true });
    throw new CliError(`cannot write ${target}: ${(e as Error).message}`);
  }
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (e) {
    throw new CliError(`cannot read ${file}: ${(e as Error).message}`);
  }
}

function parse<S extends z.ZodType>(file: string, text: string, schema: S): z.output<S> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (e) {
    throw new CliError(`${file}: expected JSON, got ${(e as Error).message}`);
  }
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const problems = fromZod(file, data, parsed.error);
  throw new CliError(problems.map(describe).join('\n'), { problems });
}

/** Reads what `writeRun` wrote; the events and the snapshot are not needed to replay. */
export async function readRun(
  dir: string,
): Promise<{ readonly meta: RunMeta; readonly commands: readonly StampedCommand[] }> {
  const metaFile = join(dir, META);
  const meta = parse(metaFile, await read(metaFile), metaSchema);
  const file = join(dir, COMMANDS);
  const commands = (await read(file))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => parse(`${file}:${i + 1}`, line, commandSchema) as unknown as StampedCommand);
  return { meta, commands };
}
