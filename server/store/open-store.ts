import { join, resolve } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { err, ok } from '../../engine/kernel/result.ts';
import type { Result } from '../../engine/kernel/result.ts';
import type { Log } from '../log.ts';
import { Caller, LineDown } from '../rpc.ts';
import type { Receipts } from './receipts.ts';
import { STORE_FILE } from './sqlite-file.ts';
import { StoreThread } from './store-thread.ts';
import type { GiveLine } from './store-thread.ts';
import type { Store, Stored } from './store.ts';

export interface OpenStore {
  readonly store: Store;
  /**
   * Gives another thread a line of its own to the store, which never passes through this one, and a
   * new one whenever the store had to be started again. The returned function ends that.
   */
  attach(give: GiveLine): () => void;
  /** Word of the store itself that a batch is on the disk, whoever wrote it. */
  readonly receipts: Receipts;
  close(): Promise<void>;
}

/** Opens the embedded store in `dataDir`, in a worker. The error names the file and says why. */
export async function openStore(dataDir: string, log: Log): Promise<Result<OpenStore, string>> {
  try {
    const thread = await StoreThread.start(dataDir, log);
    return ok({
      store: storeBehind(thread.caller),
      attach: (give) => thread.attach(give),
      receipts: thread.receipts,
      close: () => thread.close(),
    });
  } catch (e) {
    const file = join(resolve(dataDir), STORE_FILE);
    return err(`${file}: expected a database of Sandtable, got ${(e as Error).message}`);
  }
}

/** The store as seen from a thread that was given a line to it; `moveTo` takes it to a new line. */
export function storeAt(port: MessagePort): { store: Store; moveTo(port: MessagePort): void } {
  const caller = new Caller<Store>(port);
  return { store: storeBehind(caller), moveTo: (next) => caller.moveTo(next) };
}

/** A write whose answer will not come: nobody knows yet whether it was kept. */
const unknown = (e: unknown): Stored => {
  if (!(e instanceof LineDown)) throw e;
  return err({ kind: 'unknown', message: e.message });
};

/** The other thread's store; its end is a failure of the write, as a full disk would be. */
function storeBehind(caller: Caller<Store>): Store {
  const s = caller.remote;
  return {
    createExercise: (...a) => s.createExercise(...a).catch(unknown),
    append: (...a) => s.append(...a).catch(unknown),
    progress: (...a) => s.progress(...a).catch(unknown),
    saveSnapshot: (...a) => s.saveSnapshot(...a).catch(unknown),
    saveSession: (...a) => s.saveSession(...a).catch(unknown),
    deleteSession: (...a) => s.deleteSession(...a).catch(unknown),
    saveSet: (...a) => s.saveSet(...a).catch(unknown),
    addNote: (...a) => s.addNote(...a).catch(unknown),
    rewriteNotes: (...a) => s.rewriteNotes(...a).catch(unknown),
    rekeyExercise: (...a) => s.rekeyExercise(...a).catch(unknown),
    saveAccount: (...a) => s.saveAccount(...a).catch(unknown),
    deleteAccount: (...a) => s.deleteAccount(...a).catch(unknown),
    saveLogin: (...a) => s.saveLogin(...a).catch(unknown),
    deleteLogin: (...a) => s.deleteLogin(...a).catch(unknown),
    listSets: () => s.listSets(),
    loadNotes: (...a) => s.loadNotes(...a),
    listAccounts: () => s.listAccounts(),
    listLogins: () => s.listLogins(),
    listExercises: () => s.listExercises(),
    claim: (id) => s.claim(id),
    loadLog: (...a) => s.loadLog(...a),
    snapshotAt: (...a) => s.snapshotAt(...a),
    listSessions: () => s.listSessions(),
    close: () => s.close(),
  };
}
