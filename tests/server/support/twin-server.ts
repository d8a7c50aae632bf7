import { flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { keepCompiled } from '../../../server/compile-cache.ts';

// As a server that has run before: one start finds what another has compiled.
process.env['CACHE_DIR'] ??= fileURLToPath(
  new URL('../../../node_modules/.cache/sandtable', import.meta.url),
);
keepCompiled(process.env);
const { createLog } = await import('../../../server/log.ts');
const { startServer } = await import('../../../server/start-server.ts');

/**
 * The real server around the twin engine, as a process of its own that a test can kill. Arguments:
 * port, data folder, engine module ('' for the twin), 'often' for snapshots all the time, so that a
 * random kill has a fair chance to fall into one. Prints one JSON line when it listens.
 */
const [port, dataDir, engineModule, snapshots] = process.argv.slice(2);
const started = await startServer({
  port: Number(port),
  host: '127.0.0.1',
  dataDir: dataDir!,
  pageDir: fileURLToPath(new URL('./page', import.meta.url)),
  engineModule:
    engineModule === undefined || engineModule === ''
      ? new URL('./twin-engine.ts', import.meta.url).href
      : engineModule,
  log: createLog('error'),
  ...(snapshots === 'often' ? { intervals: { commands: 5, ticks: 30, minWallMs: 20 } } : {}),
});
if (!started.ok) {
  process.stderr.write(`${started.error}\n`);
  process.exit(1);
}
process.on('SIGTERM', () => void started.value.close().then(() => process.exit(0)));
process.stdout.write(`${JSON.stringify({ port: started.value.port })}\n`);
// Nobody asks a killed server to write down what it has compiled.
flushCompileCache();
