import { parentPort, workerData } from 'node:worker_threads';
import type { MselReading } from '../../engine/protocol/msel.ts';
import { readMselFile } from './read-file.ts';
import type { ReadAgainst } from './read-table.ts';

/** One file to be read, away from the thread that serves people. */
export interface ImportTask {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly reading: MselReading;
  readonly against: ReadAgainst;
}

const { name, bytes, reading, against } = workerData as ImportTask;
parentPort?.postMessage(readMselFile(name, bytes, reading, against));
