import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BenchRow } from './measure.ts';

const assets = join('dist', 'assets');
const gz = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length;

/** Files that the first page loads: what index.html names, what those import, and the lobby. */
function firstPage(): ReadonlySet<string> {
  const wanted = new Set<string>();
  const visit = (name: string): void => {
    if (wanted.has(name)) return;
    wanted.add(name);
    if (!name.endsWith('.js')) return;
    const code = readFileSync(join(assets, name), 'utf8');
    for (const m of code.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)) visit(m[1]!);
  };
  const html = readFileSync(join('dist', 'index.html'), 'utf8');
  for (const m of html.matchAll(/assets\/([^"]+\.(?:js|css))"/g)) visit(m[1]!);
  for (const name of readdirSync(assets)) if (/^lobby-page-.*\.(js|css)$/.test(name)) visit(name);
  return wanted;
}

/** Sizes of the built page (`npm run build` first), gzip level 9; fonts counted apart. */
export function run(): BenchRow[] {
  const files = [...firstPage()];
  const code = files.reduce((n, f) => n + gz(join(assets, f)), 0);
  const sum = (pattern: RegExp): number =>
    readdirSync(assets)
      .filter((f) => pattern.test(f))
      .reduce((n, f) => n + readFileSync(join(assets, f)).length, 0);
  return [
    { name: 'page/first-page-gzip', value: code, unit: 'B', files: files.length },
    { name: 'page/fonts-all', value: sum(/\.woff2$/), unit: 'B' },
    { name: 'page/phaser-gzip', value: gzOf(/^phaser-.*\.js$/), unit: 'B' },
    { name: 'page/three-gzip', value: gzOf(/^three-.*\.js$/), unit: 'B' },
  ];
}

const gzOf = (pattern: RegExp): number =>
  readdirSync(assets)
    .filter((f) => pattern.test(f))
    .reduce((n, f) => n + gz(join(assets, f)), 0);
