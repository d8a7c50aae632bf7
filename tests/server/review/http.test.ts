import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EvaluatorAccessAnswer } from '../../../engine/protocol/evaluation.ts';
import type { RetestAnswer, RetestChoicesAnswer } from '../../../engine/protocol/http.ts';
import { REPORT_TABLES } from '../../../engine/review/types.ts';
import { Browser } from '../support/browser.ts';
import { openRoom, startTwinServer } from '../support/twin-in-process.ts';
import type { TwinServer } from '../support/twin-in-process.ts';

let server: TwinServer;
beforeAll(async () => {
  server = await startTwinServer();
});
afterAll(() => server.close());

class Elsewhere extends Browser {
  override fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-for', '192.168.1.20');
    return super.fetch(path, { ...init, headers });
  }
}

const FILES = [
  'report.html',
  'report.docx',
  'report.json',
  'map.geojson',
  'retests',
  ...REPORT_TABLES.map((t) => `${t}.csv`),
];

test('instructor and evaluator get every file; a player none, even after the end', async () => {
  const { created, instructor, desk } = await openRoom(server.base);
  const issued = await instructor.post<EvaluatorAccessAnswer>(
    `/api/exercises/${created.id}/evaluators`,
    { packId: 'drill-guide' },
  );
  const evaluator = new Elsewhere(server.base);
  await evaluator.post('/api/evaluator', { code: issued.body.code, name: '赵' });
  const player = new Elsewhere(server.base);
  const page = await player.sit(created.code, '甲', 'rescue');
  await desk.command(1, { type: 'start' });
  await desk.command(2, { type: 'end' });
  for (const file of FILES) {
    const path = `/api/review/${created.id}/${file}`;
    for (const who of [instructor, evaluator])
      expect([file, (await who.fetch(path)).status]).toEqual([file, 200]);
    expect([file, (await player.fetch(path)).status]).toEqual([file, 404]);
    expect((await new Elsewhere(server.base).fetch(path)).status).toBe(404);
  }
  const html = await instructor.fetch(`/api/review/${created.id}/report.html?lang=en`);
  expect(html.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(html.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect((await html.text()).includes('<html lang="en">')).toBe(true);
  const csv = await instructor.fetch(`/api/review/${created.id}/timeline.csv`);
  expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w-]+\.csv"$/);
  page.close();
  desk.close();
});

test('a re-test is compared with exercises of the same scenario, and of nobody else’s', async () => {
  const first = await openRoom(server.base, '1');
  const second = await openRoom(server.base, '2');
  const foreign = await openRoom(server.base, '3', 'open-twin');
  const path = `/api/review/${second.created.id}`;
  const { exercises } = (await second.instructor.get<RetestChoicesAnswer>(`${path}/retests`)).body;
  const ids = exercises.map((e) => e.id);
  expect(ids).toContain(first.created.id);
  expect(ids).not.toContain(second.created.id);
  expect(ids).not.toContain(foreign.created.id);
  const compared = await second.instructor.get<RetestAnswer>(`${path}/retest/${first.created.id}`);
  expect(compared.body.changes).toEqual([]);
  expect((await second.instructor.get(`${path}/retest/${foreign.created.id}`)).status).toBe(404);
  // From another machine the key of one exercise opens no other.
  const away = new Elsewhere(server.base);
  await away.post('/api/instructor', { id: second.created.id, key: second.created.instructorKey });
  expect((await away.get<RetestChoicesAnswer>(`${path}/retests`)).body.exercises).toEqual([]);
  expect((await away.get(`${path}/retest/${first.created.id}`)).status).toBe(404);
  for (const r of [first, second, foreign]) r.desk.close();
});

test('the plan that a review measures by is the instructor’s to choose, from those that fit', async () => {
  const { created, instructor, desk } = await openRoom(server.base);
  const path = `/api/exercises/${created.id}/plan`;
  const none = { planId: null, plans: [] };
  expect((await instructor.get(path)).body).toEqual(none);
  expect((await instructor.post(path, { planId: null })).body).toEqual(none);
  // There is such a plan, and it is for another scenario.
  expect((await instructor.post(path, { planId: 'wushan-flood' })).status).toBe(404);
  expect((await new Elsewhere(server.base).get(path)).status).toBe(404);
  const withPlan = { scenarioId: 'twin', planId: 'wushan-flood' };
  expect((await instructor.post('/api/exercises', withPlan)).status).toBe(404);
  desk.close();
});
