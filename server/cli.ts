import { text } from 'node:stream/consumers';
import { keepCompiledWhereServed } from './compile-cache.ts';

// The rest is imported when its compiled form can be found.
keepCompiledWhereServed(process.env);
const { main } = await import('./cli/main.ts');

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (e: NodeJS.ErrnoException) => {
  if (e.code !== 'EPIPE') throw e;
});

process.exitCode = await main(process.argv.slice(2), {
  out: (s) => void process.stdout.write(`${s}\n`),
  err: (s) => void process.stderr.write(`${s}\n`),
  stdin: () => text(process.stdin),
  ...(process.env['DATABASE_URL'] !== undefined && { databaseUrl: process.env['DATABASE_URL'] }),
});
