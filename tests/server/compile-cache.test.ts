import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepCompiled, keepCompiledWhereServed } from '../../server/compile-cache.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sandtable-compiled-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

// A process can turn the cache on once: the folder that does not work comes first.
test('without a folder that can be written everything is compiled as ever', async () => {
  const file = join(dir, 'file');
  await writeFile(file, 'no folder');
  const env: NodeJS.ProcessEnv = { DATA_DIR: file };
  keepCompiled(env);
  expect(env).toEqual({ DATA_DIR: file });
});

test('a cache that somebody chose for Node itself is left alone', () => {
  const env: NodeJS.ProcessEnv = { NODE_COMPILE_CACHE: '/elsewhere', DATA_DIR: join(dir, 'b') };
  keepCompiled(env);
  expect(env).toEqual({ NODE_COMPILE_CACHE: '/elsewhere', DATA_DIR: join(dir, 'b') });
  expect(existsSync(join(dir, 'b'))).toBe(false);
});

test('a command leaves nothing where no server has run', () => {
  const env: NodeJS.ProcessEnv = { DATA_DIR: join(dir, 'c') };
  keepCompiledWhereServed(env);
  expect(env).toEqual({ DATA_DIR: join(dir, 'c') });
  expect(existsSync(join(dir, 'c'))).toBe(false);
});

test('what is compiled is kept below the data folder, and threads are told where', () => {
  const env: NodeJS.ProcessEnv = { DATA_DIR: join(dir, 'a') };
  keepCompiled(env);
  const compiled = join(dir, 'a', 'cache', 'compiled');
  expect(env['NODE_COMPILE_CACHE']).toBe(compiled);
  expect(existsSync(compiled)).toBe(true);
});
