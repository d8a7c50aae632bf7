import { expect, test } from './support/fixtures.ts';
import { Instructor } from './support/instructor.ts';
import { Player } from './support/player.ts';

/** Each supply truck and where it is sent. */
const TRUCKS = [
  ['物资运输一组', '两坪'],
  ['物资运输二组', '骡坪'],
  ['物资运输三组', '三溪'],
] as const;

/**
 * A power cut in the middle: what was acknowledged is there again, the clock stands, and the
 * browsers come back to their seats without a hand.
 */
test('after kill -9 the exercise is there, paused, with every order', async ({ room }) => {
  const { server } = room;
  const deskPage = await room.open('instructor');
  const seatPage = await room.open('supply');
  const desk = new Instructor(deskPage.page);
  const seat = new Player(seatPage.page);
  const code = await desk.create(server.base, '7');
  await seat.joinByCode(server.base, code, '赵六');
  await seat.sit('supply');
  await desk.start();
  await seat.atSeat();

  for (const [truck, place] of TRUCKS) {
    await seat.tab('队伍').click();
    await seat.row(truck).click();
    await seat.task('move').click();
    await seat.pick('#step-3', place);
    await seat.page.getByRole('button', { name: '用此处' }).click();
    await seat.issue();
  }
  await seat.tab('我的命令').click();
  const orders = seat.page.locator('#table tbody tr');
  await expect(orders).toHaveCount(3);
  const given = await orders.allInnerTexts();
  const before = await desk.time();
  await server.kill('SIGKILL');

  await expect(seat.page.getByTestId('banner-offline')).toBeVisible();
  await expect(seat.page.getByTestId('issue')).toBeDisabled();
  await expect(desk.page.getByTestId('banner-offline')).toBeVisible();

  await server.run();
  for (const { page } of [desk, seat]) {
    await expect(page.getByTestId('banner-paused')).toContainText('服务已恢复', {
      timeout: 60_000,
    });
    await expect(page.getByTestId('link')).toHaveText('已连接');
  }
  expect((await orders.allInnerTexts()).map(number)).toEqual(given.map(number));
  // The last moments before the cut may be simulated again, but never orders already given.
  expect(await desk.time()).toBeGreaterThanOrEqual(before - 60);

  const stands = await desk.time();
  await desk.resume();
  await expect.poll(() => desk.time()).toBeGreaterThan(stands);
  await expect(seat.page.getByTestId('banner-paused')).toBeHidden();
});

/** Number of an order in its row; times and states may have gone on meanwhile. */
const number = (row: string): string => row.split('\t')[0]!.trim();
