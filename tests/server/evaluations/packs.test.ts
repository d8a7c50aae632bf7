import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { evaluationPacks, readEvaluationPack } from '../../../server/evaluations/packs.ts';

const dir = await mkdtemp(join(tmpdir(), 'sandtable-packs-'));
afterAll(() => rm(dir, { recursive: true, force: true }));
const INSTALLED = new URL('../../../scenarios/rules/evaluation/', import.meta.url);

async function changed(from: string | RegExp, to: string) {
  const text = await readFile(new URL('four-marks.yaml', INSTALLED), 'utf8');
  const file = join(dir, 'four-marks.yaml');
  await writeFile(file, text.replace(from, to));
  return readEvaluationPack(file);
}

describe('packs of evaluation rules', () => {
  test('those installed load, one graded by marks and one by points', async () => {
    const packs = await evaluationPacks();
    expect([...packs.values()].map((p) => p.grading.kind)).toEqual(['points', 'marks']);
    for (const pack of packs.values()) {
      const items = pack.forms.flatMap((f) => f.items);
      expect(items.length).toBeGreaterThan(10);
      for (const item of items) expect(item.source, item.id).toMatch(/AQ\/T 9009/);
    }
  });

  test.each([
    ['two items with one number', /id: '1\.2'/, "id: '1.1'", 'forms[0].items[1].id'],
    ['a scale with one mark only', /    - \{ id: [SMU],.*\n/g, '', 'grading.marks'],
    [
      'an item without its English',
      /(id: '1\.1', text: \{ zh: '[^']*'), en: '[^']*'/,
      '$1',
      'text.en',
    ],
    ['an unknown member', 'schema: 1', 'schema: 1\ncolour: red', ''],
    ['an id that is not the name of its file', 'id: four-marks', 'id: other', 'id'],
  ])('refuses %s and says where', async (_, from, to, path) => {
    const read = await changed(from, to);
    if (read.ok) throw new Error('was taken');
    expect(read.error[0]!.file).toBe(join(dir, 'four-marks.yaml'));
    expect(read.error[0]!.path).toContain(path);
    expect(read.error[0]!.expected.length).toBeGreaterThan(3);
  });
});
