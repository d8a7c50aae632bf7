import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CreatedAnswer } from '../../../engine/protocol/http.ts';
import { createLog } from '../../../server/log.ts';
import { startServer } from '../../../server/start-server.ts';
import { Browser } from './browser.ts';
import type { Page } from './browser.ts';

export interface TwinServer {
  readonly base: string;
  readonly hostKey: string;
  readonly dataDir: string;
  close(): Promise<void>;
}

const TWIN = new URL('./twin-engine.ts', import.meta.url).href;

/** The real server in this process, around the twin engine, on a port of the system's choice. */
export async function startTwinServer(engineModule = TWIN): Promise<TwinServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sandtable-test-'));
  const started = await startServer({
    port: 0,
    host: '127.0.0.1',
    dataDir,
    pageDir: fileURLToPath(new URL('./page', import.meta.url)),
    engineModule,
    log: createLog('silent'),
  });
  if (!started.ok) throw new Error(started.error);
  const server = started.value;
  return {
    base: `http://127.0.0.1:${server.port}`,
    hostKey: server.hostKey,
    dataDir,
    close: async () => {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export interface Room {
  readonly created: CreatedAnswer;
  readonly instructor: Browser;
  readonly desk: Page;
}

/** A new exercise with its instructor at the desk. */
export async function openRoom(base: string, seed = '7', scenarioId = 'twin'): Promise<Room> {
  const instructor = new Browser(base);
  const { status, body } = await instructor.post<CreatedAnswer>('/api/exercises', {
    scenarioId,
    seed,
  });
  if (status !== 201) throw new Error(`create: ${JSON.stringify(body)}`);
  return { created: body, instructor, desk: await instructor.connect('desk') };
}
