import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attachment } from '../../engine/exercise/msel/msel.ts';
import { err, ok, type Result } from '../../engine/kernel/result.ts';
import { mselFileSchema, type InjectFile } from '../../engine/protocol/msel-file-schema.ts';
import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import { readAttachment } from '../msel/attachment.ts';
import { ATTACHMENT_DIR } from '../msel/attachment-store.ts';
import type { ScenarioProblem } from './problem.ts';
import { readYaml } from './read-yaml.ts';

export interface LoadedMsel {
  readonly injects: readonly InjectFile[];
  readonly attachments: ReadonlyMap<string, Attachment>;
  /** What the scenario's hash has to cover beside the scenario file itself. */
  readonly text: string;
}

async function injectsBeside(
  dir: string,
  file: ScenarioFile,
): Promise<Result<{ injects: readonly InjectFile[]; text: string }, ScenarioProblem[]>> {
  if (file.msel === null) return ok({ injects: [], text: '' });
  const path = join(dir, file.msel);
  if (!file.msel.endsWith('.yaml')) {
    // What reads workbooks is large: only who needs it loads it.
    const { readMselTable } = await import('../msel/scenario-table.ts');
    return readMselTable(path, file);
  }
  const read = await readYaml(path, mselFileSchema);
  return read.ok ? ok({ injects: read.value.data.injects, text: read.value.text }) : read;
}

/** Injects of the file itself and of the one beside it, with the files that they hand over. */
export async function loadMsel(
  dir: string,
  file: ScenarioFile,
): Promise<Result<LoadedMsel, ScenarioProblem[]>> {
  const beside = await injectsBeside(dir, file);
  if (!beside.ok) return beside;
  const injects = [...file.injects, ...beside.value.injects];
  const problems: ScenarioProblem[] = [];
  const ids = new Set<string>();
  injects.forEach((i, at) => {
    if (ids.has(i.id))
      problems.push({
        file: join(dir, file.msel ?? ''),
        path: `injects[${at}].id`,
        expected: 'an id that no other inject has',
        got: `"${i.id}"`,
      });
    ids.add(i.id);
  });
  const attachments = new Map<string, Attachment>();
  for (const name of new Set(injects.flatMap((i) => i.attachments))) {
    const found = await attachmentAt(dir, name);
    if (found.ok) attachments.set(name, found.value);
    else problems.push(found.error);
  }
  if (problems.length > 0) return err(problems);
  const hashes = [...attachments.values()].map((a) => `${a.name} ${a.sha256}\n`).join('');
  return ok({ injects, attachments, text: beside.value.text + hashes });
}

async function attachmentAt(
  dir: string,
  name: string,
): Promise<Result<Attachment, ScenarioProblem>> {
  const file = join(dir, ATTACHMENT_DIR, name);
  const at = (expected: string, got: string) => err({ file, path: '', expected, got });
  if (/[\\/]/.test(name)) return at('the name of a file without folders', `"${name}"`);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (e) {
    return at('a readable file', e instanceof Error ? e.message : String(e));
  }
  const read = readAttachment(name, bytes);
  return read.ok ? read : at(`${read.error.code}: ${read.error.expected}`, read.error.got);
}
