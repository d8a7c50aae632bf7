import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Trial } from '../../../engine/study/trial.ts';
import { Baselines, BASELINE_RUNS } from '../../../server/groups/baselines.ts';
import type { LocalRun } from '../../../server/jobs/local-runner.ts';
import { createLog } from '../../../server/log.ts';
import type { SetRow } from '../../../server/store/side-store.ts';
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

const set = { scenarioId: 'twin' } as SetRow;
const log = createLog('silent');

/** Run n met its first target when n is odd, and its second always. */
const trial = (seed: number): Trial => ({
  seed,
  hash: `h${seed}`,
  lines: ['a', 'b'].map((id) => ({
    id,
    status: id === 'b' || seed % 2 === 1 ? 'met' : 'notMet',
    value: 1,
    cases: 1,
    casesMet: 1,
  })),
  busy: {},
  burnedHa: seed,
});

/** Plays `upTo` of the orders, then stands still until it is let go. */
function player(upTo: number) {
  const asked: number[] = [];
  const run = async (r: LocalRun): Promise<void> => {
    for (const o of r.orders.slice(0, upTo)) {
      asked.push(o.seed);
      if (!r.onTrial(trial(o.seed))) return;
      await Promise.resolve();
    }
  };
  return { asked, run };
}

async function settled(b: Baselines): Promise<NonNullable<Awaited<ReturnType<Baselines['of']>>>> {
  for (;;) {
    const now = (await b.of(set, twinEngine))!;
    if (now.state.state === 'done' || now.state.state === 'failed') return now;
    await new Promise((r) => setTimeout(r, 5));
  }
}

test('200 runs, once: the next server finds those that were made and runs the rest', async () => {
  const dataDir = await folder();
  const first = player(70);
  const a = new Baselines({ dataDir, log, run: first.run });
  const begun = Date.now();
  while (first.asked.length < 70 && Date.now() - begun < 5000) {
    await a.of(set, twinEngine);
    await new Promise((r) => setTimeout(r, 5));
  }
  await a.close();
  expect(first.asked.length).toBe(70);
  const second = player(BASELINE_RUNS);
  const b = new Baselines({ dataDir, log, run: second.run });
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
  const a = new Baselines({ dataDir, log, run: one.run });
  await settled(a);
  await a.close();
  const other = player(BASELINE_RUNS);
  const b = new Baselines({ dataDir, log, run: other.run });
  const changed = { ...twinEngine, fingerprint: 'twin:2' };
  await b.of(set, changed);
  await b.close();
  expect(other.asked[0]).toBe(1);
  const broken = new Baselines({
    dataDir: await folder(),
    log,
    run: () => Promise.reject(Error()),
  });
  expect((await settled(broken)).state.state).toBe('failed');
  await broken.close();
});
