import { join, resolve } from 'node:path';
import { Accounts } from './accounts/accounts.ts';
import { Audit } from './accounts/audit.ts';
import { CodeThrottle } from './auth/code-throttle.ts';
import { randomKey } from './auth/keys.ts';
import { Sessions } from './auth/sessions.ts';
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
import type { HttpContext } from './http/context.ts';
import { Terrains } from './http/terrains.ts';
import { Studies } from './jobs/studies.ts';
import type { Log } from './log.ts';
import { AttachmentStore } from './msel/attachment-store.ts';
import { openPlans } from './plans/plans.ts';
import { Preparation } from './prepare/preparation.ts';
import { ownScenarios, ScenarioLibrary } from './scenarios/library.ts';
import type { OpenStore } from './store/open-store.ts';

export interface PartsOptions {
  readonly dataDir: string;
  /** Address of the module that knows the scenarios; see `EngineModule`. */
  readonly engineModule: string;
  readonly log: Log;
  /** Where what can be had again is kept; a folder of its own in the data folder by default. */
  readonly cacheDir?: string;
  readonly intervals?: SnapshotIntervals;
  /** Database whose workers take the runs of studies; threads of this machine without one. */
  readonly databaseUrl?: string;
}

/** What stands behind the routes and the sockets. */
export interface Parts {
  readonly context: HttpContext;
  close(): Promise<void>;
}

/** `door` is what only the listening server knows: open pages, and under which addresses it is met. */
export async function openParts(
  o: PartsOptions,
  opened: OpenStore,
  door: Pick<HttpContext, 'told' | 'urls'>,
): Promise<Parts> {
  const { log, dataDir } = o;
  const { store } = opened;
  const nowMs = () => Date.now();
  const own = ownScenarios(dataDir);
  const library = new ScenarioLibrary(own);
  const { directory, sessions, seating, sets } = await exercisesOf(o, opened, own, nowMs);
  const baselines = new Baselines({ dataDir, log });
  const context: HttpContext = {
    ...door,
    directory,
    sessions,
    seating,
    sets,
    conductor: new Conductor({ sets, directory, store, log, nowMs }),
    boards: new Boards({ sets, directory, seating, baselines, store, nowMs }),
    handOvers: new HandOvers(),
    accounts: await Accounts.open(store),
    audit: new Audit(store, log, nowMs),
    store,
    preparation: new Preparation({ library, inUse: (id) => directory.isPlayed(id) }),
    plans: openPlans(own),
    terrains: new Terrains(),
    attachments: attachmentsOf(dataDir, library),
    studies: studiesOf(o, nowMs),
    throttle: new CodeThrottle(),
    hostKey: randomKey(),
    log,
    nowMs,
  };
  const close = async (): Promise<void> => {
    for (const part of [baselines, context.studies, context.preparation, context.plans, directory])
      await part.close();
  };
  return { context, close };
}

/** Exercises, who is in them, and the sets that they belong to. */
async function exercisesOf(o: PartsOptions, opened: OpenStore, own: string, nowMs: () => number) {
  const { log, intervals } = o;
  const cache = resolve(o.cacheDir ?? join(o.dataDir, CACHE_FOLDER));
  const engineModule = `${o.engineModule}?${new URLSearchParams({ own, cache }).toString()}`;
  const engine = (await import(engineModule)) as EngineModule;
  const directory = new Directory({
    store: opened,
    engine,
    engineModule,
    log,
    nowMs,
    ...(intervals === undefined ? {} : { intervals }),
  });
  const sessions = new Sessions(opened.store, await opened.store.listSessions());
  const seating = new Seating(directory, sessions);
  const sets = new Sets(opened.store, directory, await opened.store.listSets());
  seating.veiled = (entry) => sets.veil(entry)?.chairs ?? null;
  return { directory, sessions, seating, sets };
}

const attachmentsOf = (dataDir: string, library: ScenarioLibrary): AttachmentStore =>
  new AttachmentStore(
    join(dataDir, 'attachments'),
    async (id) => (await library.find(id))?.dir ?? null,
  );

const studiesOf = (o: PartsOptions, nowMs: () => number): Studies =>
  new Studies({
    root: join(o.dataDir, 'studies'),
    databaseUrl: o.databaseUrl ?? null,
    log: o.log,
    nowMs,
  });
