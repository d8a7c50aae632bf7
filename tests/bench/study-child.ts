/**
 * A process of its own for one measurement of the study bench. `threads N` plays runs on N threads;
 * `plain` counts without touching memory. Waits for a line on stdin once it is warm, so that several
 * start together; prints a line of JSON.
 */
import { once } from 'node:events';
import { LocalQueue } from '../../server/jobs/local-queue.ts';
import { orders, rate, SCENARIO, warm } from './study-runs.ts';

const [what, count] = process.argv.slice(2);
const PLAIN_MS = 2000;

async function go(): Promise<void> {
  process.stdout.write('ready\n');
  await once(process.stdin, 'data');
}

/** Turns of a loop in registers, millions a second. */
function plain(): number {
  const end = performance.now() + PLAIN_MS;
  let turns = 0;
  let x = 1;
  while (performance.now() < end) {
    for (let i = 0; i < 1e6; i++) x = Math.imul(x, 1664525) + 1013904223;
    turns++;
  }
  if (x === 0.5) throw new Error('an integer');
  return (1000 * turns) / PLAIN_MS;
}

async function threads(workers: number): Promise<number> {
  const queue = new LocalQueue({ warmUp: { scenario: SCENARIO }, content: 'bench' }, workers);
  try {
    await warm(queue, workers);
    await go();
    return await rate(queue, orders(1000, workers));
  } finally {
    await queue.close();
  }
}

let value: number;
if (what === 'plain') {
  await go();
  value = plain();
} else value = await threads(Number(count));
const peakMB = process.resourceUsage().maxRSS / 1000;
process.stdout.write(`${JSON.stringify({ value, peakMB })}\n`, () => process.exit(0));
