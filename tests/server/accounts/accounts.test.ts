import { expect, test } from 'vitest';
import { Accounts, FREE_FAILURES, LOCKED_MS } from '../../../server/accounts/accounts.ts';
import {
  csvCell,
  forgetParticipants,
  participantsCsv,
} from '../../../server/accounts/participants.ts';
import type { Sessions } from '../../../server/auth/sessions.ts';
import { evaluationOwner } from '../../../server/evaluations/book.ts';
import { MemoryStore } from '../../../server/store/memory.ts';

const HOUR = 3600_000;

async function opened() {
  const store = new MemoryStore();
  const accounts = await Accounts.open(store);
  await accounts.add('李', 'admin', 'password-1', 0);
  return { store, accounts };
}

test('after five wrong passwords not even the right one is looked at, for five minutes', async () => {
  const { accounts } = await opened();
  for (let i = 1; i <= FREE_FAILURES; i++)
    expect(await accounts.login('李', 'wrong-one', i)).toMatchObject({
      error: { kind: 'wrong', lockedNow: i === FREE_FAILURES },
    });
  expect(await accounts.login('李', 'password-1', 10)).toMatchObject({
    error: { kind: 'locked', retryAfterS: LOCKED_MS / 1000 },
  });
  const later = await accounts.login('李', 'password-1', 10 + LOCKED_MS);
  expect(later.ok).toBe(true);
}, 30_000);

test('a name without an account is locked out like one that has', async () => {
  const { accounts } = await opened();
  for (let i = 0; i < FREE_FAILURES; i++) await accounts.login('nobody', 'wrong-one', 0);
  expect(await accounts.login('nobody', 'wrong-one', 1)).toMatchObject({
    error: { kind: 'locked' },
  });
  // Others are not held up by it.
  expect((await accounts.login('李', 'password-1', 1)).ok).toBe(true);
}, 30_000);

test('a login ends after twelve hours, with the account, and with a new password', async () => {
  const { store, accounts } = await opened();
  await accounts.add('王', 'instructor', 'password-2', 0);
  const login = async () => {
    const done = await accounts.login('王', 'password-2', 0);
    if (!done.ok) throw new Error('no login');
    return done.value.token;
  };
  const token = await login();
  expect(accounts.find(token, 11 * HOUR)).toEqual({ name: '王', role: 'instructor' });
  expect(accounts.find(token, 13 * HOUR)).toBeNull();
  expect(accounts.find('x', 0)).toBeNull();
  // A restart keeps it.
  expect((await Accounts.open(store)).find(token, HOUR)?.name).toBe('王');
  await accounts.setPassword('王', 'password-3');
  expect(accounts.find(token, HOUR)).toBeNull();
  await accounts.setPassword('王', 'password-2');
  const second = await login();
  expect((await accounts.remove('王')).ok).toBe(true);
  expect(accounts.find(second, HOUR)).toBeNull();
}, 30_000);

test('the last administrator stays as long as there are others', async () => {
  const { accounts } = await opened();
  await accounts.add('王', 'instructor', 'password-2', 0);
  expect(await accounts.add('王', 'admin', 'password-9', 0)).toMatchObject({ error: 'taken' });
  expect(await accounts.remove('李')).toMatchObject({ error: 'lastAdmin' });
  await accounts.remove('王');
  expect((await accounts.remove('李')).ok).toBe(true);
  expect(accounts.on).toBe(false);
});

test('names that are forgotten go from what was written about the exercise too', async () => {
  const store = new MemoryStore();
  const people = ['=王五', '王五六', 'Li Na', '王'];
  const kept = people.map((person, i) => ({ tokenHash: String(i), person }));
  const sessions = {
    players: () => kept,
    change: (hash: string, { person }: { person: string }) => {
      kept[Number(hash)] = { tokenHash: hash, person };
      return Promise.resolve({ ok: true });
    },
  } as unknown as Sessions;
  const text = '=王五和王五六没有核对；Li Na asked Li Nash；王先生到场';
  const write = (owner: string, body: object) =>
    store.addNote(owner, { wallMs: 1, kind: 'x', body });
  await write(evaluationOwner('x'), { kind: 'note', text, best: ['王五六'], tick: 3 });
  await write('x', { kind: 'answered', analysis: 'Li Na', decision: '撤' });
  await write('y', { analysis: 'Li Na' });
  expect(await forgetParticipants('x', sessions, store)).toBe(4);
  const bodies = async (owner: string) => (await store.loadNotes(owner, 0)).map((n) => n.body);
  expect(await bodies(evaluationOwner('x'))).toEqual([
    {
      kind: 'note',
      text: '参演人员 1和参演人员 2没有核对；参演人员 3 asked Li Nash；王先生到场',
      best: ['参演人员 2'],
      tick: 3,
    },
  ]);
  expect(await bodies('x')).toEqual([{ kind: 'answered', analysis: '参演人员 3', decision: '撤' }]);
  expect(await bodies('y')).toEqual([{ analysis: 'Li Na' }]);
  expect(kept.map((k) => k.person)).toEqual([1, 2, 3, 4].map((n) => `参演人员 ${n}`));
});

test('a csv cell is never a formula, and quotes are doubled', () => {
  expect(csvCell('=HYPERLINK("x")')).toBe('"\'=HYPERLINK(""x"")"');
  expect([csvCell('+1'), csvCell('-1'), csvCell('@x'), csvCell('a,b')]).toEqual([
    '"\'+1"',
    '"\'-1"',
    '"\'@x"',
    '"a,b"',
  ]);
  const csv = participantsCsv({
    exerciseId: 'x',
    participants: [
      {
        person: '王',
        seatId: 'rescue',
        joinedMs: 0,
        briefingRead: true,
        answers: [{ questionId: 'q', wallMs: 1000, analysis: '两行\n字', decision: '撤' }],
      },
    ],
  });
  expect(csv.startsWith('\uFEFF"person","seat"')).toBe(true);
  expect(csv).toContain('"王","rescue","1970-01-01T00:00:00.000Z","true","q"');
});
