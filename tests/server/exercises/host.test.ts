import { beforeEach, describe, expect, test } from 'vitest';
import { unpack } from '../../../engine/protocol/columns.ts';
import type { ExerciseHost } from '../../../server/exercises/host.ts';
import { openHost } from '../../../server/exercises/open-host.ts';
import { restoreAt } from '../../../server/exercises/restore.ts';
import { HostRoom, INSTRUCTOR, RESCUE, hold, meta, settle } from '../support/host-room.ts';
import { twinEngine } from '../support/twin-engine.ts';

let room: HostRoom;
let host: ExerciseHost;
beforeEach(async () => {
  room = new HostRoom();
  host = await room.open();
});

const lastClock = () => room.said.findLast((p) => p.kind === 'clock')!.clock;

describe('mailbox', () => {
  test('numbers commands in the order in which they come and stamps the tick', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    await room.pass(host, 10_000);
    const answers = await Promise.all([
      host.submit(RESCUE, 1, hold),
      host.submit({ kind: 'seat', seatId: 'commander' }, 1, hold),
      host.submit(RESCUE, 2, hold),
    ]);
    expect(answers).toEqual([2, 3, 4].map((seq) => ({ ok: true, seq, tick: 10 })));
    const log = await room.store.loadLog('x', 1);
    expect(log.map((r) => (r.kind === 'command' ? r.stamped.clientSeq : null))).toEqual([1, 1, 2]);
  });

  test('a resend does nothing twice and gets the first answer, also while it is under way', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    room.store.hold();
    const first = host.submit(RESCUE, 7, hold);
    const again = host.submit(RESCUE, 7, hold);
    room.store.open();
    expect(await again).toEqual(await first);
    expect(await host.submit(RESCUE, 7, hold)).toEqual(await first);
    expect(await room.store.loadLog('x', 0)).toHaveLength(2);
  });

  test('an older number, or the same one for something else, is a duplicate', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    await host.submit(RESCUE, 7, hold);
    const stale = await host.submit(RESCUE, 6, hold);
    expect(stale).toMatchObject({ ok: false, rejection: { code: 'duplicate' } });
    const other = await host.submit(RESCUE, 7, { type: 'hold', unitId: 'u2' });
    expect(other).toMatchObject({ ok: false, rejection: { code: 'duplicate' } });
    expect(await room.store.loadLog('x', 0)).toHaveLength(2);
  });

  test('a refusal without a trace is not logged; a refused order is, and is answered as refused', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    const to = { e: 0, n: 0 };
    const gone = await host.submit(RESCUE, 1, { type: 'move', unitId: 'none', to });
    expect(gone).toMatchObject({ ok: false, rejection: { code: 'unknownUnit' } });
    expect(await room.store.loadLog('x', 0)).toHaveLength(1);
    const busy = await host.submit(RESCUE, 2, { type: 'move', unitId: 'busy', to });
    expect(busy).toMatchObject({ ok: false, rejection: { code: 'unitBusy' } });
    expect((await room.store.loadLog('x', 1))[0]).toMatchObject({ accepted: false });
  });

  test('nothing is acknowledged or shown before it is durable', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    await host.join('t', 'rescue', 0);
    room.store.hold();
    let answered = false;
    void host.submit(RESCUE, 1, hold).then(() => (answered = true));
    const before = room.said.length;
    await room.pass(host, 1000);
    await settle();
    expect(answered).toBe(false);
    expect(room.said.slice(before)).toEqual([]);
    room.store.open();
    await settle();
    expect(answered).toBe(true);
    expect(room.said.slice(before).some((p) => p.kind === 'frame')).toBe(true);
  });
});

describe('questions', () => {
  test('are answered from what is durable only', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    room.store.hold();
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
    room.store.open();
    await order;
    expect(await asked.events).toHaveLength(2);
    await settle();
    expect(answered.toSorted()).toEqual(Object.keys(asked).toSorted());
  });

  test('are refused when what they would show was never kept', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    room.store.broken = true;
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
    await room.pass(host, 3000);
    await settle();
    await host.join('t', 'truth', 0);
    room.store.broken = true;
    const lost = await host.submit(RESCUE, 2, hold);
    expect(lost).toMatchObject({ ok: false, rejection: { code: 'storeUnavailable' } });
    expect(lastClock()).toMatchObject({ paused: true, reason: 'store' });
    // Views that wait for their turn are no reason to hurry now.
    expect(host.restMs).toBe(40);
    expect(await host.submit(RESCUE, 3, hold)).toMatchObject({ ok: false });
    expect(await host.pace({ type: 'resume' })).toMatchObject({ ok: false });
    room.store.broken = false;
    await room.pass(host, 2000);
    await settle();
    await room.pass(host, 500);
    expect(lastClock()).toMatchObject({ paused: true, reason: 'recovered' });
    const keys = room.said.flatMap((p) =>
      p.kind === 'frame' && p.frame.kind === 'key' ? p.frame : [],
    );
    expect(unpack(keys.at(-1)!.view).orders).toHaveLength(1);
    expect(await host.submit(RESCUE, 2, hold)).toMatchObject({ ok: true });
    expect(await host.pace({ type: 'resume' })).toEqual({ ok: true });
    const { tick, hash } = await host.hash();
    expect((await restoreAt(twinEngine, room.store, meta, tick)).hash()).toBe(hash);
  });

  test('is told of once and tried ever less often; a dead one, whose reads fail too, as well', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    await host.pace({ type: 'speed', speed: 60 });
    let reads: number[] = [];
    const dead = () => Promise.reject(new Error('the channel is closed'));
    room.store.append = room.store.progress = room.store.saveSnapshot = dead;
    room.store.loadLog = () => {
      reads.push(room.nowMs);
      return dead();
    };
    await room.pass(host, 2000);
    expect(lastClock()).toMatchObject({ paused: true, reason: 'store' });
    reads = [];
    await room.pass(host, 200_000);
    const waits = reads.slice(1).map((at, i) => Math.round((at - reads[i]!) / 1000));
    expect(waits).toEqual([4, 8, 16, 32, 60, 60]);
    expect(room.said.filter((p) => p.kind === 'trouble')).toHaveLength(1);
  });

  test('a host whose exercise was claimed by another stops for good', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    const other = await room.open();
    expect(await host.submit(RESCUE, 1, hold)).toMatchObject({ ok: false });
    await room.pass(host, 5000);
    await settle();
    expect(await host.submit(RESCUE, 1, hold)).toMatchObject({ ok: false });
    expect(await other.submit(RESCUE, 1, hold)).toMatchObject({ ok: true });
  });
});

describe('a branch', () => {
  test('says that it goes on from another exercise, and once it was lost that it has recovered', async () => {
    const other = new HostRoom();
    const start = { type: 'start' } as const;
    await other.store.createExercise(
      { ...meta, parent: { id: 'first', tick: 0 } },
      [
        {
          kind: 'command',
          seq: 1,
          tick: 0,
          wallMs: 0,
          stamped: { seq: 1, tick: 0, actor: INSTRUCTOR, clientSeq: null, command: start },
          accepted: true,
        },
      ],
      { tick: 0, phase: 'running' },
    );
    const founded = await (await other.open()).state();
    expect(founded.clock).toMatchObject({ paused: true, reason: 'branched' });
    const again = await (await other.open()).state();
    expect(again.clock).toMatchObject({ paused: true, reason: 'recovered' });
  });
});

describe('recovery', () => {
  test('comes back paused, with every order, at the tick it had reached, with its speed', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    await host.pace({ type: 'speed', speed: 60 });
    await room.pass(host, 5000);
    await host.submit(RESCUE, 3, hold);
    await room.pass(host, 2000);
    await settle();
    const before = await host.hash();
    const after = await room.open();
    const state = await after.state();
    expect(state.clock).toMatchObject({ paused: true, reason: 'recovered', speed: 60 });
    // The mark is written once a second, so that up to a second of wall time runs again.
    expect(before.tick - state.clock.tick).toBeLessThanOrEqual(60);
    await after.pace({ type: 'jump', ticks: before.tick - state.clock.tick });
    await room.pass(after, 100);
    expect(await after.hash()).toEqual(before);
    expect(await after.lastClientSeq(RESCUE)).toBe(3);
    expect(await after.submit(RESCUE, 3, hold)).toMatchObject({ ok: true, seq: 3 });
  });

  test('from a snapshot and the log after it, and from the log alone: the same', async () => {
    host = await room.open({ commands: 3, ticks: 100, minWallMs: 0 });
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    for (let i = 1; i <= 20; i++) {
      await host.submit(RESCUE, i, hold);
      await room.pass(host, 3000);
      await settle();
    }
    const { tick, hash } = await host.hash();
    expect(await room.store.snapshotAt('x', tick)).not.toBeNull();
    expect((await restoreAt(twinEngine, room.store, meta, tick)).hash()).toBe(hash);
    const bare = {
      loadLog: room.store.loadLog.bind(room.store),
      snapshotAt: () => Promise.resolve(null),
    };
    expect((await restoreAt(twinEngine, bare, meta, tick)).hash()).toBe(hash);
  });

  test('never goes on before a snapshot, and trusts none that the log contradicts', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    await room.pass(host, 5000);
    const [row] = await room.store.listExercises();
    // Written, but the kill came before the tick was noted.
    const ahead = await restoreAt(twinEngine, room.store, meta, 40);
    const saved = { seq: 1, tick: 40, hash: ahead.hash(), bytes: ahead.save() };
    await room.store.saveSnapshot('x', row!.epoch, saved);
    const after = await room.open();
    expect((await after.state()).clock.tick).toBe(40);
    await after.submit(RESCUE, 1, hold);
    // A snapshot of a history in which that order was not given.
    const other = twinEngine.create(meta.seed);
    other.submit(INSTRUCTOR, { type: 'start' });
    other.advance(50);
    const epoch = (await room.store.listExercises())[0]!.epoch;
    const stray = { seq: 1, tick: 50, hash: other.hash(), bytes: other.save() };
    await room.store.saveSnapshot('x', epoch, stray);
    const again = await restoreAt(twinEngine, room.store, meta, 60);
    expect(again.view('truth').orders).toHaveLength(1);
  });

  test('refuses a log of another engine', async () => {
    const [row] = await room.store.listExercises();
    const engine = { ...twinEngine, fingerprint: 'twin:2' };
    const publish = () => undefined;
    await expect(
      openHost({ row: row!, engine, store: room.store, publish, nowMs: () => room.nowMs }),
    ).rejects.toThrow(/was recorded under twin:1/);
  });
});
