import type * as Phaser from 'phaser';
import type { Anchor } from '../ground/drawn.ts';
import type { MapTextures } from './map-textures.ts';
import { DEPTH } from './stage.ts';

/** The teal frame around what is selected; it moves with it. */
export class SelectionFrame {
  readonly #image: Phaser.GameObjects.Image;
  readonly #textures: MapTextures;
  readonly #k: number;
  #anchor: Anchor | null = null;

  constructor(scene: Phaser.Scene, textures: MapTextures, pixelRatio: number) {
    this.#textures = textures;
    this.#k = pixelRatio;
    this.#image = scene.add.image(0, 0, textures.frame(28));
    this.#image.setDepth(DEPTH.units - 0.5).setVisible(false);
  }

  show(anchor: Anchor | null): void {
    this.#anchor = anchor;
    this.#image.setVisible(anchor !== null);
    if (anchor !== null) this.#image.setTexture(this.#textures.frame(anchor.half * 2));
  }

  place(): void {
    const a = this.#anchor;
    if (a !== null) this.#image.setPosition(Math.round(a.x * this.#k), Math.round(a.y * this.#k));
  }
}
