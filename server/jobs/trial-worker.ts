import { parentPort, workerData } from 'node:worker_threads';
import type { Meter } from '../../engine/study/shared-hazards.ts';
import type { TrialNews } from './local-runner.ts';
import type { TrialOrder, TrialWarmUp } from './trial-orders.ts';
import { TrialPlayer } from './trial-player.ts';

/** A thread that loads the scenarios of one study and plays the orders that it is given. */
const port = parentPort;
if (port === null) throw new Error('trial-worker runs as a worker');
const player = await TrialPlayer.open(workerData as TrialWarmUp);

/** Each run as it is done, then the word that there are no more of this group. */
port.on('message', (orders: readonly TrialOrder[]) => {
  let hazardMs = 0;
  const meter: Meter = (work) => {
    const before = process.threadCpuUsage();
    const made = work();
    const { user, system } = process.threadCpuUsage(before);
    hazardMs += (user + system) / 1000;
    return made;
  };
  for (const trial of player.play(orders, meter)) port.postMessage(trial satisfies TrialNews);
  port.postMessage({ done: true, hazardMs } satisfies TrialNews);
});
port.postMessage('ready');
