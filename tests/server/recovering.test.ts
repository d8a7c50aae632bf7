import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { CreatedAnswer, ExercisesAnswer } from '../../engine/protocol/http.ts';
import { Browser, until } from './support/browser.ts';
import { ChildServer } from './support/child-server.ts';

const SLOW = new URL('./support/slow-twin.ts', import.meta.url).href;
const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const c of cleanups.splice(0).reverse()) await c();
});

async function serve(dir: string, engineModule?: string): Promise<ChildServer> {
  const server = await ChildServer.start(dir, engineModule === undefined ? {} : { engineModule });
  cleanups.push(() => server.end('SIGKILL'));
  return server;
}

async function create(base: string): Promise<{ browser: Browser; id: string }> {
  const browser = new Browser(base);
  const made = await browser.post<CreatedAnswer>('/api/exercises', { scenarioId: 'twin' });
  return { browser, id: made.body.id };
}

/** The same browser, its cookies with it, at the address of the server that was started again. */
function after(browser: Browser, base: string): Browser {
  const again = new Browser(base);
  for (const [name, value] of browser.cookies) again.cookies.set(name, value);
  return again;
}

test('a server that starts again answers at once; what ran comes first, the rest when asked for', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'sandtable-recovering-'));
  cleanups.push(() => rm(dir, { recursive: true, force: true }));
  const first = await serve(dir);
  const ran = await create(first.base);
  const stood = await create(first.base);
  const desk = await ran.browser.connect('desk');
  expect(await desk.command(1, { type: 'start' })).toMatchObject({ ok: true });
  desk.close();
  await first.end('SIGKILL');

  const { base } = await serve(dir, SLOW);
  // The ground takes a second to load here, and another one in the exercise's thread.
  let listed: ExercisesAnswer['exercises'] = [];
  const list = async () => {
    listed = (await new Browser(base).get<ExercisesAnswer>('/api/exercises')).body.exercises;
    return new Map(listed.map((e) => [e.id, e.recovering]));
  };
  const begin = Date.now();
  expect((await new Browser(base).get('/api/health')).status).toBe(200);
  expect(Date.now() - begin).toBeLessThan(800);
  expect(await list()).toEqual(
    new Map([
      [ran.id, true],
      [stood.id, true],
    ]),
  );
  const page = after(ran.browser, base).open('desk');
  await until(() => page.clock !== null, 'the clock of an exercise that is still loaded');
  expect(page.hello).toBeNull();
  expect(page.clock).toMatchObject({ phase: 'running', paused: true, reason: 'recovered' });
  await until(() => page.hello !== null && page.view !== null, 'the exercise');
  expect((await list()).get(ran.id)).toBe(false);
  expect((await list()).get(stood.id)).toBe(true);
  const other = await after(stood.browser, base).connect('desk');
  expect(other.clock).not.toBeNull();
  expect((await list()).get(stood.id)).toBe(false);
  for (const p of [page, other]) p.close();
}, 20_000);
