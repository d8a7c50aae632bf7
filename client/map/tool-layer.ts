import type * as Phaser from 'phaser';
import type { Point } from '../../engine/kernel/grid.ts';
import { lineLength } from '../ground/motion.ts';
import { MAP } from '../ground/palette.ts';
import type { Drawing, MapTool } from '../ui/map-props.ts';
import { distance } from '../ui/format.ts';
import { toScreen } from './camera.ts';
import type { Screen } from '../ground/drawn.ts';
import type { Camera, ViewSize } from './camera.ts';
import type { MapTextures } from './map-textures.ts';
import { DEPTH } from './stage.ts';

const HANDLE_PX = 10;
const DISC_PX = 6;
const colour = (hex: string): number => Number.parseInt(hex.slice(1), 16);

/**
 * What is being drawn: line, square handles, its length, and a rubber band to the hand. What has
 * been drawn keeps its line and length; its points are small discs, which cannot be taken hold of.
 */
export class ToolLayer {
  readonly #graphics: Phaser.GameObjects.Graphics;
  readonly #label: Phaser.GameObjects.Image;
  readonly #textures: MapTextures;
  readonly #k: number;
  #handles: Screen[] = [];

  constructor(scene: Phaser.Scene, textures: MapTextures, pixelRatio: number) {
    this.#graphics = scene.add.graphics().setDepth(DEPTH.tool);
    this.#label = scene.add.image(0, 0, '__DEFAULT').setOrigin(0, 0).setDepth(DEPTH.tool);
    this.#label.setVisible(false);
    this.#textures = textures;
    this.#k = pixelRatio;
  }

  /** Handles on the screen, CSS pixels. */
  get handles(): readonly Screen[] {
    return this.#handles;
  }

  draw(
    tool: MapTool | null,
    drawing: Drawing | null,
    hand: Point | null,
    camera: Camera,
    size: ViewSize,
  ): void {
    const g = this.#graphics.clear();
    this.#label.setVisible(false);
    const shown = tool ?? drawing;
    const at = shown === null ? [] : shown.points.map((p) => toScreen(camera, size, p));
    this.#handles = tool === null ? [] : at;
    if (shown === null) return;
    const k = this.#k;
    if (at.length > 1) {
      this.#stroke(at, 7, MAP.ink, 0.75);
      this.#stroke(at, 4, MAP.action, 1);
    }
    const last = at.at(-1);
    if (tool?.kind === 'path' && hand !== null && last !== undefined)
      this.#stroke([last, toScreen(camera, size, hand)], 1.5, MAP.action, 0.6);
    for (const h of at) {
      if (tool === null) {
        g.fillStyle(colour(MAP.ink), 1).fillCircle(h.x * k, h.y * k, DISC_PX * k);
        g.fillStyle(colour(MAP.action), 1).fillCircle(h.x * k, h.y * k, (DISC_PX - 1.5) * k);
        continue;
      }
      const s = HANDLE_PX * k;
      g.fillStyle(colour(MAP.ground), 1).fillRect(h.x * k - s / 2, h.y * k - s / 2, s, s);
      g.lineStyle(2.5 * k, colour(MAP.action), 1).strokeRect(
        h.x * k - s / 2,
        h.y * k - s / 2,
        s,
        s,
      );
    }
    if (shown.kind === 'path' && at.length > 1 && last !== undefined) {
      const t = this.#textures.label(distance(lineLength(shown.points)), '', 'strong');
      this.#label.setTexture(t.key).setOrigin(0, 0).setVisible(true);
      this.#label.setPosition(Math.round((last.x + 12) * k), Math.round((last.y - 28) * k));
    }
  }

  #stroke(points: readonly Screen[], width: number, hex: string, alpha: number): void {
    const g = this.#graphics.lineStyle(width * this.#k, colour(hex), alpha).beginPath();
    points.forEach((p, i) =>
      i === 0 ? g.moveTo(p.x * this.#k, p.y * this.#k) : g.lineTo(p.x * this.#k, p.y * this.#k),
    );
    g.strokePath();
  }
}
