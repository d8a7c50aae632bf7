import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import seedrandom from 'seedrandom';
import { expect, test } from 'vitest';
import type { TestContext } from 'vitest';
import type { CreatedAnswer, LogAnswer } from '../../engine/protocol/http.ts';
import { replay } from '../../server/exercises/restore.ts';
import { lockDataDir } from '../../server/store/lock.ts';
import { Browser, until } from './support/browser.ts';
import type { Page } from './support/browser.ts';
import { ChildServer } from './support/child-server.ts';
import { twinEngine } from './support/twin-engine.ts';

/** Twenty in all; most of a round is the start of a server, so that two go on beside each other. */
const KILLS = 10;
const SERVERS = [1, 2];

/** What is registered last is done first. */
type Cleanup = TestContext['onTestFinished'];

async function dataFolder(finished: Cleanup): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'sandtable-kill-'));
  finished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

const sleep = (ms: number) => new Promise((r) => setTimeout(r, ms));

/** True while a snapshot is half written. */
function snapshotUnderWay(dataDir: string): boolean {
  const dir = join(dataDir, 'snapshots');
  return existsSync(dir) && readdirSync(dir).some((f) => f.endsWith('.part'));
}

/** Gives orders as fast as they are acknowledged; notes every acknowledgement. */
async function giveOrders(page: Page, acked: Map<number, number>, next: () => number) {
  while (page.socket.connected) {
    const clientSeq = next();
    const command = { type: 'hold', unitId: `u${clientSeq}` } as const;
    const answer = await page.command(clientSeq, command).catch(() => null);
    if (answer?.ok === true) acked.set(clientSeq, answer.seq);
    await sleep(60);
  }
}

function hashOfLog(log: LogAnswer): string {
  const run = twinEngine.create(log.seed);
  replay(run, log.records);
  run.advance(log.endTick);
  return run.hash();
}

/** Every acknowledged order is in the log, at its number; and the world is what the log says. */
function checkLog(log: LogAnswer, acked: ReadonlyMap<number, number>): void {
  const kept = new Map<number, number>();
  for (const r of log.records)
    if (r.kind === 'command' && r.stamped.command.type === 'hold')
      kept.set(r.stamped.clientSeq!, r.seq);
  for (const [clientSeq, seq] of acked) expect(kept.get(clientSeq)).toBe(seq);
  expect(log.records.map((r) => r.seq)).toEqual(log.records.map((_, i) => i + 1));
  expect(log.hash).toBe(hashOfLog(log));
}

const KILLED = `server %d, ${KILLS} random kill -9, every second one during a snapshot: nothing acknowledged is lost`;
test.concurrent.for(SERVERS)(
  KILLED,
  { timeout: 120_000 },
  async (number, { expect, onTestFinished: finished }) => {
    const seed = `${Date.now()}/${number}`;
    const random = seedrandom(seed);
    const dir = await dataFolder(finished);
    let server = await ChildServer.start(dir, { snapshots: 'often' });
    finished(() => server.end('SIGKILL').then(() => undefined));
    const instructor = new Browser(server.base);
    const created = (await instructor.post<CreatedAnswer>('/api/exercises', { scenarioId: 'twin' }))
      .body;
    const desk = await instructor.connect('desk');
    const page = await new Browser(server.base).sit(created.code, '甲', 'rescue');
    finished(() => [desk, page].forEach((p) => p.close()));
    await desk.command(1, { type: 'start' });
    const acked = new Map<number, number>();
    let clientSeq = 0;
    let duringSnapshot = 0;
    for (let i = 0; i < KILLS; i++) {
      await desk.pace({ type: 'speed', speed: 60 });
      await desk.pace({ type: 'resume' });
      const orders = giveOrders(page, acked, () => ++clientSeq);
      await sleep(80 + random() * 250);
      if (i % 2 === 1)
        await until(() => snapshotUnderWay(dir), 'a snapshot', 2000).catch(() => undefined);
      if (snapshotUnderWay(dir)) duringSnapshot++;
      await server.end('SIGKILL');
      await orders;
      page.hello = null;
      desk.clock = null;
      server = await ChildServer.start(dir, { port: server.port, snapshots: 'often' });
      await until(
        () => page.hello !== null && desk.clock !== null,
        `return (seed ${seed})`,
        10_000,
      );
      expect(desk.clock).toMatchObject({ phase: 'running', paused: true, reason: 'recovered' });
      expect(page.hello).toMatchObject({ view: 'rescue' });
      const log = (await instructor.get<LogAnswer>(`/api/exercises/${created.id}/log`)).body;
      checkLog(log, acked);
      await until(() => (page.view?.orders.length ?? 0) >= acked.size, 'orders');
    }
    expect(acked.size).toBeGreaterThan(KILLS);
    expect(duringSnapshot).toBeGreaterThan(0);
  },
);

test('a second server on the same data folder refuses to start, a killed one blocks nobody', async ({
  onTestFinished: finished,
}) => {
  const dir = await dataFolder(finished);
  const server = await ChildServer.start(dir);
  finished(() => server.end('SIGKILL').then(() => undefined));
  const second = lockDataDir(dir);
  expect(second.ok).toBe(false);
  if (!second.ok)
    expect(second.error).toMatch(/in use by another Sandtable server \(process \d+\)/);
  await expect(ChildServer.start(dir)).rejects.toThrow(/ended with 1/);
  await server.end('SIGKILL');
  const third = await ChildServer.start(dir);
  expect(await third.end('SIGTERM')).toBe(0);
});
