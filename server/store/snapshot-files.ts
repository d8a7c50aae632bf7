import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/**
 * Snapshots as compressed files beside the database, so that megabytes never stand between an
 * order and its commit. A file appears whole (written aside, flushed, renamed) before any row
 * names it; what a kill leaves behind has no row.
 */
export class SnapshotFiles {
  readonly #dir: string;

  constructor(dataDir: string) {
    this.#dir = join(dataDir, 'snapshots');
  }

  /** Makes the folder and removes what a kill has left half written. */
  async open(): Promise<void> {
    await mkdir(this.#dir, { recursive: true });
    for (const name of await readdir(this.#dir))
      if (name.endsWith('.part')) await rm(join(this.#dir, name), { force: true });
  }

  async write(name: string, bytes: Uint8Array): Promise<string> {
    const packed = await pack(bytes, { level: 1 });
    const part = join(this.#dir, `${name}.${randomUUID()}.part`);
    const file = await open(part, 'wx');
    try {
      await file.writeFile(packed);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, join(this.#dir, name));
    return sha256(packed);
  }

  /** Null when the file is gone or not the one that was written. */
  async read(name: string, hash: string): Promise<Uint8Array | null> {
    try {
      const packed = await readFile(join(this.#dir, name));
      return sha256(packed) === hash ? await unpack(packed) : null;
    } catch {
      return null;
    }
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.#dir, name), { force: true });
  }
}
