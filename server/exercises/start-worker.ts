import type { Worker } from 'node:worker_threads';
import { Caller } from '../rpc.ts';
import type { OpenStore } from '../store/open-store.ts';
import type { Receipts } from '../store/receipts.ts';
import type { ExerciseRow } from '../store/store.ts';
import type { CommandAck } from './answers.ts';
import type { Begin, Relink } from './exercise-worker.ts';
import type { HostPort, Published } from './host-port.ts';
import type { ReplayPort } from './replayer.ts';
import type { SnapshotIntervals } from './snapshot-plan.ts';
import type { WorkerPool } from './worker-pool.ts';

export interface WorkerOptions {
  readonly pool: WorkerPool;
  readonly row: ExerciseRow;
  readonly store: Pick<OpenStore, 'attach' | 'receipts'>;
  readonly intervals?: SnapshotIntervals;
}

/** A thread of its own for one exercise, and how to end it. */
export interface Running<T> {
  readonly port: T;
  end(): Promise<void>;
}

async function start<T extends object>(
  task: Begin['task'],
  o: WorkerOptions,
  onMessage: (m: unknown) => void,
): Promise<{ worker: Worker; remote: T }> {
  const worker = o.pool.take(o.row.scenarioId);
  const caller = new Caller<T>(worker);
  worker.on('message', onMessage);
  const ready = new Promise<void>((resolve, reject) => {
    worker.on('message', (m) => m === 'ready' && resolve());
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('the thread has ended before it was ready')));
  });
  let begun = false;
  const detach = o.store.attach((line) => {
    const { row, intervals } = o;
    const begin: Begin = { task, row, store: line, ...(intervals && { intervals }) };
    const again: Relink = { line };
    worker.postMessage(begun ? again : begin, [line]);
    begun = true;
  });
  worker.once('exit', detach);
  await ready;
  o.pool.warm(o.row.scenarioId);
  return { worker, remote: caller.remote as unknown as T };
}

/**
 * Orders of seats come back from the store itself, one thread fewer on the way; what is refused or
 * was not kept, and what the instructor does to everybody, comes from the exercise as ever.
 */
function answeredByStore(remote: HostPort, receipts: Receipts): HostPort {
  const submit: HostPort['submit'] = async (actor, clientSeq, command) => {
    if (actor.kind !== 'seat') return remote.submit(actor, clientSeq, command);
    const { ticket, kept } = receipts.take();
    const whole = remote.submit(actor, clientSeq, command, ticket);
    try {
      return await Promise.race([kept as Promise<CommandAck>, whole]);
    } finally {
      receipts.drop(ticket);
    }
  };
  return Object.create(remote, { submit: { value: submit } }) as HostPort;
}

/** Opens an exercise in a thread of its own. `died` is told when the thread ends by itself. */
export async function startHost(
  o: WorkerOptions,
  publish: (batch: readonly Published[]) => void,
  died: (e: Error) => void,
): Promise<Running<HostPort>> {
  const { worker, remote } = await start<HostPort>('host', o, (m) => {
    if (typeof m === 'object' && m !== null && 'published' in m)
      publish(m.published as readonly Published[]);
  });
  let over = false;
  const end = (e: Error): void => {
    if (over) return;
    over = true;
    died(e);
  };
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`the thread has ended with ${code}`)));
  return {
    port: answeredByStore(remote, o.store.receipts),
    end: async () => {
      over = true;
      await remote.stop().catch(() => undefined);
      await worker.terminate();
    },
  };
}

/** Opens a look back into an exercise, in a thread of its own. */
export async function startReplay(o: WorkerOptions): Promise<Running<ReplayPort>> {
  const { worker, remote } = await start<ReplayPort>('replay', o, () => undefined);
  // Who asks gets the error; the thread's own end is no news to anybody else.
  worker.on('error', () => undefined);
  return { port: remote, end: async () => void (await worker.terminate()) };
}
