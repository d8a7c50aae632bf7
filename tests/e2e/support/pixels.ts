import type { Locator } from '@playwright/test';

/**
 * Standard deviation of the brightness of what is drawn at a place, 0 to 127. A canvas that nothing
 * was drawn on gives 0; relief with roads and labels gives 20 and more.
 */
export async function contrastOf(what: Locator): Promise<number> {
  const picture = (await what.screenshot()).toString('base64');
  return what.page().evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const brush = canvas.getContext('2d')!;
    brush.drawImage(image, 0, 0);
    const { data: rgba } = brush.getImageData(0, 0, image.width, image.height);
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < rgba.length; i += 4) {
      const bright = (rgba[i]! + rgba[i + 1]! + rgba[i + 2]!) / 3;
      sum += bright;
      squares += bright * bright;
    }
    const n = rgba.length / 4;
    return Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2));
  }, picture);
}
