import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountRow, SetRow } from '../../server/store/side-store.ts';
import type { Store } from '../../server/store/store.ts';
import { exerciseMeta } from './store-contract.ts';
import type { StoreUnderTest } from './store-contract.ts';

const set = (id: string, createdMs = 1): SetRow => ({
  id,
  code: `K${id}`,
  scenarioId: 's',
  seed: '7',
  instructorKeyHash: 'h',
  createdMs,
  plan: {
    mode: 'competition',
    blind: 'double',
    assign: 'even',
    groups: [{ number: 1, name: '第一组', exerciseId: 'x' }],
    draw: { seed: 'd', pool: ['s', 't'], window: { fromMs: 1, toMs: 9 }, startMs: 4 },
    chairs: [],
    stopWord: null,
  },
});

const account = (name: string): AccountRow => ({
  name,
  role: 'instructor',
  passwordHash: 'p',
  createdMs: 1,
  failures: 0,
  lockedUntilMs: 0,
});

/** What every store promises about sets, notes and accounts. */
export function sideStoreContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`side store: ${name}`, () => {
    let t: StoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      t = await open();
      store = t.store;
    });
    afterEach(() => t.dispose());

    test('keeps sets, newest first, and the newest state of each', async () => {
      await store.saveSet(set('a', 1));
      await store.saveSet(set('b', 2));
      const started = { ...set('a', 1), instructorKeyHash: 'other' };
      expect((await store.saveSet(started)).ok).toBe(true);
      expect(await store.listSets()).toEqual([set('b', 2), started]);
    });

    test('numbers the notes of each owner from 1, many at once', async () => {
      const body = { text: '答', n: 0.1 + 0.2 };
      const all = Array.from({ length: 30 }, (_, i) =>
        store.addNote(i % 3 === 0 ? 'x' : 'y', { wallMs: i, kind: 'answer', body }),
      );
      expect((await Promise.all(all)).every((r) => r.ok)).toBe(true);
      const x = await store.loadNotes('x', 0);
      expect(x.map((n) => n.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(x.map((n) => n.wallMs)).toEqual([0, 3, 6, 9, 12, 15, 18, 21, 24, 27]);
      expect((await store.loadNotes('y', 19))[0]).toEqual({
        seq: 20,
        wallMs: 29,
        kind: 'answer',
        body,
      });
      expect(await store.loadNotes('nobody', 0)).toEqual([]);
      const other = [
        { seq: 2, body: 'other' },
        { seq: 99, body: 'none' },
      ];
      expect((await store.rewriteNotes('x', other)).ok).toBe(true);
      const after = await store.loadNotes('x', 0);
      expect(after.map((n) => n.body)).toEqual(x.map((n) => (n.seq === 2 ? 'other' : n.body)));
    });

    test('gives an exercise another key', async () => {
      await store.createExercise(exerciseMeta('x'), [], { tick: 0, phase: 'standby' });
      await store.rekeyExercise('x', 'new');
      expect((await store.listExercises())[0]).toMatchObject({ instructorKeyHash: 'new' });
    });

    test('keeps, changes and forgets accounts with their logins', async () => {
      await store.saveAccount(account('李'));
      await store.saveAccount(account('Bo'));
      const login = { tokenHash: 't', account: 'Bo', createdMs: 3 };
      await store.saveLogin(login);
      await store.saveLogin({ ...login, tokenHash: 'u', account: '李' });
      const locked = { ...account('Bo'), failures: 5, lockedUntilMs: 99 };
      await store.saveAccount(locked);
      expect(await store.listAccounts()).toEqual([locked, account('李')]);
      expect((await store.listLogins()).map((l) => l.tokenHash)).toEqual(['t', 'u']);
      await store.deleteAccount('Bo');
      expect((await store.listLogins()).map((l) => l.tokenHash)).toEqual(['u']);
      await store.deleteLogin('u');
      expect(await store.listLogins()).toEqual([]);
      expect((await store.listAccounts()).map((a) => a.name)).toEqual(['李']);
    });

    test('a write that fails keeps nothing, and says so', async () => {
      await store.addNote('x', { wallMs: 1, kind: 'k', body: 1 });
      t.breakDown(true);
      const big = { wallMs: 2, kind: 'k', body: '长'.repeat(40_000) };
      expect(await store.addNote('x', big)).toMatchObject({ error: { kind: 'unavailable' } });
      t.breakDown(false);
      expect((await store.loadNotes('x', 0)).length).toBe(1);
      expect((await store.addNote('x', { ...big, body: 2 })).ok).toBe(true);
      expect((await store.loadNotes('x', 1))[0]!.body).toBe(2);
    });
  });
}
