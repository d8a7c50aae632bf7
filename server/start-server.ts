import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { err, ok } from '../engine/kernel/result.ts';
import type { Result } from '../engine/kernel/result.ts';
import { urlsOf } from './addresses.ts';
import { createApp } from './http/app.ts';
import { openParts, type PartsOptions } from './parts.ts';
import { Gateway } from './realtime/gateway.ts';
import { pageBuild } from './realtime/page-build.ts';
import { lockDataDir } from './store/lock.ts';
import { openStore, type OpenStore } from './store/open-store.ts';

// Under the page's policy nothing may be made from strings; the server keeps to the same rule.
z.config({ jitless: true });

export interface ServerOptions extends PartsOptions {
  readonly port: number;
  readonly host: string;
  /** Folder of the built page. */
  readonly pageDir: string;
}

export interface RunningServer {
  readonly port: number;
  readonly urls: readonly string[];
  readonly hostKey: string;
  close(): Promise<void>;
}

/** Puts the parts together. The error is for the person at the terminal. */
export async function startServer(o: ServerOptions): Promise<Result<RunningServer, string>> {
  const data = await openData(o);
  if (!data.ok) return data;
  const { store } = data.value.opened;
  const stored = await store.listExercises();
  let urls: readonly string[] = [];
  const parts = await openParts(o, data.value.opened, {
    told: {
      changed: (...what) => gateway.changed(...what),
      cut: (hash) => gateway.cut(hash),
    },
    urls: () => urls,
  });
  const { context } = parts;
  const http = createServer(createApp(context, store, o.pageDir));
  const gateway = new Gateway({ ...context, http, build: pageBuild(o.pageDir) });
  const close = async (): Promise<void> => {
    context.conductor.close();
    await gateway.close();
    http.closeAllConnections();
    await parts.close();
    await data.value.close();
  };
  const listening = await listen(http, o);
  if (!listening.ok) {
    await close();
    return listening;
  }
  const port = listening.value;
  urls = urlsOf(o.host, port);
  const { directory, sets, conductor, hostKey } = context;
  // Loading ground and exercises takes long; who comes meanwhile is told, or waits for their own.
  void directory.recover(stored).then(() => directory.warm());
  void directory.known.then(() => sets.list().forEach((set) => conductor.schedule(set)));
  return ok({ port, urls, hostKey, close });
}

interface OpenData {
  readonly opened: OpenStore;
  close(): Promise<void>;
}

/** The data folder, for this server alone. */
async function openData({ dataDir, log }: ServerOptions): Promise<Result<OpenData, string>> {
  const lock = lockDataDir(dataDir);
  if (!lock.ok) return err(lock.error);
  const opened = await openStore(dataDir, log);
  if (!opened.ok) {
    lock.value.release();
    return err(opened.error);
  }
  const close = async (): Promise<void> => {
    await opened.value.close();
    lock.value.release();
  };
  return ok({ opened: opened.value, close });
}

/** The port that it listens on. */
async function listen(
  http: Server,
  { port, host }: ServerOptions,
): Promise<Result<number, string>> {
  try {
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen(port, host, resolve);
    });
  } catch (e) {
    return err(`cannot listen on ${host}:${port}: ${(e as Error).message}`);
  }
  return ok((http.address() as AddressInfo).port);
}
