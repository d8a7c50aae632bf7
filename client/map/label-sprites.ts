import type * as Phaser from 'phaser';
import type { Anchor, LabelWish } from '../ground/drawn.ts';
import { placeLabels } from '../ground/label-layout.ts';
import type { Box, LabelRequest, Side } from '../ground/label-layout.ts';
import type { MapTextures } from './map-textures.ts';
import { DEPTH } from './stage.ts';

interface Shown {
  readonly image: Phaser.GameObjects.Image;
  readonly anchor: Anchor;
  readonly dx: number;
  readonly dy: number;
}

/** Labels on the map: placed without overlap, then carried along with their symbols. */
export class LabelSprites {
  readonly #scene: Phaser.Scene;
  readonly #textures: MapTextures;
  readonly #k: number;
  readonly #pool = new Map<string, Phaser.GameObjects.Image>();
  #shown: Shown[] = [];
  #sides = new Map<string, Side>();

  constructor(scene: Phaser.Scene, textures: MapTextures, pixelRatio: number) {
    this.#scene = scene;
    this.#textures = textures;
    this.#k = pixelRatio;
  }

  layout(
    wishes: readonly LabelWish[],
    obstacles: readonly Box[],
    view: Box,
    keepClear: Box | null,
  ): void {
    const byKey = new Map(wishes.map((w) => [w.key, w]));
    const textures = new Map(
      wishes.map((w) => [w.key, this.#textures.label(w.text, w.sub, w.style)]),
    );
    const requests = wishes.map((w): LabelRequest => {
      const t = textures.get(w.key)!;
      return {
        key: w.key,
        x: w.anchor.x,
        y: w.anchor.y,
        halfW: w.anchor.half,
        halfH: w.anchor.half,
        width: t.width,
        height: t.height,
        priority: w.priority,
        must: w.must,
        urgent: w.urgent,
      };
    });
    const placed = placeLabels(requests, obstacles, view, this.#sides, keepClear);
    this.#sides = new Map(placed.map((p) => [p.key, p.side]));
    const used = new Set<string>();
    const inUse = new Set<string>();
    this.#shown = placed.map((p) => {
      const wish = byKey.get(p.key)!;
      const texture = textures.get(p.key)!;
      used.add(p.key);
      inUse.add(texture.key);
      const image = this.#imageFor(p.key, texture.key).setDepth(DEPTH.labels - wish.priority / 100);
      return {
        image,
        anchor: wish.anchor,
        dx: p.box.x - wish.anchor.x,
        dy: p.box.y - wish.anchor.y,
      };
    });
    for (const [key, image] of this.#pool) {
      if (used.has(key)) continue;
      image.destroy();
      this.#pool.delete(key);
    }
    this.#textures.trim(inUse);
  }

  #imageFor(key: string, texture: string): Phaser.GameObjects.Image {
    const held = this.#pool.get(key);
    if (held !== undefined)
      return held.texture.key === texture ? held : held.setTexture(texture).setOrigin(0, 0);
    const made = this.#scene.add.image(0, 0, texture).setOrigin(0, 0);
    this.#pool.set(key, made);
    return made;
  }

  /** Carries each label to where its symbol is now. */
  place(): void {
    for (const s of this.#shown)
      s.image.setPosition(
        Math.round((s.anchor.x + s.dx) * this.#k),
        Math.round((s.anchor.y + s.dy) * this.#k),
      );
  }

  /** Drops every picture, so that labels can be painted again in a font that has arrived. */
  clear(): void {
    for (const image of this.#pool.values()) image.destroy();
    this.#pool.clear();
    this.#shown = [];
    this.#textures.forgetLabels();
  }
}
