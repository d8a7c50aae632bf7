import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { Baselines, BASELINE_RUNS } from '../../../server/groups/baselines.ts';
import type { PlayPolicy, PolicyTrial } from '../../../server/groups/policy-runs.ts';
import { createLog } from '../../../server/log.ts';
import { twinEngine } from '../support/twin-engine.ts';

const dirs: string[] = [];
afterEach(async () => {
  for (const d of dirs.splice(0)) await rm(d, { recursive: true, force: true });
});
const folder = async (): Promise<string> => {
  const dir = await mkdtemp(join(tmpdir(), 'sandtable-baseline-'));
  dirs.push(dir);
  return dir;
};

const log = createLog('silent');

/** Run n met its first target when n is odd, and its second always. */
const trial = (seed: number): PolicyTrial => ({
  seed,
  hash: `h${seed}`,
  lines: [
    { id: 'a', status: seed % 2 === 1 ? 'met' : 'notMet' },
    { id: 'b', status: 'met' },
  ],
});

/** Plays `upTo` of the seeds, and stops when it is told to. */
function player(upTo: number) {
  const asked: number[] = [];
  const play: PlayPolicy = async (_scenario, seeds, told, stop) => {
    for (const seed of seeds.slice(0, upTo)) {
      asked.push(seed);
      if (stop.aborted) throw new Error('stopped');
      told(trial(seed));
      await Promise.resolve();
    }
  };
  return { asked, play };
}

async function settled(b: Baselines) {
  for (;;) {
    const now = b.of(twinEngine);
    if (now.state.state === 'done' || now.state.state === 'failed') return now;
    await new Promise((r) => setTimeout(r, 5));
  }
}

test('200 runs, once: the next server finds those that were made and runs the rest', async () => {
  const dataDir = await folder();
  const first = player(70);
  const a = new Baselines({ dataDir, log, play: first.play });
  const begun = Date.now();
  while (first.asked.length < 70 && Date.now() - begun < 5000) {
    a.of(twinEngine);
    await new Promise((r) => setTimeout(r, 5));
  }
  await a.close();
  expect(first.asked.length).toBe(70);
  const second = player(BASELINE_RUNS);
  const b = new Baselines({ dataDir, log, play: second.play });
  const done = await settled(b);
  expect(second.asked[0]).toBe(71);
  expect(second.asked.length).toBe(BASELINE_RUNS - 70);
  expect(done.state).toMatchObject({ wanted: 200, done: 200, lowPct: 50, highPct: 100 });
  expect(done.scores.length).toBe(200);
  expect(done.scores.filter((s) => s === 50).length).toBe(100);
  await b.close();
});

test('another engine or scenario has runs of its own; a failure is told', async () => {
  const dataDir = await folder();
  const one = player(BASELINE_RUNS);
  const a = new Baselines({ dataDir, log, play: one.play });
  await settled(a);
  await a.close();
  const other = player(BASELINE_RUNS);
  const b = new Baselines({ dataDir, log, play: other.play });
  const changed = { ...twinEngine, fingerprint: 'twin:2' };
  b.of(changed);
  while (other.asked.length < 200) await new Promise((r) => setTimeout(r, 5));
  await b.close();
  expect(other.asked[0]).toBe(1);
  const broken = new Baselines({
    dataDir: await folder(),
    log,
    play: () => Promise.reject(Error()),
  });
  expect((await settled(broken)).state.state).toBe('failed');
  await broken.close();
});
