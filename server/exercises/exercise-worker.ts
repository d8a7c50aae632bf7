import { parentPort, workerData } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { setAutoFreeze } from 'immer';
import { serve } from '../rpc.ts';
import { storeAt } from '../store/open-store.ts';
import type { ExerciseRow } from '../store/store.ts';
import type { EngineModule } from './engine-port.ts';
import type { ExerciseHost } from './host.ts';
import { openHost } from './open-host.ts';
import { Replayer } from './replayer.ts';
import type { SnapshotIntervals } from './snapshot-plan.ts';

/** What a thread loads before it knows which exercise it is for. */
export interface WarmUp {
  readonly engineModule: string;
  readonly scenarioId: string;
}

/** First message to the thread: to run an exercise, or to look back into one. */
export interface Begin {
  readonly task: 'host' | 'replay';
  readonly row: ExerciseRow;
  readonly store: MessagePort;
  readonly intervals?: SnapshotIntervals;
}

/** Later messages: the store had to be started again, here is a new line to it. */
export interface Relink {
  readonly line: MessagePort;
}

const main = parentPort;
if (main === null) throw new Error('exercise-worker runs as a worker');
const warmUp = workerData as WarmUp;
const module = (await import(warmUp.engineModule)) as EngineModule;
const engine = await module.openScenario(warmUp.scenarioId);
// Tests play with frozen states, so that a write beside `apply` is found. Here freezing would take
// most of the time of a step and half that of an order.
setAutoFreeze(false);

function keepBeating(host: ExerciseHost): void {
  host.beat();
  const { restMs } = host;
  // Work that is left over leaves the loop only as long as the mailbox needs it.
  if (restMs === 0) setImmediate(keepBeating, host);
  else setTimeout(keepBeating, restMs, host);
}

let relink: ((line: MessagePort) => void) | null = null;

async function begin(o: Begin, port: MessagePort): Promise<void> {
  const { store, moveTo } = storeAt(o.store);
  relink = moveTo;
  if (o.task === 'replay') {
    serve(port, new Replayer(engine, store, o.row));
  } else {
    const host = await openHost({
      row: o.row,
      engine,
      store,
      publish: (batch) => port.postMessage({ published: batch }),
      nowMs: () => Date.now(),
      ...(o.intervals === undefined ? {} : { intervals: o.intervals }),
    });
    serve(port, host);
    keepBeating(host);
  }
  port.postMessage('ready');
}

const isBegin = (m: unknown): m is Begin => typeof m === 'object' && m !== null && 'task' in m;

const isRelink = (m: unknown): m is Relink => typeof m === 'object' && m !== null && 'line' in m;

main.on('message', (m: unknown) => {
  // A failure ends the thread, and with it tells whoever waits.
  if (isBegin(m)) void begin(m, main);
  else if (isRelink(m)) relink?.(m.line);
});
