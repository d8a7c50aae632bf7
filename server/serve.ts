import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { firstIssue } from '../engine/protocol/wire-schema.ts';
import { isLocalOnly } from './addresses.ts';
import { createLog } from './log.ts';
import { DEFAULT_DATA_DIR } from './data-dir.ts';
import { startServer } from './start-server.ts';
import type { RunningServer } from './start-server.ts';

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  DATA_DIR: z.string().min(1).default(DEFAULT_DATA_DIR),
  CACHE_DIR: z.string().min(1).optional(),
  DATABASE_URL: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
});

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

function complain(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** For the person who started it: where to go, and the key for those who start from elsewhere. */
function announce(server: RunningServer, host: string): void {
  const lines = ['沙盘 Sandtable', ''];
  for (const url of [...server.urls].reverse()) lines.push(`  ${url}`);
  if (!isLocalOnly(host))
    lines.push(
      '',
      '从别的机器新建演练需要主持密钥 / Host key to create exercises from another machine:',
      `  ${server.hostKey}`,
    );
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Runs the server that the environment asks for, until a signal ends it. */
export async function serve(from: NodeJS.ProcessEnv): Promise<void> {
  const env = environment.safeParse(from);
  if (!env.success) {
    const { path, expected } = firstIssue(env.error);
    complain(`environment variable ${path}: ${expected}`);
  }
  const { PORT, HOST, DATA_DIR, LOG_LEVEL, CACHE_DIR, DATABASE_URL } = env.data;
  const started = await startServer({
    port: PORT,
    host: HOST,
    dataDir: DATA_DIR,
    pageDir: here('../dist'),
    engineModule: new URL('./exercises/sandtable-engine.ts', import.meta.url).href,
    log: createLog(LOG_LEVEL),
    ...(CACHE_DIR !== undefined && { cacheDir: CACHE_DIR }),
    ...(DATABASE_URL !== undefined && { databaseUrl: DATABASE_URL }),
  });
  if (!started.ok) complain(started.error);
  const server = started.value;
  let closing = false;
  const stop = (): void => {
    if (closing) return;
    closing = true;
    void server.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  announce(server, HOST);
}
