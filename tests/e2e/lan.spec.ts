import { networkInterfaces } from 'node:os';
import { expect, test } from './support/fixtures.ts';
import type { Watched } from './support/fixtures.ts';
import { Instructor } from './support/instructor.ts';
import { contrastOf } from './support/pixels.ts';
import { Player } from './support/player.ts';

/** An address under which other machines see this one; without any this test cannot say a thing. */
function lanAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const found = all.find((a) => a.family === 'IPv4' && !a.internal);
  if (found === undefined) throw new Error('this machine has no address but the loopback');
  return found.address;
}

function expectInside(watched: Watched, host: string): void {
  const outside = watched.requests.filter(
    (url) => !/^(data|blob):/.test(url) && new URL(url).host !== host,
  );
  expect(outside).toEqual([]);
  expect(watched.complaints).toEqual([]);
}

test('everything works through an address of the LAN, and nothing leaves it', async ({ room }) => {
  const host = `${lanAddress()}:${room.server.port}`;
  const base = `http://${host}`;
  const deskPage = await room.open('instructor');
  const seatPage = await room.open('rescue');

  await test.step('the printed host key creates an exercise from there', async () => {
    const headers = { 'x-host-key': room.server.hostKey };
    const refused = await deskPage.page.request.post(`${base}/api/exercises`, {
      data: { scenarioId: 'wushan-forest-fire' },
    });
    expect(refused.ok()).toBe(false);
    const made = await deskPage.page.request.post(`${base}/api/exercises`, {
      headers,
      data: { scenarioId: 'wushan-forest-fire', seed: '11' },
    });
    const { id, instructorKey } = (await made.json()) as { id: string; instructorKey: string };
    await deskPage.page.goto(`${base}/desk#${id}.${instructorKey}`);
    await expect(deskPage.page).toHaveURL(`${base}/desk`);
  });

  const desk = new Instructor(deskPage.page);
  const seat = new Player(seatPage.page);
  await test.step('a player joins by the link that the lobby shows', async () => {
    await desk.page.getByRole('button', { name: '席位与加入码' }).click();
    const link = await desk.joinLink;
    expect(new URL(link).host).toBe(host);
    await seat.joinByLink(link, '张三');
    await seat.sit('rescue');
    await desk.start();
    await seat.atSeat();
  });

  await test.step('the map and the terrain show a picture', async () => {
    expect(await contrastOf(seat.map)).toBeGreaterThan(10);
    await seat.page.getByRole('radio', { name: '三维' }).click();
    const terrain = seat.page.locator('.st-canvas canvas').first();
    await expect(terrain).toBeVisible();
    await expect.poll(() => contrastOf(terrain), { timeout: 60_000 }).toBeGreaterThan(10);
  });

  await test.step('the fonts of the page are its own', async () => {
    const failed = await seat.page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].filter((f) => f.status === 'error').map((f) => f.family);
    });
    expect(failed).toEqual([]);
  });

  expectInside(deskPage, host);
  expectInside(seatPage, host);
});
