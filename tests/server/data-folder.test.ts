import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataDir } from '../../server/store/lock.ts';
import { STORE_FILE } from '../../server/store/sqlite-file.ts';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
const NOBODY = 65_534;

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sandtable-folder-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

/** Starts the server on a folder that cannot serve, until it gives up. */
function start(dataDir: string, uid?: number): { status: number | null; lines: string[] } {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1' };
  const child = spawnSync(process.execPath, [MAIN], {
    env,
    encoding: 'utf8',
    timeout: 20_000,
    ...(uid === undefined ? {} : { uid }),
  });
  return { status: child.status, lines: child.stderr.trim().split('\n') };
}

test('a data folder that is a file is refused in one sentence', async () => {
  const file = join(dir, 'data');
  await writeFile(file, 'no folder');
  const { status, lines } = start(file);
  expect(status).toBe(1);
  expect(lines).toEqual([
    expect.stringContaining(`DATA_DIR ${file}: expected a folder that can be written, got`),
  ]);
});

test('a damaged database is named; the folder is free again afterwards', async () => {
  await writeFile(
    join(dir, STORE_FILE),
    'this is no database, whatever its name may say'.repeat(90),
  );
  const { status, lines } = start(dir);
  expect(status).toBe(1);
  expect(lines).toEqual([
    `${join(dir, STORE_FILE)}: expected a database of Sandtable, got file is not a database`,
  ]);
  const lock = lockDataDir(dir);
  expect(lock.ok).toBe(true);
  if (lock.ok) lock.value.release();
});

test.skipIf(process.platform === 'win32')(
  'a data folder that cannot be written is refused',
  async () => {
    await chmod(dir, 0o555);
    // The administrator may write everywhere, so that somebody else tries.
    const { status, lines } = start(dir, process.getuid!() === 0 ? NOBODY : process.getuid!());
    expect(status).toBe(1);
    expect(lines).toEqual([
      expect.stringContaining(`DATA_DIR ${dir}: expected a folder that can be written, got`),
    ]);
  },
);
