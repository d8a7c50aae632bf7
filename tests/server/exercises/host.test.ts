import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor, Command } from '../../../engine/exercise/commands/command.ts';
import { patch } from '../../../engine/protocol/diff.ts';
import type { ExerciseHost } from '../../../server/exercises/host.ts';
import type { Published } from '../../../server/exercises/host-port.ts';
import { openHost } from '../../../server/exercises/open-host.ts';
import { restoreAt } from '../../../server/exercises/restore.ts';
import { MemoryStore } from '../../../server/store/memory.ts';
import { twinEngine } from '../support/twin-engine.ts';

const INSTRUCTOR: Actor = { kind: 'instructor' };
const RESCUE: Actor = { kind: 'seat', seatId: 'rescue' };
const hold: Command = { type: 'hold', unitId: 'u1' };

const meta = {
  id: 'x',
  code: 'ABC234',
  scenarioId: 'twin',
  seed: '5',
  fingerprint: twinEngine.fingerprint,
  instructorKeyHash: 'h',
  createdMs: 1,
  parent: null,
};

/** A store whose appends wait until they are let go. */
class SlowStore extends MemoryStore {
  #gate: Promise<void> | null = null;
  open: () => void = () => undefined;
  hold(): void {
    this.#gate = new Promise((resolve) => (this.open = resolve));
  }
  override async append(...a: Parameters<MemoryStore['append']>) {
    await this.#gate;
    return super.append(...a);
  }
}

let store: SlowStore;
let said: Published[];
let nowMs: number;
const settle = () => new Promise((r) => setTimeout(r, 5));

async function reopen(intervals = { commands: 1000, ticks: 1e9, minWallMs: 0 }) {
  const [row] = await store.listExercises();
  return openHost({
    row: row!,
    engine: twinEngine,
    store,
    publish: (batch) => said.push(...batch),
    nowMs: () => nowMs,
    intervals,
  });
}

/** Lets wall time pass in beats of 50 ms. */
async function pass(host: ExerciseHost, ms: number): Promise<void> {
  for (let t = 0; t < ms; t += 50) {
    nowMs += 50;
    host.beat();
    await new Promise((r) => setImmediate(r));
  }
}

let host: ExerciseHost;
beforeEach(async () => {
  store = new SlowStore();
  said = [];
  nowMs = 1_000_000;
  await store.createExercise(meta, [], { tick: 0, phase: 'standby' });
  host = await reopen();
});

const lastClock = () => said.findLast((p) => p.kind === 'clock')!.clock;

describe('mailbox', () => {
  test('numbers commands in the order in which they come and stamps the tick', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    await pass(host, 10_000);
    const answers = await Promise.all([
      host.submit(RESCUE, 1, hold),
      host.submit({ kind: 'seat', seatId: 'commander' }, 1, hold),
      host.submit(RESCUE, 2, hold),
    ]);
    expect(answers).toEqual([2, 3, 4].map((seq) => ({ ok: true, seq, tick: 10 })));
    const log = await store.loadLog('x', 1);
    expect(log.map((r) => (r.kind === 'command' ? r.stamped.clientSeq : null))).toEqual([1, 1, 2]);
  });

  test('a resend does nothing twice and gets the first answer, also while it is under way', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    store.hold();
    const first = host.submit(RESCUE, 7, hold);
    const again = host.submit(RESCUE, 7, hold);
    store.open();
    expect(await again).toEqual(await first);
    expect(await host.submit(RESCUE, 7, hold)).toEqual(await first);
    expect(await store.loadLog('x', 0)).toHaveLength(2);
  });

  test('an older number, or the same one for something else, is a duplicate', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    await host.submit(RESCUE, 7, hold);
    const stale = await host.submit(RESCUE, 6, hold);
    expect(stale).toMatchObject({ ok: false, rejection: { code: 'duplicate' } });
    const other = await host.submit(RESCUE, 7, { type: 'hold', unitId: 'u2' });
    expect(other).toMatchObject({ ok: false, rejection: { code: 'duplicate' } });
    expect(await store.loadLog('x', 0)).toHaveLength(2);
  });

  test('a refusal without a trace is not logged; a refused order is, and is answered as refused', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    const to = { e: 0, n: 0 };
    const gone = await host.submit(RESCUE, 1, { type: 'move', unitId: 'none', to });
    expect(gone).toMatchObject({ ok: false, rejection: { code: 'unknownUnit' } });
    expect(await store.loadLog('x', 0)).toHaveLength(1);
    const busy = await host.submit(RESCUE, 2, { type: 'move', unitId: 'busy', to });
    expect(busy).toMatchObject({ ok: false, rejection: { code: 'unitBusy' } });
    expect((await store.loadLog('x', 1))[0]).toMatchObject({ accepted: false });
  });

  test('nothing is acknowledged or shown before it is durable', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    await host.join('t', 'rescue', 0);
    store.hold();
    let answered = false;
    void host.submit(RESCUE, 1, hold).then(() => (answered = true));
    const before = said.length;
    await pass(host, 1000);
    await settle();
    expect(answered).toBe(false);
    expect(said.slice(before)).toEqual([]);
    store.open();
    await settle();
    expect(answered).toBe(true);
    expect(said.slice(before).some((p) => p.kind === 'frame')).toBe(true);
  });
});

describe('questions', () => {
  test('are answered from what is durable only', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    store.hold();
    const order = host.submit(RESCUE, 1, hold);
    const answered: string[] = [];
    const asked = {
      events: host.events(0),
      score: host.score(),
      hash: host.hash(),
      check: host.check(RESCUE, hold),
      state: host.state(),
    };
    for (const [name, answer] of Object.entries(asked)) void answer.then(() => answered.push(name));
    await settle();
    expect(answered).toEqual([]);
    store.open();
    await order;
    expect(await asked.events).toHaveLength(2);
    await settle();
    expect(answered.toSorted()).toEqual(Object.keys(asked).toSorted());
  });

  test('are refused when what they would show was never kept', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    store.broken = true;
    const order = host.submit(RESCUE, 1, hold);
    const asked = [host.events(0), host.score(), host.hash(), host.state()];
    for (const answer of asked) await expect(answer).rejects.toMatchObject({ status: 503 });
    expect(await host.check(RESCUE, hold)).toMatchObject({
      rejection: { code: 'storeUnavailable' },
    });
    expect(await order).toMatchObject({ ok: false });
  });
});

describe('a store that fails', () => {
  test('pauses the exercise, keeps what was acknowledged, and goes on from there', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    const kept = await host.submit(RESCUE, 1, hold);
    expect(kept.ok).toBe(true);
    await pass(host, 3000);
    await settle();
    await host.join('t', 'truth', 0);
    store.broken = true;
    const lost = await host.submit(RESCUE, 2, hold);
    expect(lost).toMatchObject({ ok: false, rejection: { code: 'storeUnavailable' } });
    expect(lastClock()).toMatchObject({ paused: true, reason: 'store' });
    // Views that wait for their turn are no reason to hurry now.
    expect(host.restMs).toBe(40);
    expect(await host.submit(RESCUE, 3, hold)).toMatchObject({ ok: false });
    expect(await host.pace({ type: 'resume' })).toMatchObject({ ok: false });
    store.broken = false;
    await pass(host, 2000);
    await settle();
    await pass(host, 500);
    expect(lastClock()).toMatchObject({ paused: true, reason: 'recovered' });
    const keys = said.flatMap((p) => (p.kind === 'frame' && p.frame.kind === 'key' ? p.frame : []));
    expect(keys.at(-1)!.view.orders).toHaveLength(1);
    expect(await host.submit(RESCUE, 2, hold)).toMatchObject({ ok: true });
    expect(await host.pace({ type: 'resume' })).toEqual({ ok: true });
    const { tick, hash } = await host.hash();
    expect((await restoreAt(twinEngine, store, meta, tick)).hash()).toBe(hash);
  });

  test('is told of once and tried ever less often; a dead one, whose reads fail too, as well', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    await host.pace({ type: 'speed', speed: 60 });
    let reads: number[] = [];
    const dead = () => Promise.reject(new Error('the channel is closed'));
    store.append = store.progress = store.saveSnapshot = dead;
    store.loadLog = () => {
      reads.push(nowMs);
      return dead();
    };
    await pass(host, 2000);
    expect(lastClock()).toMatchObject({ paused: true, reason: 'store' });
    reads = [];
    await pass(host, 200_000);
    const waits = reads.slice(1).map((at, i) => Math.round((at - reads[i]!) / 1000));
    expect(waits).toEqual([4, 8, 16, 32, 60, 60]);
    expect(said.filter((p) => p.kind === 'trouble')).toHaveLength(1);
  });

  test('a host whose exercise was claimed by another stops for good', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    const other = await reopen();
    expect(await host.submit(RESCUE, 1, hold)).toMatchObject({ ok: false });
    await pass(host, 5000);
    await settle();
    expect(await host.submit(RESCUE, 1, hold)).toMatchObject({ ok: false });
    expect(await other.submit(RESCUE, 1, hold)).toMatchObject({ ok: true });
  });
});

describe('recovery', () => {
  test('comes back paused, with every order, at the tick it had reached, with its speed', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    await host.pace({ type: 'speed', speed: 60 });
    await pass(host, 5000);
    await host.submit(RESCUE, 3, hold);
    await pass(host, 2000);
    await settle();
    const before = await host.hash();
    const after = await reopen();
    const state = await after.state();
    expect(state.clock).toMatchObject({ paused: true, reason: 'recovered', speed: 60 });
    // The mark is written once a second, so that up to a second of wall time runs again.
    expect(before.tick - state.clock.tick).toBeLessThanOrEqual(60);
    await after.pace({ type: 'jump', ticks: before.tick - state.clock.tick });
    await pass(after, 100);
    expect(await after.hash()).toEqual(before);
    expect(await after.lastClientSeq(RESCUE)).toBe(3);
    expect(await after.submit(RESCUE, 3, hold)).toMatchObject({ ok: true, seq: 3 });
  });

  test('from a snapshot and the log after it, and from the log alone: the same', async () => {
    host = await reopen({ commands: 3, ticks: 100, minWallMs: 0 });
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    for (let i = 1; i <= 20; i++) {
      await host.submit(RESCUE, i, hold);
      await pass(host, 3000);
      await settle();
    }
    const { tick, hash } = await host.hash();
    expect(await store.snapshotAt('x', tick)).not.toBeNull();
    expect((await restoreAt(twinEngine, store, meta, tick)).hash()).toBe(hash);
    const bare = { loadLog: store.loadLog.bind(store), snapshotAt: () => Promise.resolve(null) };
    expect((await restoreAt(twinEngine, bare, meta, tick)).hash()).toBe(hash);
  });

  test('never goes on before a snapshot, and trusts none that the log contradicts', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    await pass(host, 5000);
    const [row] = await store.listExercises();
    // Written, but the kill came before the tick was noted.
    const ahead = await restoreAt(twinEngine, store, meta, 40);
    const saved = { seq: 1, tick: 40, hash: ahead.hash(), bytes: ahead.save() };
    await store.saveSnapshot('x', row!.epoch, saved);
    const after = await reopen();
    expect((await after.state()).clock.tick).toBe(40);
    await after.submit(RESCUE, 1, hold);
    // A snapshot of a history in which that order was not given.
    const other = twinEngine.create(meta.seed);
    other.submit(INSTRUCTOR, { type: 'start' });
    other.advance(50);
    const epoch = (await store.listExercises())[0]!.epoch;
    const stray = { seq: 1, tick: 50, hash: other.hash(), bytes: other.save() };
    await store.saveSnapshot('x', epoch, stray);
    const again = await restoreAt(twinEngine, store, meta, 60);
    expect(again.view('truth').orders).toHaveLength(1);
  });

  test('refuses a log of another engine', async () => {
    const [row] = await store.listExercises();
    const engine = { ...twinEngine, fingerprint: 'twin:2' };
    const publish = () => undefined;
    await expect(
      openHost({ row: row!, engine, store, publish, nowMs: () => nowMs }),
    ).rejects.toThrow(/was recorded under twin:1/);
  });
});

describe('frames', () => {
  test('fit on each other, and on the key frame that a page got', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    await pass(host, 1000);
    await host.join('t', 'rescue', 0);
    const joined = said.find((p) => p.kind === 'joined')!;
    const key = joined.frames[0]!;
    if (key.kind !== 'key') throw new Error('expected a key frame');
    let { view, n }: { view: unknown; n: number } = key;
    const from = said.length;
    await host.submit(RESCUE, 1, hold);
    await pass(host, 3000);
    await settle();
    for (const p of said.slice(from)) {
      if (p.kind !== 'frame' || p.frame.kind !== 'delta') continue;
      expect(p.frame.base).toBe(n);
      view = patch(view, p.frame.patch);
      n = p.frame.n;
    }
    const { tick } = view as { tick: number };
    expect(tick).toBeGreaterThan(1);
    const again = await restoreAt(twinEngine, store, meta, tick);
    expect(view).toEqual(again.view('rescue'));
  });

  test('leave at 4 to 5 Hz while time runs and once a second while it stands', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    await host.pace({ type: 'speed', speed: 30 });
    await host.join('t', 'rescue', 0);
    const count = async (ms: number) => {
      const from = said.length;
      await pass(host, ms);
      return said.slice(from).filter((p) => p.kind === 'frame').length;
    };
    expect(await count(10_000)).toBeGreaterThanOrEqual(39);
    expect(await count(10_000)).toBeLessThanOrEqual(50);
    await host.pace({ type: 'pause' });
    expect(await count(10_000)).toBeLessThanOrEqual(11);
  });

  test('nobody watches, nothing is projected', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    await host.join('t', 'rescue', 0);
    await host.unwatch('rescue');
    const from = said.length;
    await pass(host, 2000);
    expect(said.slice(from).filter((p) => p.kind === 'frame')).toEqual([]);
  });
});
