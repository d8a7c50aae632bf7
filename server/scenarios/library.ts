import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_DATA_DIR } from '../data-dir.ts';
import { SCENARIO_FILE } from './load-scenario.ts';

const INSTALLED = fileURLToPath(new URL('../../scenarios', import.meta.url));
const ID = /^[a-z0-9][a-z0-9-]{0,79}$/;

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function foldersOf(root: string): Promise<readonly string[]> {
  const out: string[] = [];
  const entries = await readdir(root, { withFileTypes: true }).catch(() => []);
  for (const { name } of entries)
    if (ID.test(name) && (await isThere(join(root, name, SCENARIO_FILE)))) out.push(name);
  return out.sort();
}

/**
 * The scenarios of this installation, and those that were made on this server: both as
 * `exercises/<id>/scenario.yaml` under a root. An id of the installation cannot be taken by another.
 */
export class ScenarioLibrary {
  /** Root of the scenarios that were made here; null for none. */
  readonly own: string | null;

  constructor(own: string | null) {
    this.own = own;
  }

  /** Ids of the installation's, then of one's own, each in rising order. */
  async list(): Promise<readonly { readonly id: string; readonly own: boolean }[]> {
    const installed = await foldersOf(join(INSTALLED, 'exercises'));
    const own = this.own === null ? [] : await foldersOf(join(this.own, 'exercises'));
    return [
      ...installed.map((id) => ({ id, own: false })),
      ...own.filter((id) => !installed.includes(id)).map((id) => ({ id, own: true })),
    ];
  }

  /** Folder of a scenario and whether it was made here; null when there is none of that id. */
  async find(id: string): Promise<{ readonly dir: string; readonly own: boolean } | null> {
    if (!ID.test(id)) return null;
    const installed = join(INSTALLED, 'exercises', id);
    if (await isThere(join(installed, SCENARIO_FILE))) return { dir: installed, own: false };
    if (this.own === null) return null;
    const dir = join(this.own, 'exercises', id);
    return (await isThere(join(dir, SCENARIO_FILE))) ? { dir, own: true } : null;
  }
}

/** Where a server with that data folder keeps the scenarios that are made on it. */
export const ownScenarios = (dataDir: string): string => join(resolve(dataDir), 'scenarios');

/** What the command line and studies see: the installation's, and those in this machine's data folder. */
export const libraryHere = (): ScenarioLibrary =>
  new ScenarioLibrary(ownScenarios(process.env['DATA_DIR'] || DEFAULT_DATA_DIR));

/** Regions are the installation's. */
export const regionFolder = (id: string): string => join(INSTALLED, 'regions', id);
