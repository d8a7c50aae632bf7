import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { serve } from '../rpc.ts';
import { storeAt } from '../store/open-store.ts';
import type { ExerciseRow } from '../store/store.ts';
import type { EngineModule } from './engine-port.ts';
import type { ExerciseHost } from './host.ts';
import { openHost } from './open-host.ts';
import { Replayer } from './replayer.ts';
import type { SnapshotIntervals } from './snapshot-plan.ts';

/** What the thread is for: to run an exercise, or to look back into one. */
export interface ExerciseWorkerData {
  readonly task: 'host' | 'replay';
  readonly engineModule: string;
  readonly row: ExerciseRow;
  readonly store: MessagePort;
  readonly intervals?: SnapshotIntervals;
}

/** Between two beats, ms. */
const BEAT_MS = 40;

const main = parentPort;
if (main === null) throw new Error('exercise-worker runs as a worker');
const data = workerData as ExerciseWorkerData;
const store = storeAt(data.store);
const module = (await import(data.engineModule)) as EngineModule;
const engine = await module.openScenario(data.row.scenarioId);

function keepBeating(host: ExerciseHost): void {
  host.beat();
  // A jump leaves the loop only as long as the mailbox needs it.
  if (host.hurried) setImmediate(keepBeating, host);
  else setTimeout(keepBeating, BEAT_MS, host);
}

if (data.task === 'replay') {
  serve(main, new Replayer(engine, store, data.row));
} else {
  const host = await openHost({
    row: data.row,
    engine,
    store,
    publish: (batch) => main.postMessage({ published: batch }),
    nowMs: () => Date.now(),
    ...(data.intervals === undefined ? {} : { intervals: data.intervals }),
  });
  serve(main, host);
  keepBeating(host);
}
main.postMessage('ready');
