import type * as Phaser from 'phaser';
import { PLACE_PX } from '../ground/choose-places.ts';
import type { ChosenPlace } from '../ground/choose-places.ts';
import type { Anchor } from '../ground/drawn.ts';
import { MAP } from '../ground/palette.ts';
import type { Place } from '../ground/places.ts';
import { toScreen } from './camera.ts';
import type { Camera, ViewSize } from './camera.ts';
import type { MapTextures } from './map-textures.ts';
import { DEPTH } from './stage.ts';

/** Pictures of fixed things: `show` says which, `place` moves them. */
export class PlaceSprites {
  readonly #scene: Phaser.Scene;
  readonly #textures: MapTextures;
  readonly #k: number;
  readonly #images = new Map<string, Phaser.GameObjects.Image>();
  #seen: readonly ChosenPlace[] = [];
  #anchors: ReadonlyMap<string, Anchor> = new Map();

  constructor(scene: Phaser.Scene, textures: MapTextures, pixelRatio: number) {
    this.#scene = scene;
    this.#textures = textures;
    this.#k = pixelRatio;
  }

  get seen(): readonly ChosenPlace[] {
    return this.#seen;
  }
  get anchors(): ReadonlyMap<string, Anchor> {
    return this.#anchors;
  }

  show(chosen: readonly ChosenPlace[]): void {
    this.#seen = chosen;
    this.#anchors = new Map(chosen.map((c) => [c.place.key, c.anchor]));
    for (const c of chosen) this.#showOne(c);
    for (const [key, image] of this.#images) if (!this.#anchors.has(key)) image.setVisible(false);
  }

  #showOne({ place: p, inDanger }: ChosenPlace): void {
    const texture = this.#textureOf(p, inDanger);
    const image = this.#images.get(p.key);
    if (image === undefined) {
      const made = this.#scene.add.image(0, 0, texture).setDepth(depthOf(p));
      this.#images.set(p.key, made);
      return;
    }
    if (image.texture.key !== texture) image.setTexture(texture);
    image.setVisible(true);
  }

  #textureOf(p: Place, inDanger: boolean): string {
    switch (p.look) {
      case 'dot':
        return this.#textures.dot(inDanger ? MAP.threatened : MAP.village, PLACE_PX.dot);
      case 'town':
        return this.#textures.dot(MAP.text, PLACE_PX.town);
      case 'hazard':
        return this.#textures.hazard(p.symbol, PLACE_PX.hazard, MAP.text);
      case 'facility':
        return this.#textures.facility(p.symbol, PLACE_PX.facility);
    }
  }

  /** Moves every picture to where the camera sees its place. */
  place(camera: Camera, size: ViewSize): void {
    for (const { place: p, anchor } of this.#seen) {
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
    this.#seen = this.#seen.filter((c) => keep.has(c.place.key));
  }
}

const depthOf = (p: Place): number =>
  p.onTop === true ? DEPTH.overUnits : DEPTH.places - p.rank / 100;
