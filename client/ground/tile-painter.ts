import { reliefPixels, strokeContours } from './paint-ground.ts';
import { dimOutside, strokeBoundary, strokeRivers, strokeRoads } from './paint-lines.ts';
import type { PixelWindow } from './relief.ts';
import type { Ground } from './terrain-source.ts';

/** Rows of relief painted before the page gets its turn again. */
const ROWS_A_TURN = 96;
const CONTOUR_BLOCK_PX = 256;

/** A canvas of the given size with its context; a browser without one cannot show the map. */
export function newCanvas(
  width: number,
  height: number,
): { canvas: HTMLCanvasElement; ctx: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  // Kept in main memory: every picture goes to WebGL as a texture, and once only.
  const ctx = canvas.getContext('2d', { willReadFrequently: true });
  if (ctx === null) throw new Error('this browser has no 2-D canvas');
  return { canvas, ctx };
}

/** Contours block by block: one path over a large picture would take longer than all its parts. */
function* paintContours(
  ctx: CanvasRenderingContext2D,
  ground: Ground,
  window: PixelWindow,
  pixelRatio: number,
): Generator<undefined, void> {
  const m = window.metresPerPx;
  for (let y = 0; y < window.height; y += CONTOUR_BLOCK_PX)
    for (let x = 0; x < window.width; x += CONTOUR_BLOCK_PX) {
      const width = Math.min(CONTOUR_BLOCK_PX, window.width - x);
      const height = Math.min(CONTOUR_BLOCK_PX, window.height - y);
      const block = {
        west: window.west + x * m,
        north: window.north - y * m,
        metresPerPx: m,
        width,
        height,
      };
      ctx.save();
      ctx.translate(x, y);
      ctx.beginPath();
      ctx.rect(0, 0, width, height);
      ctx.clip();
      strokeContours(ctx, ground, block, pixelRatio);
      ctx.restore();
      yield;
    }
}

/** What is painted besides relief, rivers and the county line. */
export interface BaseParts {
  readonly contours: boolean;
  readonly roads: boolean;
}

/**
 * Paints the base map of one window: relief, contours, rivers, roads, county line. A generator: it
 * yields after each piece of work of a few milliseconds, so that the caller keeps the page alive.
 * `window` is in device pixels; `pixelRatio` of them make a CSS pixel.
 */
export function* paintBase(
  ground: Ground,
  window: PixelWindow,
  pixelRatio: number,
  parts: BaseParts,
): Generator<undefined, HTMLCanvasElement> {
  const { canvas, ctx } = newCanvas(window.width, window.height);
  for (let y = 0; y < window.height; y += ROWS_A_TURN) {
    const height = Math.min(ROWS_A_TURN, window.height - y);
    const north = window.north - y * window.metresPerPx;
    const pixels = reliefPixels(ground, { ...window, north, height });
    const image = new ImageData(window.width, height);
    image.data.set(pixels);
    ctx.putImageData(image, 0, y);
    yield;
  }
  if (parts.contours) {
    yield* paintContours(ctx, ground, window, pixelRatio);
  }
  strokeRivers(ctx, ground, window, pixelRatio);
  if (parts.roads) strokeRoads(ctx, ground, window, pixelRatio);
  dimOutside(ctx, ground, window);
  strokeBoundary(ctx, ground, window, pixelRatio);
  return canvas;
}
