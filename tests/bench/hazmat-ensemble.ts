import { parentPort, Worker, workerData } from 'node:worker_threads';
import { air, driversOf, longLeak, newRelease, tanker } from '../support/hazmat-world.ts';

/** Members of an ensemble that a thread plays: from the first, each `step`-th, of `all`. */
interface Share {
  readonly ensemble: 'hazmat';
  readonly first: number;
  readonly step: number;
  readonly all: number;
}

/** One hour on cells of 30 m; each member has its own wind and hole. */
function playMember(i: number, all: number): void {
  const windMs = 1 + (5 * i) / all;
  const windFromDeg = 240 + (60 * ((7 * i) % all)) / all;
  const drivers = driversOf(air({ windMs, windFromDeg }));
  const hole = { diameterM: 0.01 + (0.03 * ((3 * i) % all)) / all, heightM: 0.2, pipeM: 0.5 };
  newRelease({ ...longLeak, tanks: [tanker({ hole })] }, drivers).advance(3600, drivers, []);
}

/** Plays every member on so many threads; CPU seconds of the thread that worked longest. */
export async function playEnsemble(all: number, threads: number): Promise<number> {
  const shares = Array.from(
    { length: threads },
    (_, first): Promise<number> =>
      new Promise((resolve, reject) => {
        const share: Share = { ensemble: 'hazmat', first, step: threads, all };
        const worker = new Worker(new URL(import.meta.url), { workerData: share });
        worker.once('message', resolve);
        worker.once('error', reject);
      }),
  );
  return Math.max(...(await Promise.all(shares)));
}

const share = workerData as Share | null;
if (share?.ensemble === 'hazmat') {
  for (let i = share.first; i < share.all; i += share.step) playMember(i, share.all);
  const { user, system } = process.threadCpuUsage();
  parentPort!.postMessage((user + system) / 1e6);
}
