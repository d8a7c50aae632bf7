import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ScenarioCard } from '../../../engine/protocol/http.ts';
import { Cards } from '../../../server/scenarios/cards.ts';
import { ScenarioLibrary } from '../../../server/scenarios/library.ts';

let root: string;
let asked: string[];
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sandtable-cards-'));
  asked = [];
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(id: string, text: string): Promise<string> {
  const dir = join(root, 'own', 'exercises', id);
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'scenario.yaml'), text);
  return dir;
}

/** As one start of the server; `fails` does not load. */
function cards(engineHash = 'engine'): Cards {
  return new Cards({
    library: new ScenarioLibrary(join(root, 'own')),
    file: join(root, 'cache', 'cards.json'),
    engineHash,
    read: async (id) => {
      asked.push(id);
      return id === 'fails' ? null : ({ id } as ScenarioCard);
    },
  });
}

const own = (list: readonly ScenarioCard[]): string[] =>
  list.map((c) => c.id).filter((id) => id === 'one' || id === 'two' || id === 'fails');

test('a scenario is loaded for the list once, whether it loads or not, also by the next start', async () => {
  await write('one', 'a');
  await write('fails', 'b');
  const first = cards();
  const [a, b] = await Promise.all([first.list(), first.list()]);
  expect(own(a)).toEqual(['one']);
  expect(b).toEqual(a);
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked).toContain('fails');
  asked = [];
  expect(own(await cards().list())).toEqual(['one']);
  expect(asked).toEqual([]);
});

test('a changed file, a new one and another engine are read; one that has gone is left out', async () => {
  const dir = await write('one', 'a');
  await write('two', 'a');
  await cards().list();
  asked = [];
  // The same size and another time, as an editor leaves it.
  await utimes(join(dir, 'scenario.yaml'), 1, 1);
  await write('fails', 'new');
  await rm(join(root, 'own', 'exercises', 'two'), { recursive: true });
  const again = cards();
  expect(own(await again.list())).toEqual(['one']);
  expect(asked).toEqual(['fails', 'one']);
  asked = [];
  await cards('another').list();
  expect(asked).toContain('one');
});

test('a file beside a scenario and one that scenarios share count as well', async () => {
  const dir = await write('one', 'a');
  await mkdir(join(root, 'own', 'plans'));
  await cards().list();
  asked = [];
  await writeFile(join(dir, 'injects.yaml'), 'x');
  await cards().list();
  expect(asked).toEqual(['one']);
  await writeFile(join(root, 'own', 'plans', 'p.yaml'), 'x');
  await cards().list();
  expect(asked.filter((id) => id === 'one')).toHaveLength(2);
});

test('a damaged cache counts as none, one that cannot be written does no harm', async () => {
  await write('one', 'a');
  await cards().list();
  const file = join(root, 'cache', 'cards.json');
  expect(JSON.parse(await readFile(file, 'utf8'))).toHaveProperty('shared');
  await writeFile(file, '{"shared":');
  expect(own(await cards().list())).toEqual(['one']);
  await rm(join(root, 'cache'), { recursive: true });
  await writeFile(join(root, 'cache'), 'no folder');
  expect(own(await cards().list())).toEqual(['one']);
});
