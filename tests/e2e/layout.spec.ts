import { expect, test } from './support/fixtures.ts';
import { chineseLeft, expectAccessible, expectSound, SIZES } from './support/layout.ts';
import { walkThrough } from './support/pages.ts';

test('every page fits at three sizes, is accessible, and is English after one click', async ({
  room,
}, info) => {
  // Eight pages, three sizes, two languages, axe on most of them.
  test.setTimeout(600_000);
  await walkThrough(
    room,
    async (page, name) => {
      for (const size of SIZES) {
        await page.setViewportSize(size);
        for (const language of ['zh', 'en'] as const) {
          const where = `${name} ${size.width}x${size.height} ${language}`;
          await expect(page.locator('html')).toHaveAttribute(
            'lang',
            language === 'zh' ? 'zh-CN' : 'en',
          );
          await expectSound(page, where);
          if (language === 'en') expect.soft(await chineseLeft(page), where).toEqual([]);
          if (size.width !== 1920) await expectAccessible(page, where);
          if (size.width !== 1920 || language === 'zh')
            await page.screenshot({ path: info.outputPath(`${where}.png`) });
          await page.getByTestId('language').click();
        }
      }
      await page.setViewportSize(SIZES[0]);
    },
    expectAccessible,
  );
});
