import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LogRecord } from '../../engine/protocol/http.ts';
import type { SessionRow } from '../../server/store/side-store.ts';
import type { ExerciseMeta, Snapshot, Store } from '../../server/store/store.ts';

export interface StoreUnderTest {
  readonly store: Store;
  /** Makes the next writes fail as a full disk would; false ends it. */
  breakDown(broken: boolean): void;
  dispose(): Promise<void>;
}

export const exerciseMeta = (id: string): ExerciseMeta => ({
  id,
  code: `C${id}`,
  scenarioId: 's',
  seed: '1',
  fingerprint: 'f',
  instructorKeyHash: 'h',
  createdMs: 1000,
  parent: null,
});

export const record = (seq: number, tick = seq): LogRecord => ({
  kind: 'command',
  seq,
  tick,
  wallMs: 5,
  stamped: {
    seq,
    tick,
    actor: { kind: 'seat', seatId: 'a' },
    clientSeq: seq,
    command: { type: 'move', unitId: '队', to: { e: 0.1 + 0.2, n: -1 / 3 } },
  },
  accepted: true,
});

const session = (tokenHash: string): SessionRow => ({
  tokenHash,
  kind: 'seat',
  exerciseId: 'x',
  person: '王',
  seatId: null,
  briefingRead: false,
  createdMs: 1,
});

const snapshot = (seq: number, tick: number): Snapshot => ({
  seq,
  tick,
  hash: `h${tick}`,
  bytes: Uint8Array.from({ length: 5000 }, (_, i) => (i * tick) & 255),
});

const standby = { tick: 0, phase: 'standby' } as const;

/** What every store promises; run over the embedded one and over its twin. */
export function storeContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`store: ${name}`, () => {
    let t: StoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      t = await open();
      store = t.store;
      expect(await store.createExercise(exerciseMeta('x'), [], standby)).toEqual({
        ok: true,
        value: null,
      });
    });
    afterEach(() => t.dispose());

    test('gives back what it was given', async () => {
      const parent = { id: 'x', tick: 9 };
      await store.createExercise(
        { ...exerciseMeta('y'), createdMs: 2000, parent },
        [record(1)],
        standby,
      );
      const rows = await store.listExercises();
      expect(rows.map((r) => r.id)).toEqual(['y', 'x']);
      expect(rows[0]).toEqual({
        ...exerciseMeta('y'),
        createdMs: 2000,
        parent,
        tick: 0,
        phase: 'standby',
        epoch: 0,
      });
      expect(await store.loadLog('y', 0)).toEqual([record(1)]);
    });

    test('keeps the log in order and notes how far the exercise has come', async () => {
      const epoch = await store.claim('x');
      const running = { tick: 7, phase: 'running' } as const;
      expect((await store.append('x', epoch, [record(1), record(2)], running)).ok).toBe(true);
      expect((await store.append('x', epoch, [record(3)], running)).ok).toBe(true);
      expect((await store.progress('x', epoch, { tick: 70, phase: 'running' })).ok).toBe(true);
      expect(await store.loadLog('x', 1)).toEqual([record(2), record(3)]);
      expect((await store.listExercises())[0]).toMatchObject({ tick: 70, phase: 'running' });
    });

    test('takes nothing from an owner of an earlier epoch', async () => {
      const first = await store.claim('x');
      const second = await store.claim('x');
      expect(second).toBe(first + 1);
      const late = await store.append('x', first, [record(1)], standby);
      expect(late).toMatchObject({ ok: false, error: { kind: 'stale' } });
      expect(await store.progress('x', first, standby)).toMatchObject({ ok: false });
      expect(await store.saveSnapshot('x', first, snapshot(0, 0))).toMatchObject({ ok: false });
      expect(await store.loadLog('x', 0)).toEqual([]);
      expect(await store.snapshotAt('x', 100)).toBeNull();
      expect((await store.append('x', second, [record(1)], standby)).ok).toBe(true);
    });

    test('refuses a batch with a gap, whole, and goes on', async () => {
      const epoch = await store.claim('x');
      const neighbour = store.append('x', epoch, [record(1)], standby);
      await expect(store.append('x', epoch, [record(2), record(4)], standby)).rejects.toThrow(
        /gap in the log/,
      );
      expect((await neighbour).ok).toBe(true);
      expect(await store.loadLog('x', 0)).toEqual([record(1)]);
      expect((await store.append('x', epoch, [record(2)], standby)).ok).toBe(true);
    });

    test('many writes at once all arrive', async () => {
      const epoch = await store.claim('x');
      const all = await Promise.all(
        Array.from({ length: 100 }, (_, i) => store.append('x', epoch, [record(i + 1)], standby)),
      );
      expect(all.every((r) => r.ok)).toBe(true);
      expect((await store.loadLog('x', 0)).map((r) => r.seq)).toEqual(
        Array.from({ length: 100 }, (_, i) => i + 1),
      );
    });

    test('finds the last snapshot before a tick', async () => {
      const epoch = await store.claim('x');
      for (const s of [snapshot(1, 10), snapshot(2, 20), snapshot(2, 30)])
        expect((await store.saveSnapshot('x', epoch, s)).ok).toBe(true);
      expect(await store.snapshotAt('x', 5)).toBeNull();
      const found = await store.snapshotAt('x', 25);
      expect(found).toMatchObject({ seq: 2, tick: 20, hash: 'h20' });
      expect([...found!.bytes]).toEqual([...snapshot(2, 20).bytes]);
      expect((await store.snapshotAt('x', 1e9))!.tick).toBe(30);
    });

    test('keeps, changes and forgets sessions', async () => {
      await store.saveSession(session('t1'));
      await store.saveSession({ ...session('t1'), seatId: 'a', briefingRead: true });
      await store.saveSession(session('t2'));
      await store.deleteSession('t2');
      expect(await store.listSessions()).toEqual([
        { ...session('t1'), seatId: 'a', briefingRead: true },
      ]);
    });

    test('a write that fails keeps nothing, and says so', async () => {
      const epoch = await store.claim('x');
      expect((await store.append('x', epoch, [record(1)], standby)).ok).toBe(true);
      t.breakDown(true);
      const big = { ...record(2), wallMs: 0 };
      const refused = await store.append(
        'x',
        epoch,
        Array.from({ length: 400 }, (_, i) => ({ ...big, seq: i + 2 })),
        { tick: 99, phase: 'ended' },
      );
      expect(refused).toMatchObject({ ok: false, error: { kind: 'unavailable' } });
      expect(await store.loadLog('x', 0)).toEqual([record(1)]);
      expect((await store.listExercises())[0]).toMatchObject(standby);
      t.breakDown(false);
      expect((await store.append('x', epoch, [record(2)], standby)).ok).toBe(true);
    });
  });
}
