import type { Page } from '@playwright/test';
import { expect, test } from './support/fixtures.ts';
import {
  chineseLeft,
  expectAccessible,
  expectKeyboard,
  expectSound,
  LOOKS,
  SIZES,
} from './support/layout.ts';
import { walkThrough } from './support/pages.ts';

async function speak(page: Page, language: 'zh' | 'en'): Promise<void> {
  const html = page.locator('html');
  const tag = language === 'zh' ? 'zh-CN' : 'en';
  if ((await html.getAttribute('lang')) !== tag) await page.getByTestId('language').click();
  await expect(html).toHaveAttribute('lang', tag);
}

test('every page fits at three sizes, is accessible, and is English after one click', async ({
  room,
}, info) => {
  // Every page of the product in four looks; axe on two of them.
  test.setTimeout(900_000);
  await walkThrough(
    room,
    async (page, name, sizes = SIZES) => {
      for (const { size, language, axe } of LOOKS) {
        // A page that is for one wall alone is looked at there.
        if (!sizes.includes(size)) continue;
        await page.setViewportSize(size);
        await speak(page, language);
        const where = `${name} ${size.width}x${size.height} ${language}`;
        await expectSound(page, where);
        if (language === 'en') expect.soft(await chineseLeft(page), where).toEqual([]);
        if (!axe && sizes.length > 1) continue;
        await expectAccessible(page, where);
        await page.screenshot({ path: info.outputPath(`${where}.png`) });
      }
      await speak(page, 'zh');
      await page.setViewportSize(SIZES[0]);
      await expectKeyboard(page, name);
    },
    expectAccessible,
  );
});
