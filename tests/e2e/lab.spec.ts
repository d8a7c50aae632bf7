import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import type { StudyDocument } from '../../engine/protocol/studies.ts';
import { expect, test } from './support/fixtures.ts';
import { chineseLeft, expectAccessible, expectSound, SIZES } from './support/layout.ts';

/** The process of a study has the lowest priority and begins by loading a county. */
const SLOW = { timeout: 120_000 };

async function ask(page: Page, scenario: string, runs: number): Promise<void> {
  await page.getByLabel('情景', { exact: true }).selectOption(scenario);
  await page.getByLabel('次数').fill(String(runs));
  await page.getByLabel(/^查原因/).uncheck();
}

/** Runs that a study has, as its line of progress says. */
async function runsDone(status: Locator): Promise<number> {
  return Number(/(\d+) \/ \d+ 次/.exec((await status.textContent()) ?? '')?.[1] ?? 0);
}

async function download(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: '导出' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name }).click(),
  ]);
  return readFile(await file.path(), 'utf8');
}

test('a plan author asks a question, stops and goes on, and reads the verdict and its files', async ({
  room,
}, info) => {
  const { page, complaints } = await room.open('author');
  await page.goto(`${room.server.base}/lab`);

  await test.step('a wrong question is refused where it is asked', async () => {
    await ask(page, 'tutorial-forest-fire', 0);
    await expect(page.getByRole('alert')).toContainText(
      '次数须为正整数；连同对照与原因分析，合计不超过 50,000 次',
    );
    await expect(page.getByTestId('start-study')).toBeDisabled();
  });

  await test.step('a long study is stopped, keeps its runs, and goes on', async () => {
    await ask(page, 'wushan-forest-fire', 2000);
    await page.getByTestId('start-study').click();
    const status = page.getByTestId('course').getByRole('status');
    await expect.poll(() => runsDone(status), SLOW).toBeGreaterThan(0);
    await page.getByRole('button', { name: '停止', exact: true }).click();
    await expect(status).toContainText('已停');
    const kept = await runsDone(status);
    await page.getByRole('button', { name: '继续', exact: true }).click();
    await expect(status).toContainText('推演中');
    await expect.poll(() => runsDone(status), SLOW).toBeGreaterThan(kept);
    await page.getByRole('button', { name: '停止', exact: true }).click();
    await expect(status).toContainText('已停');
  });

  await test.step('a short one comes to a verdict on every clause, and its files open', async () => {
    await page.goto(`${room.server.base}/lab`);
    await ask(page, 'wushan-forest-fire', 6);
    await page.getByTestId('start-study').click();
    await expect(page.getByRole('heading', { name: '逐条判定' })).toBeVisible(SLOW);
    const document = JSON.parse(await download(page, '全部数据 JSON')) as StudyDocument;
    expect(document.result.runs).toBe(6);
    for (const c of document.result.clauses)
      await expect(page.getByRole('row').filter({ hasText: c.id }).first()).toBeVisible();
    expect((await download(page, '逐次数据 CSV')).trim().split('\n').length).toBe(1 + 6);
    expect(await download(page, '一页报告（网页）')).toContain('<html lang="zh-CN">');
  });

  await test.step('its page fits, is accessible, and is English after one click', async () => {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await expectSound(page, `lab ${size.width}`);
      await page.screenshot({ path: info.outputPath(`lab ${size.width}.png`) });
    }
    await expectAccessible(page, 'lab');
    await page.getByTestId('language').click();
    await expect(page.getByRole('heading', { name: 'Clause by clause' })).toBeVisible();
    expect(await chineseLeft(page)).toEqual([]);
  });

  await test.step('the worst run is opened as an exercise that is over', async () => {
    await page
      .getByRole('button', { name: /^seed \d+, open replay/i })
      .first()
      .click();
    await expect(page).toHaveURL(/\/review\//);
    await expect(page.getByRole('main')).toBeVisible(SLOW);
  });
  expect(complaints).toEqual([]);
});
