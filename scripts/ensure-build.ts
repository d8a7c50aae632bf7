import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Run before the server by `npm start`: builds the page when it is missing or older than what it is
 * made of, so that two commands are enough on a fresh machine. Without the build tools (a bundle,
 * an installation without development packages) the page that is there is served.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = ['client', 'engine', 'assets', 'index.html', 'vite.config.ts', 'package-lock.json'];

/** Latest change of a file or of anything in a folder, ms since 1970; 0 when there is none. */
function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const built = newest(join(root, 'dist', 'index.html'));
const changed = Math.max(...SOURCES.map((s) => newest(join(root, s))));
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');

if (built < changed && existsSync(vite)) {
  console.log(built === 0 ? 'Building the page …' : 'The page has changed, building it again …');
  const done = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exit(done.status ?? 1);
}
if (built === 0) {
  console.error('There is no page in dist, and no vite to build it: run npm ci');
  process.exit(1);
}
