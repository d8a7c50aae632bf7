import { parentPort, workerData } from 'node:worker_threads';
import type { TrialOrder, TrialWarmUp } from './trial-orders.ts';
import { TrialPlayer } from './trial-player.ts';

/** A thread that loads the scenarios of one study and plays the orders that it is given. */
const port = parentPort;
if (port === null) throw new Error('trial-worker runs as a worker');
const player = await TrialPlayer.open(workerData as TrialWarmUp);

/** Each run as it is done, then the word that there are no more of this group. */
port.on('message', (orders: readonly TrialOrder[]) => {
  for (const trial of player.play(orders)) port.postMessage(trial);
  port.postMessage('done');
});
port.postMessage('ready');
