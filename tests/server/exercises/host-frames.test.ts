import { beforeEach, describe, expect, test } from 'vitest';
import { unpack } from '../../../engine/protocol/columns.ts';
import { patch } from '../../../engine/protocol/diff.ts';
import type { ExerciseHost } from '../../../server/exercises/host.ts';
import { restoreAt } from '../../../server/exercises/restore.ts';
import { HostRoom, INSTRUCTOR, RESCUE, hold, meta, settle } from '../support/host-room.ts';
import { twinEngine } from '../support/twin-engine.ts';

let room: HostRoom;
let host: ExerciseHost;
beforeEach(async () => {
  room = new HostRoom();
  host = await room.open();
});

describe('frames', () => {
  test('fit on each other, and on the key frame that a page got', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    await room.pass(host, 1000);
    await host.join('t', 'rescue', 0);
    const joined = room.said.find((p) => p.kind === 'joined')!;
    const key = joined.frames[0]!;
    if (key.kind !== 'key') throw new Error('expected a key frame');
    let view: unknown = unpack(key.view);
    let { n } = key;
    const from = room.said.length;
    await host.submit(RESCUE, 1, hold);
    await room.pass(host, 3000);
    await settle();
    for (const p of room.said.slice(from)) {
      if (p.kind !== 'frame' || p.frame.kind !== 'delta') continue;
      expect(p.frame.base).toBe(n);
      view = patch(view, p.frame.patch);
      n = p.frame.n;
    }
    const { tick } = view as { tick: number };
    expect(tick).toBeGreaterThan(1);
    const again = await restoreAt(twinEngine, room.store, meta, tick);
    expect(view).toEqual(again.view('rescue'));
  });

  test('leave at 4 to 5 Hz while time runs and once a second while it stands', async () => {
    await host.submit(INSTRUCTOR, 1, { type: 'start' });
    await host.pace({ type: 'speed', speed: 30 });
    await host.join('t', 'rescue', 0);
    const count = async (ms: number) => {
      const from = room.said.length;
      await room.pass(host, ms);
      return room.said.slice(from).filter((p) => p.kind === 'frame').length;
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
    const from = room.said.length;
    await room.pass(host, 2000);
    expect(room.said.slice(from).filter((p) => p.kind === 'frame')).toEqual([]);
  });
});
