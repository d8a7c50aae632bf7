import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '../../engine/kernel/result.ts';
import type {
  CheckAnswer,
  DraftFile,
  DraftProblem,
  SourceAnswer,
  TemplateCard,
} from '../../engine/protocol/prepare.ts';
import type { Text } from '../../engine/region/region.ts';
import type { ScenarioLibrary } from '../scenarios/library.ts';
import { SCENARIO_FILE, scenarioFileOf } from '../scenarios/load-scenario.ts';
import { DraftsThread } from './drafts-thread.ts';
import { FIELD_LIMITS } from './limits.ts';

export interface PreparationOptions {
  readonly library: ScenarioLibrary;
  /** Whether an exercise of this server, live or kept, plays a scenario. */
  readonly inUse: (scenarioId: string) => boolean;
}

type Refusal = 'notAvailable' | 'inUse' | readonly DraftProblem[];

/** Scenarios made from others on this server. */
export class Preparation {
  readonly #o: PreparationOptions;
  readonly #thread = new DraftsThread();
  /** One write at a time: two browsers may save at once. */
  #writing: Promise<unknown> = Promise.resolve();

  constructor(o: PreparationOptions) {
    this.#o = o;
  }

  async templates(): Promise<readonly TemplateCard[]> {
    const cards: TemplateCard[] = [];
    for (const { id, own } of await this.#o.library.list()) {
      const found = await this.#o.library.find(id);
      const head = found === null ? null : await scenarioFileOf(found.dir);
      if (head === null || !head.ok) continue;
      const { name, region } = head.value;
      cards.push({ id, name: name as Text, region, own, inUse: this.#o.inUse(id) });
    }
    return cards;
  }

  async source(id: string): Promise<SourceAnswer | null> {
    const found = await this.#o.library.find(id);
    const source = found === null ? null : await this.#thread.drafts.source(found.dir);
    if (found === null || source === null) return null;
    return { id, own: found.own, inUse: this.#o.inUse(id), limits: FIELD_LIMITS, ...source };
  }

  async check(from: string, file: DraftFile): Promise<CheckAnswer | null> {
    const found = await this.#o.library.find(from);
    return found === null ? null : this.#thread.drafts.check(found.dir, file);
  }

  async text(from: string, file: DraftFile): Promise<string | null> {
    const found = await this.#o.library.find(from);
    return found === null ? null : this.#thread.drafts.text(found.dir, file);
  }

  async place(from: string, at: { e: number; n: number }) {
    const found = await this.#o.library.find(from);
    return found === null ? null : this.#thread.drafts.place(found.dir, at);
  }

  /** Saves a draft without faults: over an own scenario that nobody plays, or as a new one. */
  save(from: string, file: DraftFile, over: string | null): Promise<Result<string, Refusal>> {
    const saved = this.#writing.then(() => this.#save(from, file, over));
    this.#writing = saved.catch(() => undefined);
    return saved;
  }

  async #save(
    from: string,
    file: DraftFile,
    over: string | null,
  ): Promise<Result<string, Refusal>> {
    const { library, inUse } = this.#o;
    const source = await library.find(from);
    if (source === null || library.own === null) return err('notAvailable');
    if (over !== null) {
      const old = await library.find(over);
      if (old === null || !old.own) return err('notAvailable');
      if (inUse(over)) return err('inUse');
    }
    const id = over ?? (await this.#freeId(from));
    const draft = { ...file, id };
    const checked = await this.#thread.drafts.check(source.dir, draft);
    if (checked.problems.length > 0) return err(checked.problems);
    const text = await this.#thread.drafts.text(source.dir, draft);
    const root = join(library.own, 'exercises');
    if (over !== null) await replaceFile(join(root, over, SCENARIO_FILE), text);
    else await writeFolder(root, id, text, source.dir);
    return ok(id);
  }

  /** `<template>-2`, `-3` …: the number of a template that is itself such a copy goes on. */
  async #freeId(from: string): Promise<string> {
    const stem = from.replace(/-\d{1,4}$/, '').slice(0, 70);
    for (let n = 2; ; n++) {
      const id = `${stem}-${n}`;
      if ((await this.#o.library.find(id)) === null && !this.#o.inUse(id)) return id;
    }
  }

  async remove(id: string): Promise<Result<null, Refusal>> {
    const found = await this.#o.library.find(id);
    if (found === null || !found.own) return err('notAvailable');
    if (this.#o.inUse(id)) return err('inUse');
    await rm(found.dir, { recursive: true, force: true });
    return ok(null);
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}

/** A whole file or the old one, whenever the power goes. */
async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { flush: true });
  await rename(`${path}.new`, path);
}

/**
 * A new folder, made beside its place and then moved there. Files that stand beside the template's
 * (a list of injects, questions) come along.
 */
async function writeFolder(root: string, id: string, text: string, from: string): Promise<void> {
  const fresh = join(root, `.${id}.new`);
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  for (const name of await readdir(from))
    if (name !== SCENARIO_FILE) await cp(join(from, name), join(fresh, name), { recursive: true });
  await writeFile(join(fresh, SCENARIO_FILE), text, { flush: true });
  await rename(fresh, join(root, id));
}
