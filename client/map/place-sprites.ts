import type * as Phaser from 'phaser';
import type { SeatView } from '../../engine/exercise/view.ts';
import { MAP } from '../ground/palette.ts';
import { toScreen } from './camera.ts';
import type { Camera, ViewSize } from './camera.ts';
import { overlaps } from './label-layout.ts';
import type { Box } from './label-layout.ts';
import type { MapTextures } from './map-textures.ts';
import type { Place } from './places.ts';
import { DEPTH } from './stage.ts';

/** Where a symbol stands on the screen and half of its size, CSS pixels. */
export interface Anchor {
  x: number;
  y: number;
  readonly half: number;
}

const MARGIN_PX = 24;

const SIZES = { dot: 11, town: 13, facility: 24, hazard: 26 } as const;

const boxOf = (x: number, y: number, half: number): Box => ({
  x: x - half,
  y: y - half,
  w: 2 * half,
  h: 2 * half,
});

/**
 * Pictures of fixed things. `layout` decides which are seen at this scale: by rank, and one that
 * would cover a greater one is left out. `place` moves what is seen.
 */
export class PlaceSprites {
  readonly #scene: Phaser.Scene;
  readonly #textures: MapTextures;
  readonly #k: number;
  readonly #images = new Map<string, Phaser.GameObjects.Image>();
  readonly anchors = new Map<string, Anchor>();
  #seen: Place[] = [];

  constructor(scene: Phaser.Scene, textures: MapTextures, pixelRatio: number) {
    this.#scene = scene;
    this.#textures = textures;
    this.#k = pixelRatio;
  }

  get seen(): readonly Place[] {
    return this.#seen;
  }

  /** Chooses what is seen. `must` holds keys that are always drawn (selected, under the hand). */
  layout(
    places: readonly Place[],
    view: SeatView,
    camera: Camera,
    size: ViewSize,
    must: ReadonlySet<string>,
    facilities: boolean,
  ): void {
    const threatened = new Set(
      view.villages.filter((v) => v.reached || v.threatTick !== null).map((v) => v.id),
    );
    const taken: Box[] = [];
    const next: Place[] = [];
    this.anchors.clear();
    const first = places.filter((p) => must.has(p.key));
    for (const p of [...first, ...places]) {
      if (this.anchors.has(p.key)) continue;
      const inDanger = p.selection?.kind === 'village' && threatened.has(p.selection.id);
      const wanted = must.has(p.key) || inDanger;
      if (!wanted && camera.metresPerPx > p.drawnUntil) continue;
      if (!wanted && !facilities && p.look === 'facility') continue;
      const s = toScreen(camera, size, p.at);
      const outside =
        s.x < -MARGIN_PX ||
        s.y < -MARGIN_PX ||
        s.x > size.width + MARGIN_PX ||
        s.y > size.height + MARGIN_PX;
      if (outside) continue;
      const half = SIZES[p.look] / 2;
      const box = boxOf(s.x, s.y, half + 1);
      if (!wanted && taken.some((b) => overlaps(b, box))) continue;
      taken.push(box);
      next.push(p);
      this.anchors.set(p.key, { x: s.x, y: s.y, half });
      this.#show(p, inDanger);
    }
    for (const [key, image] of this.#images) if (!this.anchors.has(key)) image.setVisible(false);
    this.#seen = next;
  }

  #show(p: Place, inDanger: boolean): void {
    const texture = this.#textureOf(p, inDanger);
    const image = this.#images.get(p.key);
    if (image === undefined) {
      const made = this.#scene.add.image(0, 0, texture).setDepth(DEPTH.places - p.rank / 100);
      this.#images.set(p.key, made);
      return;
    }
    if (image.texture.key !== texture) image.setTexture(texture);
    image.setVisible(true);
  }

  #textureOf(p: Place, inDanger: boolean): string {
    switch (p.look) {
      case 'dot':
        return this.#textures.dot(inDanger ? MAP.threatened : MAP.village, SIZES.dot);
      case 'town':
        return this.#textures.dot(MAP.text, SIZES.town);
      case 'hazard':
        return this.#textures.hazard(p.symbol, SIZES.hazard, MAP.text);
      case 'facility':
        return this.#textures.facility(p.symbol, SIZES.facility);
    }
  }

  /** Moves every picture to where the camera sees its place. */
  place(camera: Camera, size: ViewSize): void {
    for (const p of this.#seen) {
      const anchor = this.anchors.get(p.key)!;
      const s = toScreen(camera, size, p.at);
      anchor.x = s.x;
      anchor.y = s.y;
      this.#images.get(p.key)!.setPosition(Math.round(s.x * this.#k), Math.round(s.y * this.#k));
    }
  }

  /** Forgets pictures of places that are no longer on the list. */
  prune(places: readonly Place[]): void {
    const keep = new Set(places.map((p) => p.key));
    for (const [key, image] of this.#images) {
      if (keep.has(key)) continue;
      image.destroy();
      this.#images.delete(key);
    }
  }
}
