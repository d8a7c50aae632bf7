import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What a competition needs of a run of the policy. */
export interface PolicyRun {
  readonly seed: number;
  /** State hash at its end: the same seed must give it again. */
  readonly hash: string;
  /** Total of the decided lines, percent; null when nothing was decided. */
  readonly pct: number | null;
}

const runSchema = z.strictObject({
  seed: z.int(),
  hash: z.string(),
  pct: z.number().nullable(),
}) satisfies z.ZodType<PolicyRun>;

const RUNS = 'runs.jsonl';

function runOf(line: string): PolicyRun | null {
  try {
    return runSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

/** Runs in a folder, one a line. A line that a kill cut short is left out and its run made again. */
export class BaselineFile {
  readonly #file: string;
  #writes: Promise<unknown> = Promise.resolve();

  private constructor(file: string) {
    this.#file = file;
  }

  /** `about` goes beside the runs, for people who look into the folder. */
  static async open(
    dir: string,
    about: object,
  ): Promise<{ file: BaselineFile; runs: readonly PolicyRun[] }> {
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, 'about.json'), `${JSON.stringify(about, null, 2)}\n`);
    const path = join(dir, RUNS);
    const text = await readFile(path, 'utf8').catch(() => '');
    const runs = text.split('\n').flatMap((line) => runOf(line) ?? []);
    await writeFile(path, runs.map((r) => `${JSON.stringify(r)}\n`).join(''));
    return { file: new BaselineFile(path), runs };
  }

  /** One after another, so that lines do not run into each other. */
  add(run: PolicyRun): Promise<unknown> {
    this.#writes = this.#writes.then(() => appendFile(this.#file, `${JSON.stringify(run)}\n`));
    return this.#writes;
  }
}
