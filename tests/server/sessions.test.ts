import { beforeEach, expect, test } from 'vitest';
import { IDLE_KEPT, Sessions } from '../../server/auth/sessions.ts';
import type { Session } from '../../server/auth/sessions.ts';
import { MemoryStore } from '../../server/store/memory.ts';

const HOUR_MS = 3600_000;
let store: MemoryStore;
let sessions: Sessions;
let now = 1_000_000;
beforeEach(() => {
  store = new MemoryStore();
  sessions = new Sessions(store, []);
});

async function join(
  set: Partial<Pick<Session, 'exerciseId' | 'seatId' | 'kind'>> = {},
): Promise<string> {
  const made = await sessions.create({
    kind: 'seat',
    exerciseId: 'x',
    person: 'p',
    seatId: null,
    briefingRead: false,
    createdMs: now,
    ...set,
  });
  if (!made.ok) throw new Error(made.error.message);
  return made.value.session.tokenHash;
}
const kept = async () => (await store.listSessions()).map((s) => s.tokenHash);

test('joining without end leaves a bounded number of sessions, the newest', async () => {
  const seated = await join({ seatId: 'rescue' });
  const elsewhere = await join({ exerciseId: 'y' });
  const desk = await join({ kind: 'desk' });
  const connected = await join();
  sessions.inUse = (hash) => hash === connected;
  let last = '';
  for (let i = 0; i < IDLE_KEPT + 50; i++) last = await join();
  const left = await kept();
  expect(left).toHaveLength(IDLE_KEPT + 4);
  expect(left).toEqual(expect.arrayContaining([seated, elsewhere, desk, connected, last]));
  expect(sessions.inSeat('x', 'rescue')?.tokenHash).toBe(seated);
});

test('who took no seat for an hour and is gone is forgotten; the others stay', async () => {
  const gone = await join();
  const seated = await join({ seatId: 'rescue' });
  const connected = await join();
  const desk = await join({ kind: 'desk' });
  sessions.inUse = (hash) => hash === connected;
  now += HOUR_MS + 1;
  const fresh = await join();
  expect((await kept()).toSorted()).toEqual([seated, connected, desk, fresh].toSorted());
  expect(sessions.byHash(gone)).toBeNull();
  expect(await sessions.change(gone, { seatId: 'rescue' })).toMatchObject({ ok: false });
});
