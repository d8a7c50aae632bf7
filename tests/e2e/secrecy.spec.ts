import { readdir, readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { parse } from 'yaml';
import { expect, test } from './support/fixtures.ts';
import { Instructor } from './support/instructor.ts';
import { Player } from './support/player.ts';

const FOR_OTHERS = '演练：只给转移安置组看的一句话';
const FOR_RESCUE = '演练：只给抢险救援组看的一句话';

/** Everything that a browser receives, in one text; bytes that are no text fall where they may. */
function listen(page: Page): () => Promise<string> {
  const parts: string[] = [];
  const bodies: Promise<void>[] = [];
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => parts.push(payload.toString())),
  );
  page.on('response', (response) => {
    if (!response.url().includes('/api/')) return;
    const body = response.body().then((bytes) => void parts.push(bytes.toString()));
    // A request that the page itself gave up has no body that anyone could read.
    bodies.push(body.catch(() => undefined));
  });
  return async () => {
    await Promise.all(bodies);
    return parts.join('\n');
  };
}

interface YamlInject {
  readonly when?: string;
  readonly at?: string;
  readonly text: { readonly zh: string; readonly en: string };
  readonly expected: { readonly zh: string; readonly en: string };
}

/** Texts of the injects that are due later than three hours from the start, and all expectations. */
async function hiddenTexts(): Promise<string[]> {
  const file = 'scenarios/exercises/wushan-forest-fire/scenario.yaml';
  const { injects } = parse(await readFile(file, 'utf8')) as { injects: YamlInject[] };
  // What waits for a condition may be due to a player who lets things lie.
  const later = injects.filter(
    (i) => i.when === undefined && (i.at === undefined || i.at > '03:00'),
  );
  return [
    ...later.flatMap((i) => [i.text.zh, i.text.en]),
    ...injects.flatMap((i) => [i.expected.zh, i.expected.en]),
  ].filter((words) => words.length > 8);
}

test('a player receives nothing that its seat may not know', async ({ room }) => {
  const deskPage = await room.open('instructor');
  const rescuePage = await room.open('rescue');
  const otherPage = await room.open('evacuation');
  const received = listen(rescuePage.page);
  const desk = new Instructor(deskPage.page);
  const rescue = new Player(rescuePage.page);
  const other = new Player(otherPage.page);

  const code = await desk.create(room.server.base, '5');
  const key = new URL(await desk.page.getByLabel(/导调链接/).inputValue()).hash.split('.')[1]!;
  expect(key.length).toBeGreaterThan(15);
  await rescue.joinByCode(room.server.base, code, '张三');
  await rescue.sit('rescue');
  await other.joinByCode(room.server.base, code, '李四');
  await other.sit('evacuation');
  await desk.start();
  await rescue.atSeat();
  await desk.jumpHour();
  await desk.pause();
  await desk.inject('转移安置组', FOR_OTHERS);
  await expect(other.page.getByText(FOR_OTHERS)).toBeVisible();
  await desk.inject('抢险救援组', FOR_RESCUE);
  await expect(rescue.page.getByText(FOR_RESCUE)).toBeVisible();

  const all = await received();
  // The search finds what the seat may know, so that its silence below means something.
  expect(all).toContain(FOR_RESCUE);
  expect(all).toContain('fire-known');
  for (const secret of [FOR_OTHERS, key, 'fire-truth', room.server.hostKey])
    expect(all.includes(secret), secret).toBe(false);
  for (const words of await hiddenTexts()) expect(all.includes(words), words).toBe(false);
});

/** Words that would tell which exercise it is: names of all scenarios, their regions and villages. */
async function tellingWords(): Promise<string[]> {
  const root = 'scenarios/exercises';
  const words: string[] = ['巫山', '乐至', 'wushan', 'lezhi', 'wildfire', 'forest fire'];
  for (const id of await readdir(root)) {
    const text = await readFile(`${root}/${id}/scenario.yaml`, 'utf8').catch(() => null);
    if (text === null) continue;
    const { name } = parse(text) as { name: { zh: string; en: string } };
    words.push(id, name.zh, name.en);
  }
  return words;
}

test('in a double-blind exercise nothing tells what it is until it starts', async ({ room }) => {
  const deskPage = await room.open('instructor');
  const playerPage = await room.open('player');
  const received = listen(playerPage.page);
  const { page } = deskPage;
  await page.goto(`${room.server.base}/`);
  await page.getByTestId('modes').click();
  const founding = page.getByRole('dialog');
  await founding.getByRole('radio', { name: '双盲' }).click();
  for (const name of ['巫山森林火灾', '乐至森林火灾'])
    await founding.getByLabel(name, { exact: true }).check();
  await founding.getByTestId('found-set').click();
  await page.getByRole('button', { name: /^加入码/ }).click();
  const code = (await page.getByTestId('join-code').innerText()).replace(/\s/g, '');
  await page.keyboard.press('Escape');

  const player = new Player(playerPage.page);
  await player.joinByCode(room.server.base, code, '张三');
  await playerPage.page.locator('[data-seat]').first().click();
  await expect(playerPage.page.getByText('停止口令').last()).toBeVisible();
  const before = await received();
  const shown = [await playerPage.page.content(), await playerPage.page.title()].join('\n');
  expect(before.length).toBeGreaterThan(200);
  const addresses = playerPage.requests.filter((url) => !url.includes('/assets/')).join('\n');
  for (const word of await tellingWords())
    expect(
      [before, shown, addresses].some((all) => all.includes(word)),
      word,
    ).toBe(false);

  await page.getByTestId('start-all').click();
  await player.atSeat();
  // The search would have found it: now it is told.
  const after = await received();
  const told = (await tellingWords()).filter((word) => after.includes(word));
  expect(told.length).toBeGreaterThan(0);
});
