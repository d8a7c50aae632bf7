import { expect, test } from './support/fixtures.ts';

/** That each page is wholly English is looked at page by page in layout.spec.ts. */
test('the language chosen with one click is remembered', async ({ room }) => {
  const { page } = await room.open('newcomer');
  await page.goto(`${room.server.base}/join`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('加入演练');
  await page.getByTestId('language').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Join an exercise');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Join an exercise');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.goto(`${room.server.base}/`);
  await expect(page.getByTestId('create')).toContainText('Guided tour');
});
