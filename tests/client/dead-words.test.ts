import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as accounts from '../../client/i18n/zh/accounts.ts';
import * as groups from '../../client/i18n/zh/groups.ts';
import { zh } from '../../client/i18n/zh/index.ts';
import * as queue from '../../client/i18n/zh/inject-queue.ts';
import { mselConditions } from '../../client/i18n/zh/msel-conditions.ts';
import * as msel from '../../client/i18n/zh/msel.ts';
import { prepareHazard } from '../../client/i18n/zh/prepare-hazard.ts';
import { prepare } from '../../client/i18n/zh/prepare.ts';
import { release } from '../../client/i18n/zh/release.ts';
import * as wall from '../../client/i18n/zh/wall.ts';
import { leaves, type WordTree } from './word-tree.ts';

const ALL = {
  ...zh,
  ...accounts,
  ...groups,
  ...queue,
  ...wall,
  msel: { ...msel.msel, ...mselConditions },
  prepare: { ...prepare, ...prepareHazard },
  release,
};
const WORDS = leaves(ALL as WordTree);

const ROOT = new URL('../../', import.meta.url);

/** What may ask for words: pages, and the engine and server that name keys to them. */
function sources(): string {
  const out: string[] = [];
  for (const folder of ['client/', 'engine/', 'server/'])
    for (const name of readdirSync(new URL(folder, ROOT), { recursive: true }) as string[]) {
      const path = folder + name.replaceAll('\\', '/');
      if (/\.tsx?$/.test(path) && !/^client\/i18n\/(zh|en)\//.test(path))
        out.push(readFileSync(new URL(path, ROOT), 'utf8'));
    }
  return out.join('\n');
}

/** `desk.title` as it stands in quotes, and `lane.${id}` as a pattern: a hole may be any one name. */
function asked(text: string): { readonly keys: ReadonlySet<string>; readonly patterns: RegExp[] } {
  const keys = new Set([...text.matchAll(/['"`]([\w-]+(?:\.[\w-]+)+)['"`]/g)].map((m) => m[1]!));
  const shapes = new Set(
    [...text.matchAll(/`([\w.-]*(?:\$\{[^}`]*\}[\w.-]*)+)`/g)]
      .map((m) => m[1]!.replace(/\$\{[^}]*\}/g, '*'))
      .filter((shape) => /^[\w-]+\./.test(shape)),
  );
  const patterns = [...shapes].map((shape) => {
    // Numbers of hazards are asked for by their path in the file.
    const hole = shape.startsWith('prepare.') ? '[\\w.]+' : '[\\w%/²-]+';
    return new RegExp(`^${shape.replaceAll('.', '\\.').replaceAll('*', hole)}$`);
  });
  return { keys, patterns };
}

it('no words stand that nothing asks for', () => {
  const { keys, patterns } = asked(sources());
  const dead = [...WORDS.keys()].filter(
    (key) => !keys.has(key) && !patterns.some((p) => p.test(key)),
  );
  expect(dead).toEqual([]);
});
