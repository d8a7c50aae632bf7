import { expect, test } from './support/fixtures.ts';
import type { Room, Watched } from './support/fixtures.ts';
import { Instructor } from './support/instructor.ts';
import { Player } from './support/player.ts';

const INJECT = '演练、演练：电视台记者要求采访转移安置组';

/** The players of the story, each in a browser of their own. */
interface Cast {
  readonly desk: Instructor;
  readonly rescue: Player;
  readonly evacuation: Player;
  readonly commander: Player;
  readonly watched: readonly Watched[];
}

async function gather(room: Room): Promise<Cast> {
  const desk = await room.open('instructor');
  const small = { viewport: { width: 1024, height: 768 } };
  const rescue = await room.open('rescue', small);
  const evacuation = await room.open('evacuation', small);
  const commander = await room.open('commander', small);
  return {
    desk: new Instructor(desk.page),
    rescue: new Player(rescue.page),
    evacuation: new Player(evacuation.page),
    commander: new Player(commander.page),
    watched: [desk, rescue, evacuation, commander],
  };
}

test('a forest-fire exercise from the first page to the review', async ({ room }) => {
  // Four software-drawn maps on a loaded machine.
  test.setTimeout(600_000);
  const cast = await gather(room);
  const { desk, rescue, evacuation, commander } = cast;

  await test.step('the instructor creates it: code, link and QR code', async () => {
    const code = await desk.create(room.server.base, '2026');
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
    await expect(desk.page.getByRole('img', { name: '加入二维码' })).toBeVisible();
    expect(await desk.joinLink).toMatch(new RegExp(`^http://.+/join#${code}$`));
    await rescue.joinByCode(room.server.base, code, '张三');
    await evacuation.joinByLink(await desk.joinLink, '李四');
    await commander.joinByLink(`${room.server.base}/join#${code}`, '王五');
  });

  await test.step('players choose seats and read the briefing; the instructor sees them', async () => {
    await rescue.sit('rescue');
    await evacuation.sit('evacuation');
    await commander.sit('incident-commander');
    await expect(rescue.page.getByText('停止口令').last()).toBeVisible();
    for (const [seat, person] of [
      ['抢险救援组', '张三'],
      ['转移安置组', '李四'],
      ['县应急总指挥', '王五'],
    ] as const) {
      await expect(desk.seat(seat)).toContainText(person);
      await expect(desk.seat(seat)).toContainText('已读');
    }
  });

  await test.step('start, ×60, one hour on', async () => {
    await desk.start();
    await Promise.all([rescue.atSeat(), evacuation.atSeat(), commander.atSeat()]);
    await desk.speed(60);
    await expect.poll(() => desk.time()).toBeGreaterThan(30);
    await desk.speed(1);
    await desk.jumpHour();
    await expect(rescue.page.getByTestId('clock')).toContainText('T+01:');
  });

  // Four maps in one machine's software WebGL: standing clocks leave it time for the orders.
  await test.step('a pause is seen at every seat', async () => {
    await desk.pause();
    for (const { page } of [rescue, evacuation, commander])
      await expect(page.getByTestId('banner-paused')).toContainText('导调员');
  });
  await test.step('orders by keyboard', () => orderByKeyboard(rescue));
  await test.step('an order on the map', () => orderByMouse(rescue));
  await test.step('a refused order', () => refusedOrder(rescue));
  await test.step('a village is evacuated', () => evacuate(evacuation));
  await test.step('the first report', () => firstReport(cast));
  await test.step('a response within its authority, and a warning', () => declare(cast));

  await test.step('a free inject reaches only the seat it names', async () => {
    await desk.inject('转移安置组', INJECT);
    await evacuation.page.getByRole('button', { name: /^消息 \d/ }).click();
    await expect(evacuation.page.getByRole('dialog').getByText(INJECT)).toBeVisible();
    await evacuation.page.keyboard.press('Escape');
    await expect(evacuation.page.getByRole('dialog')).toBeHidden();
    await desk.page.getByRole('tab', { name: /^消息/ }).click();
    await expect(desk.page.locator('#table').getByText(INJECT)).toBeVisible();
    await expect(rescue.page.getByText(INJECT)).toHaveCount(0);
    await expect(commander.page.getByText(INJECT)).toHaveCount(0);
  });

  await test.step('the instructor looks through a seat', () => seatView(desk));
  await test.step('live score lines quote the plan', () => liveScore(desk));

  await test.step('the clock goes on at every seat', async () => {
    await desk.resume();
    for (const { page } of [rescue, evacuation, commander])
      await expect(page.getByTestId('banner-paused')).toBeHidden();
  });

  await test.step('a road is blocked, and machines are sent to clear it', () => clearRoad(cast));

  await test.step('the end: who has rated himself sees the score', async () => {
    await desk.end();
    for (const { page } of [rescue, evacuation, commander]) {
      await expect(page.getByTestId('banner-ended')).toBeVisible();
      await page.getByTestId('banner-ended').getByRole('link').click();
      await expect(page.getByTestId('self-submit')).toBeVisible();
      await expect(page.locator('[data-line=W3]')).toHaveCount(0);
      // An empty form opens nothing.
      await page.getByTestId('self-submit').click();
      await expect(page.getByRole('alert')).toContainText('至少答一题');
      await page.getByRole('radio', { name: '4', exact: true }).first().click();
      await page.getByTestId('self-submit').click();
      await expect(page.locator('[data-line=W3]')).toBeVisible();
    }
  });

  await test.step('review: evidence, replay and a new exercise', () => review(desk));
  expect(cast.watched.flatMap((w) => w.complaints)).toEqual([]);
});

/** A move given without a mouse: table, team, task, a named place, Ctrl+Enter. */
async function orderByKeyboard(seat: Player): Promise<void> {
  const { keyboard } = seat.page;
  await keyboard.press('t');
  const first = seat.page.locator('#table tbody tr[tabindex="0"]');
  await expect(first).toBeFocused();
  await keyboard.press('ArrowDown');
  const team = seat.page.locator('#table tbody tr[aria-selected=true]');
  await expect(team).toBeFocused();
  await keyboard.press('Enter');
  await expect(seat.task('move')).toBeFocused();
  await keyboard.press('Space');
  await expect(seat.task('move')).toBeChecked();
  await keyboard.press('3');
  await expect(seat.page.locator('#step-3')).toBeFocused();
  await keyboard.type('两坪');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  for (const _ of ['direction', 'distance', 'use it']) await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(seat.check).toHaveAttribute('data-ok', 'true');
  await expect(seat.check).toContainText('到达');
  await keyboard.press('Control+Enter');
  await expect(seat.page.getByTestId('issued')).toContainText('机动');
  await seat.tab('我的命令').click();
  await expect(seat.row('机动')).toBeVisible();
}

/** Team from the list, task by click, and the place by a click on the map. */
async function orderByMouse(seat: Player): Promise<void> {
  await seat.tab('队伍').click();
  await seat.row('水罐车一组').click();
  await seat.task('move').click();
  await expect(seat.page.getByRole('button', { name: '取点完毕' })).toBeVisible();
  // `M` brings the team into the middle; beside it lie the streets of the county seat.
  await seat.page.keyboard.press('m');
  const box = (await seat.map.boundingBox())!;
  await seat.page.mouse.click(box.x + box.width / 2 + 40, box.y + box.height / 2 + 20);
  await expect(seat.page.getByTestId('place')).not.toContainText('在图上点一处');
  await expect(seat.check).toHaveAttribute('data-ok', 'true');
  await seat.issue();
  await seat.tab('我的命令').click();
  await expect(seat.row('机动')).toHaveCount(2);
}

/**
 * Beating out a fire where there is none is refused with the distance to the fire; a line by a team
 * that cannot build one is refused with teams that can, and one of them takes the draft over.
 */
async function refusedOrder(seat: Player): Promise<void> {
  await seat.tab('队伍').click();
  await seat.row('县综合应急救援队').click();
  await seat.task('directAttack').click();
  await seat.pick('#step-3', '骡坪');
  await seat.page.getByRole('button', { name: '用此处' }).click();
  await expect(seat.check).toHaveAttribute('data-ok', 'false');
  await seat.page.getByTestId('issue').click();
  await expect(seat.refused).toContainText('命令被拒');
  await expect(seat.refused).toContainText(/最近的已知火线在 .* km 外，超过 500 m/);

  await seat.task('buildLine').click();
  await seat.pick('#step-3', '两坪');
  await seat.page.getByRole('button', { name: '加一点' }).click();
  await seat.page.getByLabel('距离（m）').fill('300');
  await seat.page.getByRole('button', { name: '加一点' }).click();
  await seat.pick('#step-1', '直升机');
  await expect(seat.check).toHaveAttribute('data-ok', 'false');
  await expect(seat.check).toContainText('能力');
  await seat.check.getByTestId('alternative').first().click();
  await expect(seat.check).toHaveAttribute('data-ok', 'true');
  await seat.issue();
}

async function evacuate(seat: Player): Promise<void> {
  await seat.tab('队伍').click();
  await seat.row('客车一组').click();
  await seat.task('evacuate').click();
  await seat.page.locator('#step-3').click();
  await seat.options.first().click();
  await seat.page.locator('#step-4').click();
  await seat.options.first().click();
  await expect(seat.check).toHaveAttribute('data-ok', 'true');
  await seat.issue();
  await seat.tab('我的命令').click();
  await expect(seat.row('转移群众')).toBeVisible();
}

/** Only the commander's seat and the townships report to the city. */
async function firstReport({ commander, desk }: Cast): Promise<void> {
  await commander.page.keyboard.press('r');
  const form = commander.page.getByRole('dialog');
  await expect(form.getByRole('radio', { name: '首报' })).toBeChecked();
  await expect(form.getByLabel('影响范围')).toHaveValue(/公顷/);
  await form.getByLabel('地点').fill('两坪乡');
  await form.getByTestId('send-report').click();
  await expect(form).toBeHidden();
  await desk.page.getByRole('tab', { name: /^报告/ }).click();
  await expect(desk.page.locator('#table')).toContainText('首报');
}

/** Level Ⅱ is the city's; what the county may start is offered instead. All without a map. */
async function declare({ commander, rescue }: Cast): Promise<void> {
  const { page } = commander;
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Ⅱ级' }).click();
  await expect(dialog.getByTestId('command-refused')).toContainText('最高可启动Ⅲ级');
  await dialog.getByRole('button', { name: '启动Ⅲ级' }).click();
  await dialog.getByTestId('declare-response').click();
  await dialog.locator('[data-level-choice=orange]').click();
  await dialog.getByRole('radio', { name: '按乡镇' }).click();
  await dialog.getByPlaceholder('选择乡镇').click();
  await commander.options.first().click();
  await page.keyboard.press('Tab');
  await expect(dialog.getByTestId('warning-check')).toContainText('户收到');
  await dialog.getByTestId('issue-warning').click();
  await expect(dialog.getByTestId('warning-check')).toContainText('预警已发布');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await rescue.tab('预警').click();
  await expect(rescue.row('橙色')).toContainText('0/');
  await rescue.page.getByRole('button', { name: /^消息 \d/ }).click();
  await expect(rescue.page.getByTestId('response-level').last()).toContainText('Ⅲ级');
  await rescue.page.keyboard.press('Escape');
}

/** An inject has blocked a road; once word of it is there the site is in a table, to be worked at. */
async function clearRoad({ desk, rescue }: Cast): Promise<void> {
  await desk.jumpHour();
  await desk.pause();
  await rescue.tab('处置点').click();
  await rescue.row('清障').click();
  await expect(rescue.task('workAt')).toBeChecked();
  await expect(rescue.page.getByTestId('site-work')).toContainText('道路抢通 300 m³');
  await rescue.page.locator('#step-1').click();
  await rescue.options.first().click();
  await expect(rescue.check).toHaveAttribute('data-ok', 'true');
  await expect(rescue.check).toContainText('道路抢通');
  await rescue.issue();
  await expect(rescue.row('清障')).not.toContainText('无队伍');
}

async function seatView({ page }: Instructor): Promise<void> {
  const views = page.getByRole('radiogroup', { name: '视角' });
  await expect(page.getByText('图例 · 实况')).toBeVisible();
  await views.getByRole('radio', { name: '抢险救援组' }).click();
  await expect(page.getByText('图例 · 所见')).toBeVisible();
  await views.getByRole('radio', { name: '实况' }).click();
  await expect(page.getByText('图例 · 实况')).toBeVisible();
}

async function liveScore({ page }: Instructor): Promise<void> {
  await page.getByRole('tab', { name: /^条款评分/ }).click();
  const fireOut = page.locator('#table tbody tr').filter({ hasText: 'W3' });
  await expect(fireOut).toContainText('计时中');
  for (const id of ['W1', 'W2', 'W7', 'W8', 'W9'])
    await expect(
      page.locator('#table tbody').getByRole('button', { name: id, exact: true }),
    ).toBeVisible();
  await fireOut.getByRole('button', { name: 'W3', exact: true }).click();
  await expect(page.locator('#table [data-line="W3"] blockquote')).toContainText('扑灭');
}

async function review(desk: Instructor): Promise<void> {
  const { page } = desk;
  const before = page.url();
  await page.getByTestId('to-review').click();
  await expect(page).toHaveURL(/\/review\//);
  const line = page.locator('[data-line="W3"]');
  const head = line.getByRole('button').first();
  if ((await head.getAttribute('aria-expanded')) !== 'true') await head.click();
  await expect(line.locator('blockquote')).toContainText('扑灭');
  await line.getByRole('listitem').first().getByRole('button').click();
  await expect(page.getByTestId('replay-time')).toHaveText(/^T\+00:0/);
  await page.getByLabel('回放位置').fill('3000');
  await expect(page.getByTestId('replay-time')).toHaveText('T+00:50');
  await page.getByRole('button', { name: '从此刻新开演练' }).click();
  await page.getByTestId('branch-yes').click();
  await expect(page).toHaveURL(before);
  await expect(page.getByTestId('clock')).toContainText('T+00:50');
  await expect(page.getByTestId('banner-paused')).toBeVisible();
}
