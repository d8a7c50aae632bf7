import type * as Phaser from 'phaser';
import type { PixelWindow } from '../ground/relief.ts';
import { newCanvas } from '../ground/tile-painter.ts';
import { addCanvasTexture, refreshCanvasTexture } from './canvas-texture.ts';
import { extentOf, toScreen } from './camera.ts';
import type { Camera, ViewSize } from './camera.ts';

/** Share of the view painted beyond each side, so that a short pan needs no new picture. */
const MARGIN = 0.25;

/**
 * A transparent picture over the view, painted with the 2-D canvas (which has dashes, clips and
 * fine edges) and shown as one texture. It moves and scales with the ground until it is repainted.
 */
export class OverlayImage {
  readonly #scene: Phaser.Scene;
  readonly #key: string;
  readonly #pixelRatio: number;
  readonly #depth: number;
  #ctx: CanvasRenderingContext2D | null = null;
  #image: Phaser.GameObjects.Image | null = null;
  #window: PixelWindow | null = null;

  constructor(scene: Phaser.Scene, key: string, depth: number, pixelRatio: number) {
    this.#scene = scene;
    this.#key = key;
    this.#depth = depth;
    this.#pixelRatio = pixelRatio;
  }

  /** True when the picture no longer covers the view or was painted at another scale. */
  stale(camera: Camera, view: ViewSize): boolean {
    const w = this.#window;
    if (w === null) return true;
    if (Math.abs(w.metresPerPx * this.#pixelRatio - camera.metresPerPx) > 1e-6) return true;
    const see = extentOf(camera, view);
    const east = w.west + w.width * w.metresPerPx;
    const south = w.north - w.height * w.metresPerPx;
    return see.west < w.west || see.north > w.north || see.east > east || see.south < south;
  }

  /** Paints anew for this view. */
  paint(
    camera: Camera,
    view: ViewSize,
    draw: (ctx: CanvasRenderingContext2D, window: PixelWindow) => void,
  ): void {
    const k = this.#pixelRatio;
    const width = Math.ceil(view.width * (1 + 2 * MARGIN) * k);
    const height = Math.ceil(view.height * (1 + 2 * MARGIN) * k);
    const see = extentOf(camera, view);
    this.#window = {
      west: see.west - MARGIN * view.width * camera.metresPerPx,
      north: see.north + MARGIN * view.height * camera.metresPerPx,
      metresPerPx: camera.metresPerPx / k,
      width,
      height,
    };
    const ctx = this.#sized(width, height);
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, width, height);
    draw(ctx, this.#window);
    refreshCanvasTexture(this.#scene.textures, this.#key);
  }

  #sized(width: number, height: number): CanvasRenderingContext2D {
    const { canvas } = this.#ctx ?? {};
    if (this.#ctx !== null && canvas?.width === width && canvas.height === height) return this.#ctx;
    this.destroy();
    const made = newCanvas(width, height);
    addCanvasTexture(this.#scene.textures, this.#key, made.canvas);
    this.#ctx = made.ctx;
    this.#image = this.#scene.add.image(0, 0, this.#key).setOrigin(0, 0).setDepth(this.#depth);
    return made.ctx;
  }

  place(camera: Camera, view: ViewSize): void {
    const w = this.#window;
    if (w === null || this.#image === null) return;
    const k = this.#pixelRatio;
    const s = toScreen(camera, view, { e: w.west, n: w.north });
    const scale = (w.metresPerPx * k) / camera.metresPerPx;
    this.#image.setScale(Math.abs(scale - 1) < 1e-6 ? 1 : scale);
    this.#image.setPosition(s.x * k, s.y * k);
  }

  destroy(): void {
    this.#image?.destroy();
    this.#image = null;
    if (this.#ctx !== null) this.#scene.textures.remove(this.#key);
    this.#ctx = null;
  }
}
