import { expect, test } from './support/fixtures.ts';
import type { Room } from './support/fixtures.ts';
import { Instructor } from './support/instructor.ts';
import { Player } from './support/player.ts';

const NAME = '仙桥村夜间复训';
const TIMED = '演练、演练：县政府办询问火场位置';
const ASKED = '演练、演练：已二十五分钟未见首报，请说明';
/** As a training base keeps it: Chinese headings, one row by time and one by condition. */
const MSEL = [
  '编号,时刻,触发条件,发自,发给,渠道,内容,期望动作',
  `T1,H+0 M+20,,县政府办,县应急总指挥,电话,${TIMED},首报`,
  `T2,,"since(exerciseStarted) >= 25min and not event(reportSent, seat=incident-commander)",市应急局,县应急总指挥,电话,${ASKED},首报`,
].join('\r\n');

/** The instructor makes a scenario from a template and gets the join code of an exercise of it. */
async function prepare(room: Room, desk: Instructor): Promise<string> {
  const { page } = desk;
  await page.goto(`${room.server.base}/`);
  await page.getByTestId('prepare').click();
  await page.getByTestId('template-wushan-forest-fire').click();
  await page.getByRole('textbox', { name: '名称 · 中文' }).fill(NAME);
  await page.getByRole('textbox', { name: '名称 · 英文' }).fill('Night re-training at Xianqiao');
  await page.getByRole('button', { name: /^2 天气/ }).click();
  await page.getByRole('button', { name: '应用到全部' }).click();
  await expect(page.getByText('检查通过')).toBeVisible();
  await page.getByTestId('invite').click();
  await expect(page.getByRole('radio', { name: new RegExp(NAME) })).toBeChecked();
  await page.getByTestId('create').click();
  return desk.code();
}

async function importMsel(room: Room, desk: Instructor): Promise<string> {
  const { page } = desk;
  const me = (await (await page.request.get(`${room.server.base}/api/me`)).json()) as {
    desk: { exerciseId: string };
  };
  await page.goto(`${room.server.base}/msel/${me.desk.exerciseId}`);
  await page.getByRole('button', { name: /^导入/ }).click();
  const dialog = page.getByRole('dialog');
  const buffer = Buffer.from(MSEL, 'utf8');
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'msel.csv', mimeType: 'text/csv', buffer });
  await dialog.getByLabel(/批准/).check();
  await expect(dialog.getByRole('status').first()).toContainText('2');
  await dialog.getByRole('button', { name: '全部导入' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row').filter({ hasText: 'T2' })).toBeVisible();
  return me.desk.exerciseId;
}

/** Evaluators come in by a code of their own, which the desk issues. */
async function evaluatorCode(desk: Instructor): Promise<string> {
  const { page } = desk;
  await page.getByTestId('evaluators').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByTestId('issue-evaluators').click();
  const code = await dialog.getByTestId('evaluator-code').innerText();
  await page.keyboard.press('Escape');
  return code.replace(/\s/g, '');
}

test('the whole process: prepare, import, conduct, evaluate, rate, review, mend, re-test', async ({
  room,
}) => {
  test.setTimeout(420_000);
  const watched = [await room.open('instructor'), await room.open('commander')];
  const tablet = await room.open('evaluator', { viewport: { width: 1024, height: 768 } });
  const desk = new Instructor(watched[0]!.page);
  const commander = new Player(watched[1]!.page);
  const code = await prepare(room, desk);
  const exerciseId = await importMsel(room, desk);

  await test.step('a player joins, the exercise starts, an evaluator comes in', async () => {
    await desk.page.goto(`${room.server.base}/`);
    await commander.joinByCode(room.server.base, code, '王五');
    await commander.sit('incident-commander');
    await desk.start();
    await commander.atSeat();
    const entry = await evaluatorCode(desk);
    await tablet.page.goto(`${room.server.base}/eval#${entry}`);
    await tablet.page.getByLabel('姓名').fill('赵评估');
    await tablet.page.getByTestId('evaluator-enter').click();
    await expect(tablet.page.getByTestId('rate-observed')).toBeVisible();
  });

  await test.step('the timed inject comes at its time, the other because nobody reported', async () => {
    await desk.jumpHour();
    await expect(commander.page.getByText(TIMED)).toBeVisible();
    await expect(commander.page.getByText(ASKED)).toBeVisible();
  });

  await test.step('one tap of the evaluator is a note with its time', async () => {
    await tablet.page.getByTestId('rate-partly').click();
    await expect(tablet.page.getByTestId('eval-saved')).toHaveAttribute('data-offline', 'false');
  });

  await test.step('the end: a participant rates before seeing any score', async () => {
    await desk.end();
    await expect(commander.page.getByTestId('banner-ended')).toBeVisible();
    await commander.page.goto(`${room.server.base}/review/${exerciseId}`);
    await expect(commander.page.getByTestId('self-submit')).toBeVisible();
    await expect(commander.page.getByText('W1', { exact: true })).toHaveCount(0);
    await commander.page.getByLabel('做得最好的（最多三条） 1').fill('分工清楚');
    await commander.page.getByTestId('self-submit').click();
    await expect(commander.page.getByText('W1', { exact: true }).first()).toBeVisible();
  });

  await test.step('the review: note, self-rating, and an action with owner and date', async () => {
    await desk.page.goto(`${room.server.base}/review/${exerciseId}`);
    await desk.page.getByRole('tab', { name: /^评估记录/ }).click();
    await expect(desk.page.getByText('赵评估').first()).toBeVisible();
    await desk.page.getByRole('tab', { name: /^整改/ }).click();
    await desk.page.getByTestId('add-action').click();
    await desk.page.getByLabel('措施').fill('首报时限写进值班表');
    await desk.page.getByTestId('save-action').click();
    await expect(desk.page.getByTestId('action')).toContainText('首报时限写进值班表');
    await desk.page.reload();
    await desk.page.getByRole('tab', { name: /^整改/ }).click();
    await expect(desk.page.getByTestId('action')).toContainText('首报时限写进值班表');
  });

  await test.step('a re-test of the same scenario lies beside it', async () => {
    // From another browser: whoever creates an exercise is at its desk from then on.
    const made = await tablet.page.request.post(`${room.server.base}/api/exercises`, {
      data: { scenarioId: 'wushan-forest-fire-2', seed: '7' },
    });
    expect(made.ok()).toBe(true);
    await desk.page.reload();
    await desk.page.getByTestId('retest').click();
    await expect(
      desk.page.getByRole('dialog').getByRole('row').filter({ hasText: 'W3' }),
    ).toBeVisible();
  });
  expect(watched.flatMap((w) => w.complaints)).toEqual([]);
});
