import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { serve } from '../rpc.ts';
import { SqliteStore } from './sqlite.ts';

/** The store's own thread: a flush of the disk stops nothing but the next flush. */
const main = parentPort;
if (main === null) throw new Error('store-worker runs as a worker');

const { dataDir } = workerData as { dataDir: string };
const store = await SqliteStore.open(dataDir, (receipt) => main.postMessage({ receipt }));
main.on('message', (m: { attach?: MessagePort }) => {
  if (m.attach !== undefined) serve(m.attach, store);
});
serve(main, store);
main.postMessage('ready');
