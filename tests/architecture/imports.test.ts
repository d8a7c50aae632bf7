import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** Reads every import of the tree and holds it against the borders of docs/architecture.md. */
const root = normalize(join(dirname(fileURLToPath(import.meta.url)), '..', '..'));

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile() && /\.tsx?$/.test(f.name) && !f.name.endsWith('.d.ts'))
    .map((f) => relative(root, join(f.parentPath, f.name)).split(sep).join('/'));
}

/** Targets of `import … from`, `export … from`, `import()` and bare imports, repository-relative. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const found: string[] = [];
  for (const m of text.matchAll(/(?:from\s+|import\s*\(\s*|^\s*import\s+)'([^']+)'/gm)) {
    const target = m[1]!;
    if (!target.startsWith('.')) found.push(target);
    else
      found.push(
        normalize(join(dirname(file), target))
          .split(sep)
          .join('/'),
      );
  }
  return found;
}

const all = ['engine', 'server', 'client'].flatMap(sources);
const edges = all.flatMap((from) => importsOf(from).map((to) => ({ from, to })));
const bad = (rule: (e: { from: string; to: string }) => boolean): string[] =>
  edges.filter(rule).map((e) => `${e.from} -> ${e.to}`);

const within = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);
const isPackage = (to: string): boolean =>
  !['engine', 'server', 'client', 'assets', 'scenarios', 'scripts', 'tests'].some((f) =>
    within(to, f),
  );

describe('import borders', () => {
  it('reads a tree of a plausible size', () => {
    expect(all.length).toBeGreaterThan(60);
    expect(edges.length).toBeGreaterThan(200);
  });

  it('engine imports engine, immer, seedrandom, and zod only at its edges', () => {
    const allowed = (from: string, to: string): boolean =>
      within(to, 'engine') ||
      to === 'immer' ||
      to === 'seedrandom' ||
      (to === 'zod' && /^engine\/(protocol|models|verify)\//.test(from));
    expect(bad(({ from, to }) => within(from, 'engine') && !allowed(from, to))).toEqual([]);
  });

  it('kernel imports nothing else of the engine', () => {
    expect(
      bad(
        ({ from, to }) =>
          within(from, 'engine/kernel') && !within(to, 'engine/kernel') && to !== 'seedrandom',
      ),
    ).toEqual([]);
  });

  it('hydraulics imports the kernel and nothing else of the engine', () => {
    const own = (to: string) => within(to, 'engine/hydraulics') || within(to, 'engine/kernel');
    expect(bad(({ from, to }) => within(from, 'engine/hydraulics') && !own(to))).toEqual([]);
  });

  it('hazards do not import each other', () => {
    const hazard = (path: string) => /^engine\/hazards\/([a-z]+)\//.exec(path)?.[1];
    expect(
      bad(({ from, to }) => {
        const a = hazard(from);
        const b = hazard(to);
        return a !== undefined && b !== undefined && a !== b;
      }),
    ).toEqual([]);
  });

  it('server and client never import each other', () => {
    expect(bad(({ from, to }) => within(from, 'server') && within(to, 'client'))).toEqual([]);
    expect(bad(({ from, to }) => within(from, 'client') && within(to, 'server'))).toEqual([]);
  });

  it('the pages of the client meet only in what is there for all of them', () => {
    const common = new Set(['session', 'ground', 'ui', 'i18n', 'testing']);
    const parts = new Set(['panels', 'discussion', 'practice']);
    const folder = (path: string) => /^client\/([a-z0-9]+)\//.exec(path)?.[1];
    const named = new Set([
      // Dialogs that two pages share, and the one door to the two canvases.
      'client/groups/groups-page.tsx -> client/desk/hand-over.tsx',
      'client/lobby/standby-desk.tsx -> client/desk/evaluator-access.tsx',
      'client/lobby/host-start.tsx -> client/groups/founding-dialog.tsx',
      'client/ui/maps.tsx -> client/map/MapView.tsx',
      'client/ui/maps.tsx -> client/terrain/TerrainView.tsx',
    ]);
    const crossing = bad(({ from, to }) => {
      const [a, b] = [folder(from), folder(to)];
      // Sheets of style hold classes, not logic: several pages begin with the lobby's.
      if (to.endsWith('.css')) return false;
      if (a === undefined || b === undefined || a === b || common.has(b)) return false;
      return common.has(a) || parts.has(a) || !parts.has(b);
    });
    expect(crossing.filter((edge) => !named.has(edge))).toEqual([]);
    expect(crossing.length, 'an exception that is no longer needed').toBe(named.size);
  });

  it('client session knows no React, Phaser or three', () => {
    expect(
      bad(
        ({ from, to }) =>
          within(from, 'client/session') && isPackage(to) && /^(react|phaser|three)/.test(to),
      ),
    ).toEqual([]);
  });

  it('the engine uses no exponent operator and no inexact Math', () => {
    const hits: string[] = [];
    for (const file of sources('engine')) {
      const code = readFileSync(join(root, file), 'utf8')
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/\/\/.*$/gm, '')
        .replace(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "''");
      if (/\*\*/.test(code)) hits.push(`${file}: **`);
      const inexact =
        /Math\.(random|exp|log\w*|pow|sin\w*|cos\w*|tan\w*|asin|acos|atan2?|hypot|cbrt|expm1)\b/;
      const m = inexact.exec(code);
      if (m !== null) hits.push(`${file}: ${m[0]}`);
      if (/\b(Date|performance|localeCompare|Intl)\b[.(]/.test(code))
        hits.push(`${file}: clock or locale`);
    }
    expect(hits).toEqual([]);
  });

  it('no path of a file is made from the path of an address: %20 is not a space', () => {
    const wrong = /import\.meta\.url\)\.pathname/;
    const own = ['engine', 'server', 'client', 'tests', 'scripts', 'scenarios'].flatMap(sources);
    expect(own.filter((f) => wrong.test(readFileSync(join(root, f), 'utf8')))).toEqual([]);
  });
});
