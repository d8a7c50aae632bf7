import { parentPort, workerData } from 'node:worker_threads';
import type { TrialOrder, TrialWarmUp } from './trial-orders.ts';
import { TrialPlayer } from './trial-player.ts';

/** A thread that loads the scenarios of one study and plays the orders that it is given. */
const port = parentPort;
if (port === null) throw new Error('trial-worker runs as a worker');
const player = await TrialPlayer.open(workerData as TrialWarmUp);

port.on('message', (order: TrialOrder) => port.postMessage(player.play(order)));
port.postMessage('ready');
