import { parentPort, workerData } from 'node:worker_threads';
import { findFactor } from '../../engine/study/factors.ts';
import { runTrial } from '../../engine/study/trial.ts';
import { openScenario } from '../cli/catalogue.ts';
import type { TrialOrder, TrialWarmUp } from './trial-orders.ts';

/** A thread that loads one scenario and plays the seeds that it is given. */
const port = parentPort;
if (port === null) throw new Error('trial-worker runs as a worker');
const { scenario: name } = workerData as TrialWarmUp;
const { region, scenario } = await openScenario(name);

port.on('message', (order: TrialOrder) => {
  const varied = Object.entries(order.values).reduce(
    (s, [id, value]) => findFactor(id)!.apply(s, value),
    scenario,
  );
  port.postMessage(runTrial(region, varied, order.seed));
});
port.postMessage('ready');
