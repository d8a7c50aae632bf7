import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/**
 * `npm run dev`: the server (restarted when its sources change) and Vite beside it, which serves
 * the page from its sources on http://localhost:3200 and passes /api and sockets on.
 */
const children: ChildProcess[] = [];

function run(args: readonly string[]): void {
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  child.on('exit', (code) => stop(code ?? 0));
  children.push(child);
}

function stop(code: number): void {
  for (const child of children) if (child.exitCode === null) child.kill();
  process.exitCode = code;
}

process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));
run(['--watch', join('server', 'main.ts')]);
run([join('node_modules', 'vite', 'bin', 'vite.js')]);
