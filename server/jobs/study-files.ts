import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { orderKey } from '../../engine/study/order.ts';
import type { Trial } from '../../engine/study/trial.ts';

const TRIALS = 'trials.jsonl';
const STUDY = 'study.json';

/** Everything on which the runs of a study depend; a folder holds runs of one such study. */
export interface StudyKey {
  readonly engine: string;
  readonly scenario: string;
  readonly content: string;
  readonly region: string;
  readonly vary: unknown;
  /** Plans and the second scenario, by hash; left out where there are none. */
  readonly plans?: unknown;
}

const status = z.enum(['met', 'notMet', 'running', 'unsure', 'notTriggered', 'recordOnly']);
const trialSchema = z.object({
  leg: z.string(),
  seed: z.int(),
  hazard: z.int(),
  hash: z.string(),
  lines: z.array(
    z.object({
      id: z.string(),
      status,
      value: z.number().nullable(),
      cases: z.number(),
      casesMet: z.number(),
      openFor: z.number().nullable(),
      path: z.record(z.string(), z.number()),
    }),
  ),
  busy: z.record(z.string(), z.number()),
  waits: z.record(z.string(), z.array(z.number())),
  losses: z.object({
    dead: z.number(),
    hurt: z.number(),
    displaced: z.number(),
    affected: z.number(),
    yuan: z.number(),
    burnedHa: z.number(),
  }),
});

/** A run that came over a wire or out of a file; null when it is none. */
export const parseTrial = (value: unknown): Trial | null =>
  (trialSchema.safeParse(value).data as Trial | undefined) ?? null;

/** The folder of a study belongs to other inputs: its runs cannot be taken over. */
export class OtherStudyError extends Error {}

/**
 * Opens or begins the folder of a study; returns the runs that it holds already. A last line that
 * was cut off by a kill is left out and run again.
 */
export async function openStudy(dir: string, key: StudyKey): Promise<Trial[]> {
  await mkdir(dir, { recursive: true });
  const wanted = JSON.stringify(key, null, 2);
  const kept = await readFile(join(dir, STUDY), 'utf8').catch(() => null);
  if (kept === null) await writeFile(join(dir, STUDY), wanted);
  else if (kept !== wanted)
    throw new OtherStudyError(`${dir} holds a study of another scenario, version or variation`);
  const text = await readFile(trialsFile(dir), 'utf8').catch(() => '');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) await writeFile(trialsFile(dir), whole);
  const trials = new Map<string, Trial>();
  whole.split('\n').forEach((line, i) => {
    if (line === '') return;
    const trial = trialOf(line);
    if (trial === null)
      throw new OtherStudyError(`${trialsFile(dir)}: line ${i + 1} is no run of a study`);
    trials.set(orderKey(trial), trial);
  });
  return [...trials.values()];
}

function trialOf(line: string): Trial | null {
  try {
    return parseTrial(JSON.parse(line));
  } catch {
    return null;
  }
}

/** One line a run, as they come. */
export const trialsFile = (dir: string): string => join(dir, TRIALS);
