import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attachment } from '../../engine/exercise/msel/msel.ts';
import { attachmentSchema } from '../../engine/protocol/msel-schema.ts';

/** Folder beside a scenario with the files that its injects hand over. */
export const ATTACHMENT_DIR = 'attachments';

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const SHA = /^[0-9a-f]{64}$/;
const ID = /^[\w-]{1,64}$/;

/** Of an exercise: which it is, and of which scenario. */
export interface ExerciseKey {
  readonly id: string;
  readonly scenarioId: string;
}

/**
 * Files that injects hand over: those that were sent to this server lie under their hash, with a
 * list for each exercise; those of a scenario lie beside it. A file is written before any command
 * names it, so that a log never speaks of one that was lost.
 */
export class AttachmentStore {
  readonly #root: string;
  readonly #scenarioDir: (scenarioId: string) => Promise<string | null>;

  constructor(root: string, scenarioDir: (scenarioId: string) => Promise<string | null>) {
    this.#root = root;
    this.#scenarioDir = scenarioDir;
  }

  #listFolder(exerciseId: string): string {
    if (!ID.test(exerciseId)) throw new Error('not the id of an exercise');
    return join(this.#root, 'of', exerciseId);
  }

  async put(exerciseId: string, a: Attachment, bytes: Uint8Array): Promise<void> {
    const folder = this.#listFolder(exerciseId);
    await mkdir(folder, { recursive: true });
    await writeWhole(join(this.#root, a.sha256), bytes);
    await writeWhole(join(folder, `${a.sha256}.json`), JSON.stringify(a));
  }

  /** What was sent for an exercise, by name; of two with one name, one of them. */
  async list(exerciseId: string): Promise<ReadonlyMap<string, Attachment>> {
    const folder = this.#listFolder(exerciseId);
    const out = new Map<string, Attachment>();
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((n) => n.endsWith('.json')).sort()) {
      const said: unknown = JSON.parse(await readFile(join(folder, name), 'utf8'));
      const parsed = attachmentSchema.safeParse(said);
      if (parsed.success) out.set(parsed.data.name, parsed.data);
    }
    return out;
  }

  /** The bytes of a file that an inject names; null when it is nowhere. */
  async bytes(exercise: ExerciseKey, a: Attachment): Promise<Uint8Array | null> {
    if (!SHA.test(a.sha256)) return null;
    const sent = await readFile(join(this.#root, a.sha256)).catch(() => null);
    if (sent !== null) return sent;
    const dir = await this.#scenarioDir(exercise.scenarioId);
    if (dir === null || /[\\/]/.test(a.name)) return null;
    const beside = await readFile(join(dir, ATTACHMENT_DIR, a.name)).catch(() => null);
    return beside !== null && sha256Of(beside) === a.sha256 ? beside : null;
  }
}

/** A file is there whole or not at all. */
async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const part = `${path}.part`;
  await writeFile(part, content);
  await rename(part, path);
}
