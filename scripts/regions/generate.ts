import { join } from 'node:path';
import { buildWushan } from './wushan/build.ts';
import { writePackage } from './wushan/package.ts';

/**
 * Builds a region package: `npm run region -- wushan [folder]`. Seeded and deterministic; the
 * committed files are what counts, this only makes them.
 */
const [name, folder] = process.argv.slice(2);
if (name !== 'wushan') {
  console.error('usage: npm run region -- wushan [folder]');
  process.exit(1);
}
const started = performance.now();
const log = (text: string): void =>
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${text}`);
const dir = folder ?? join(import.meta.dirname, '../../scenarios/regions', name);
writePackage(dir, buildWushan(log));
log(`written to ${dir}`);
