import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ENGINE_HASH, hashOfSources } from '../../../server/exercises/engine-hash.ts';
import { engineOf } from '../../../server/exercises/world-engine.ts';
import { littleRegion, littleScenario } from '../../support/synthetic-scenario.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sandtable-hash-'));
  await mkdir(join(dir, 'a'));
  await writeFile(join(dir, 'a', 'x.ts'), 'export const x = 1;\n');
  await writeFile(join(dir, 'y.ts'), 'export const y = 2;\n');
});
afterEach(() => rm(dir, { recursive: true, force: true }));

test('any change of a source counts; ends of lines and other files do not', async () => {
  const before = hashOfSources(dir);
  expect(before).toMatch(/^[0-9a-f]{64}$/);
  await writeFile(join(dir, 'notes.md'), 'words');
  await writeFile(join(dir, 'y.ts'), 'export const y = 2;\r\n');
  expect(hashOfSources(dir)).toBe(before);
  await writeFile(join(dir, 'a', 'x.ts'), 'export const x = 3;\n');
  const changed = hashOfSources(dir);
  expect(changed).not.toBe(before);
  await rename(join(dir, 'a', 'x.ts'), join(dir, 'a', 'z.ts'));
  expect(hashOfSources(dir)).not.toBe(changed);
});

test('exercises are recorded under the sources of this engine, wherever they lie', async () => {
  const region = littleRegion();
  const { fingerprint } = engineOf(littleScenario(region), region);
  const copy = join(dir, 'engine');
  const sources = fileURLToPath(new URL('../../../engine', import.meta.url));
  await cp(sources, copy, { recursive: true });
  const [first] = fingerprint.split(':');
  expect(first).toBe(ENGINE_HASH);
  const now = hashOfSources(sources);
  expect(hashOfSources(copy)).toBe(now);
  const kernel = join(copy, 'kernel', 'math.ts');
  await writeFile(kernel, 'export const changed = true;\n');
  expect(hashOfSources(copy)).not.toBe(now);
});
