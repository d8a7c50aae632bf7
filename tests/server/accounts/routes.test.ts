import { afterEach, beforeEach, expect, test } from 'vitest';
import type {
  AccountAnswer,
  AccountsAnswer,
  AuditAnswer,
  ParticipantsAnswer,
} from '../../../engine/protocol/accounts.ts';
import type { CreatedAnswer, LogAnswer, MeAnswer } from '../../../engine/protocol/http.ts';
import { Browser } from '../support/browser.ts';
import { openRoom, startTwinServer } from '../support/twin-in-process.ts';
import type { TwinServer } from '../support/twin-in-process.ts';

let server: TwinServer;
beforeEach(async () => {
  server = await startTwinServer();
});
afterEach(() => server.close());

const FIRST = { name: '李导调', password: 'a long password' };
const remote = { headers: { 'x-forwarded-for': '10.0.0.9' } };

async function withAdmin() {
  const admin = new Browser(server.base);
  const made = await admin.post<AccountAnswer>('/api/account/first', FIRST);
  expect(made.body).toMatchObject({ on: true, me: { name: FIRST.name, role: 'admin' } });
  return admin;
}

test('without accounts nothing asks for one; the first is made at the machine, once', async () => {
  const host = new Browser(server.base);
  expect((await host.get<AccountAnswer>('/api/account')).body).toEqual({
    on: false,
    me: null,
    mayFound: true,
  });
  const room = await openRoom(server.base);
  room.desk.close();
  const from = await host.fetch('/api/account/first', {
    method: 'POST',
    body: JSON.stringify(FIRST),
    headers: { ...remote.headers, 'content-type': 'application/json' },
  });
  expect(from.status).toBe(404);
  const short = await host.post<{ detail: string }>('/api/account/first', {
    ...FIRST,
    password: 'short',
  });
  expect(short.body.detail).toMatch(/^password: /);
  await withAdmin();
  expect((await host.post('/api/account/first', { ...FIRST, name: 'x' })).status).toBe(404);
});

test('with accounts founding takes one; an evaluator founds nothing; joining still takes the code', async () => {
  const admin = await withAdmin();
  const nobody = new Browser(server.base);
  expect((await nobody.post('/api/exercises', { scenarioId: 'twin' })).status).toBe(403);
  expect((await nobody.get('/api/exercises')).status).toBe(404);
  for (const role of ['instructor', 'evaluator'])
    await admin.post('/api/accounts', { name: role, role, password: 'password-1' });
  const login = async (name: string) => {
    const b = new Browser(server.base);
    await b.post('/api/account/login', { name, password: 'password-1' });
    return b;
  };
  const evaluator = await login('evaluator');
  expect((await evaluator.post('/api/exercises', { scenarioId: 'twin' })).status).toBe(403);
  expect((await evaluator.get('/api/accounts')).status).toBe(404);
  const instructor = await login('instructor');
  const made = await instructor.post<CreatedAnswer>('/api/exercises', { scenarioId: 'twin' });
  expect(made.status).toBe(201);
  // Whoever may create comes back to what was created, from any browser; nobody else does.
  const desk = `/api/exercises/${made.body.id}/desk`;
  expect((await nobody.post(desk)).status).toBe(403);
  expect((await evaluator.post(desk)).status).toBe(403);
  const again = await (await login('instructor')).post<MeAnswer>(desk);
  expect(again.body.desk).toMatchObject({ exerciseId: made.body.id, phase: 'standby' });
  expect((await instructor.post('/api/exercises/none/desk')).status).toBe(404);
  expect((await nobody.post('/api/join', { code: made.body.code, person: '王' })).status).toBe(200);
  await instructor.post('/api/account/logout');
  expect((await instructor.post('/api/exercises', { scenarioId: 'twin' })).status).toBe(403);

  const { lines } = (await admin.get<AuditAnswer>('/api/audit')).body;
  const told = lines.map((l) => [l.who, l.what]);
  expect(told).toContainEqual(['instructor', 'exerciseCreated']);
  expect(told).toContainEqual(['host', 'accountAdded']);
  expect(told).toContainEqual(['instructor', 'loggedOut']);
  expect(lines.map((l) => l.seq)).toEqual(lines.map((l) => l.seq).toSorted((a, b) => b - a));
  expect((await instructor.get('/api/audit')).status).toBe(404);
}, 30_000);

test('wrong passwords are refused alike, counted, and told in the audit', async () => {
  const admin = await withAdmin();
  const guesser = new Browser(server.base);
  const guess = (name: string) =>
    guesser.post<{ error: string }>('/api/account/login', { name, password: 'guess-guess' });
  const known = await guess(FIRST.name);
  const unknown = await guess('nobody');
  expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
  for (let i = 0; i < 4; i++) await guess(FIRST.name);
  expect((await guess(FIRST.name)).status).toBe(429);
  const { lines } = (await admin.get<AuditAnswer>('/api/audit')).body;
  expect(lines.filter((l) => l.of === FIRST.name && l.what === 'loginFailed').length).toBe(4);
  expect(lines.filter((l) => l.what === 'lockedOut').map((l) => l.of)).toEqual([FIRST.name]);
  const { accounts } = (await admin.get<AccountsAnswer>('/api/accounts')).body;
  expect(accounts[0]!.lockedUntilMs).not.toBeNull();
}, 30_000);

test('a password is changed by its owner or an administrator, who says his own', async () => {
  const admin = await withAdmin();
  const account = { name: '王', role: 'instructor', password: 'password-1' };
  await admin.post('/api/accounts', account);
  const own = new Browser(server.base);
  const login = (password: string) => own.post('/api/account/login', { name: '王', password });
  await login('password-1');
  const change = (by: Browser, body: object) => by.post('/api/accounts/password', body);
  const to2 = { name: '王', password: 'password-2' };
  expect((await change(own, { ...to2, mine: 'password-0' })).body).toMatchObject({
    error: 'wrongKey',
  });
  const theirs = { name: FIRST.name, password: 'password-2', mine: 'password-1' };
  expect((await change(own, theirs)).status).toBe(404);
  expect((await change(own, { ...to2, mine: 'password-1' })).body).toMatchObject({ me: null });
  expect((await login('password-1')).body).toMatchObject({ error: 'wrongKey' });
  expect((await login('password-2')).status).toBe(200);
  const reset = { name: '王', password: 'password-3', mine: FIRST.password };
  expect((await change(admin, reset)).status).toBe(200);
  expect((await login('password-3')).status).toBe(200);
}, 30_000);

test('names of participants are exported and forgotten; the log replays to the same hash', async () => {
  const room = await openRoom(server.base);
  const { created, instructor, desk } = room;
  const page = await new Browser(server.base).sit(created.code, '=王五', 'rescue');
  await desk.command(1, { type: 'start' });
  await page.command(1, { type: 'hold', unitId: 'u1' });
  const running = await instructor.post(`/api/participants/${created.id}/forget`);
  expect(running.status).toBe(404);
  await desk.command(2, { type: 'end' });
  const before = (await instructor.get<LogAnswer>(`/api/exercises/${created.id}/log`)).body;
  const people = (await instructor.get<ParticipantsAnswer>(`/api/participants/${created.id}`)).body;
  expect(people.participants.map((p) => [p.person, p.seatId])).toEqual([['=王五', 'rescue']]);
  const csv = await (await instructor.fetch(`/api/participants/${created.id}?format=csv`)).text();
  expect(csv).toContain(`"'=王五","rescue"`);
  const stranger = new Browser(server.base);
  expect((await stranger.get(`/api/participants/${created.id}`)).status).toBe(404);

  const forgot = await instructor.post(`/api/participants/${created.id}/forget`);
  expect(forgot.body).toEqual({ forgotten: 1 });
  const after = (await instructor.get<ParticipantsAnswer>(`/api/participants/${created.id}`)).body;
  expect(after.participants[0]!.person).toBe('参演人员 1');
  const again = (await instructor.get<LogAnswer>(`/api/exercises/${created.id}/log`)).body;
  expect(again.hash).toBe(before.hash);
  expect(JSON.stringify(again)).not.toContain('王五');
  page.close();
  desk.close();
});
