import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { err, ok } from '../engine/kernel/result.ts';
import type { Result } from '../engine/kernel/result.ts';
import { Accounts } from './accounts/accounts.ts';
import { Audit } from './accounts/audit.ts';
import { CodeThrottle } from './auth/code-throttle.ts';
import { randomKey } from './auth/keys.ts';
import { Sessions } from './auth/sessions.ts';
import { urlsOf } from './addresses.ts';
import { CACHE_FOLDER } from './data-dir.ts';
import { Directory } from './exercises/directory.ts';
import type { EngineModule } from './exercises/engine-port.ts';
import { Seating } from './exercises/seating.ts';
import type { SnapshotIntervals } from './exercises/snapshot-plan.ts';
import { Baselines } from './groups/baselines.ts';
import { Boards } from './groups/board.ts';
import { Conductor } from './groups/conductor.ts';
import { HandOvers } from './groups/hand-over.ts';
import { Sets } from './groups/sets.ts';
import { createApp } from './http/app.ts';
import { Terrains } from './http/terrains.ts';
import { openPlans } from './plans/plans.ts';
import { Preparation } from './prepare/preparation.ts';
import { ownScenarios, ScenarioLibrary } from './scenarios/library.ts';
import type { HttpContext } from './http/context.ts';
import { Studies } from './jobs/studies.ts';
import type { Log } from './log.ts';
import { Gateway } from './realtime/gateway.ts';
import { pageBuild } from './realtime/page-build.ts';
import { AttachmentStore } from './msel/attachment-store.ts';
import { lockDataDir } from './store/lock.ts';
import { openStore } from './store/open-store.ts';

// Under the page's policy nothing may be made from strings; the server keeps to the same rule.
z.config({ jitless: true });

export interface ServerOptions {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Folder of the built page. */
  readonly pageDir: string;
  /** Address of the module that knows the scenarios; see `EngineModule`. */
  readonly engineModule: string;
  readonly log: Log;
  /** Where what can be had again is kept; a folder of its own in the data folder by default. */
  readonly cacheDir?: string;
  readonly intervals?: SnapshotIntervals;
  /** Database whose workers take the runs of studies; threads of this machine without one. */
  readonly databaseUrl?: string;
}

export interface RunningServer {
  readonly port: number;
  readonly urls: readonly string[];
  readonly hostKey: string;
  close(): Promise<void>;
}

/** Puts the parts together. The error is for the person at the terminal. */
export async function startServer(o: ServerOptions): Promise<Result<RunningServer, string>> {
  const lock = lockDataDir(o.dataDir);
  if (!lock.ok) return err(lock.error);
  const opened = await openStore(o.dataDir, o.log);
  if (!opened.ok) {
    lock.value.release();
    return err(opened.error);
  }
  const store = opened.value;
  const nowMs = () => Date.now();
  const { log, intervals } = o;
  const own = ownScenarios(o.dataDir);
  const cache = resolve(o.cacheDir ?? join(o.dataDir, CACHE_FOLDER));
  const engineModule = `${o.engineModule}?${new URLSearchParams({ own, cache }).toString()}`;
  const engine = (await import(engineModule)) as EngineModule;
  const directory = new Directory({
    store,
    engine,
    engineModule,
    log,
    nowMs,
    ...(intervals === undefined ? {} : { intervals }),
  });
  const sessions = new Sessions(store.store, await store.store.listSessions());
  const stored = await store.store.listExercises();
  const seating = new Seating(directory, sessions);
  const sets = new Sets(store.store, directory, await store.store.listSets());
  seating.veiled = (entry) => sets.veil(entry)?.chairs ?? null;
  const conductor = new Conductor({ sets, directory, store: store.store, log, nowMs });
  const baselines = new Baselines({ dataDir: o.dataDir, log });
  const parts = { sets, directory, seating, baselines, store: store.store, nowMs };
  const library = new ScenarioLibrary(own);
  const preparation = new Preparation({
    library,
    inUse: (id) => directory.isPlayed(id),
  });
  const plans = openPlans(own);
  const studies = new Studies({
    root: join(o.dataDir, 'studies'),
    databaseUrl: o.databaseUrl ?? null,
    log,
    nowMs,
  });
  const throttle = new CodeThrottle();
  const hostKey = randomKey();
  let urls: readonly string[] = [];
  const context: HttpContext = {
    directory,
    sessions,
    seating,
    sets,
    conductor,
    boards: new Boards(parts),
    handOvers: new HandOvers(),
    accounts: await Accounts.open(store.store),
    audit: new Audit(store.store, log, nowMs),
    store: store.store,
    told: {
      changed: (...what) => gateway.changed(...what),
      cut: (hash) => gateway.cut(hash),
    },
    preparation,
    plans,
    terrains: new Terrains(),
    attachments: new AttachmentStore(join(o.dataDir, 'attachments'), async (id) => {
      const found = await library.find(id);
      return found?.dir ?? null;
    }),
    studies,
    throttle,
    hostKey,
    urls: () => urls,
    log,
    nowMs,
  };
  const http = createServer(createApp(context, store.store, o.pageDir));
  const gateway = new Gateway({
    http,
    directory,
    sessions,
    seating,
    sets,
    log,
    nowMs,
    build: pageBuild(o.pageDir),
  });
  const close = async (): Promise<void> => {
    conductor.close();
    await gateway.close();
    await baselines.close();
    await studies.close();
    await preparation.close();
    await plans.close();
    http.closeAllConnections();
    await directory.close();
    await store.close();
    lock.value.release();
  };
  try {
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen(o.port, o.host, resolve);
    });
  } catch (e) {
    await close();
    return err(`cannot listen on ${o.host}:${o.port}: ${(e as Error).message}`);
  }
  const { port } = http.address() as AddressInfo;
  urls = urlsOf(o.host, port);
  // Loading ground and exercises takes long; who comes meanwhile is told, or waits for their own.
  void directory.recover(stored).then(() => directory.warm());
  void directory.known.then(() => sets.list().forEach((set) => conductor.schedule(set)));
  return ok({ port, urls, hostKey, close });
}
