import { join } from 'node:path';
import { writePackage, type RegionParts } from './lib/package.ts';

/**
 * Builds a region package: `npm run region -- wushan|lezhi [folder]`. Seeded and deterministic; the
 * committed files are what counts, this only makes them.
 */
type Build = (log: (text: string) => void) => RegionParts;

const BUILDERS: Readonly<Record<string, () => Promise<Build>>> = {
  wushan: async () => (await import('./wushan/build.ts')).buildWushan,
  lezhi: async () => (await import('./lezhi/build.ts')).buildLezhi,
};

const [name = '', folder] = process.argv.slice(2);
const builder = BUILDERS[name];
if (!builder) {
  console.error(`usage: npm run region -- ${Object.keys(BUILDERS).join('|')} [folder]`);
  process.exit(1);
}
const started = performance.now();
const log = (text: string): void =>
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${text}`);
const dir = folder ?? join(import.meta.dirname, '../../scenarios/regions', name);
writePackage(dir, (await builder())(log));
log(`written to ${dir}`);
