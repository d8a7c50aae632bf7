import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { ScenarioCard } from '../../engine/protocol/http.ts';
import type { ScenarioLibrary } from './library.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const INSTALLED = fileURLToPath(new URL('../../scenarios', import.meta.url));

/** A card, or null for a scenario that does not load, and the files that it was read from. */
const known = z.object({ stamp: z.string(), card: z.custom<ScenarioCard>().nullable() });
const cardFile = z.object({ shared: z.string(), cards: z.record(z.string(), known) });

export interface CardsOptions {
  readonly library: ScenarioLibrary;
  /** Where cards outlast the process; null for nowhere. */
  readonly file: string | null;
  /** What else decides how a scenario is read. */
  readonly engineHash: string;
  /** Loads a scenario; null when that cannot be done. */
  readonly read: (id: string) => Promise<ScenarioCard | null>;
}

/**
 * What the list of scenarios shows of each. To know that a scenario loads takes as long as loading
 * it, so that it is done once for the files as they are, however often the server starts.
 */
export class Cards {
  readonly #o: CardsOptions;
  #kept: Promise<Map<string, z.infer<typeof known>>> | null = null;
  #shared = '';
  #last: Promise<unknown> = Promise.resolve();

  constructor(o: CardsOptions) {
    this.#o = o;
  }

  /** Cards of those that load, in the order of the library; one list after another. */
  list(): Promise<readonly ScenarioCard[]> {
    const next = this.#last.then(() => this.#list());
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #list(): Promise<readonly ScenarioCard[]> {
    const kept = await (this.#kept ??= this.#open());
    const out: ScenarioCard[] = [];
    let news = false;
    for (const { id } of await this.#o.library.list()) {
      const found = await this.#o.library.find(id);
      if (found === null) continue;
      const stamp = await stampOf([found.dir]);
      let card = kept.get(found.dir);
      if (card?.stamp !== stamp) {
        card = { stamp, card: await this.#o.read(id) };
        kept.set(found.dir, card);
        news = true;
      }
      if (card.card !== null) out.push(card.card);
    }
    if (news) await this.#write(kept);
    return out;
  }

  async #open(): Promise<Map<string, z.infer<typeof known>>> {
    const { file, library, engineHash } = this.#o;
    const roots = library.own === null ? [INSTALLED] : [INSTALLED, library.own];
    this.#shared = `${engineHash} ${await stampOf([HERE, ...roots], 'exercises')}`;
    const text = file === null ? null : await readFile(file, 'utf8').catch(() => null);
    try {
      const read = cardFile.parse(JSON.parse(text ?? 'null'));
      return new Map(read.shared === this.#shared ? Object.entries(read.cards) : []);
    } catch {
      // None, or one of another version: as good as empty.
      return new Map();
    }
  }

  /** A list that cannot be kept is made again at the next start. */
  async #write(kept: ReadonlyMap<string, z.infer<typeof known>>): Promise<void> {
    const { file } = this.#o;
    if (file === null) return;
    const all = { shared: this.#shared, cards: Object.fromEntries(kept) };
    const part = `${file}.${process.pid}.part`;
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(part, JSON.stringify(all));
      await rename(part, file);
    } catch {
      return;
    }
  }
}

/** Names, sizes and times of all files below `folders`, but for what lies in folders called `but`. */
async function stampOf(folders: readonly string[], but?: string): Promise<string> {
  const lines: string[] = [];
  for (const folder of folders) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const e of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, e.name);
      if (e.isDirectory()) {
        if (e.name !== but) lines.push(await stampOf([path]));
      } else {
        const { mtimeMs, size } = await stat(path);
        lines.push(`${path} ${mtimeMs} ${size}`);
      }
    }
  }
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
