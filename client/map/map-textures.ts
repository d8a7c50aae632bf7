import type * as Phaser from 'phaser';
import {
  paintDot,
  paintFacility,
  paintFrame,
  paintHazardPoint,
  paintLabel,
  paintPile,
  paintPlate,
} from '../ground/symbol-canvas.ts';
import type { LabelStyle, Painted } from '../ground/symbol-canvas.ts';
import type { Glyph } from '../ground/symbols.ts';
import { addCanvasTexture } from './canvas-texture.ts';

/** Label textures kept; more than any view shows, so that panning back paints nothing. */
const KEPT_LABELS = 500;

export interface LabelTexture {
  readonly key: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Textures of plates, facilities and labels, painted on demand and shared by all that look alike. */
export class MapTextures {
  readonly #textures: Phaser.Textures.TextureManager;
  readonly #glyphs: ReadonlyMap<string, Glyph>;
  readonly #k: number;
  readonly #labels = new Map<string, LabelTexture>();
  readonly #icons = new Set<string>();

  constructor(
    textures: Phaser.Textures.TextureManager,
    glyphs: ReadonlyMap<string, Glyph>,
    pixelRatio: number,
  ) {
    this.#textures = textures;
    this.#glyphs = glyphs;
    this.#k = pixelRatio;
  }

  #icon(key: string, paint: () => Painted): string {
    if (this.#icons.has(key)) return key;
    addCanvasTexture(this.#textures, key, paint().canvas);
    this.#icons.add(key);
    return key;
  }

  plate(colour: string, symbol: string, size: number): string {
    const paint = () => paintPlate(this.#glyphs, colour, symbol, size, this.#k);
    return this.#icon(`plate:${colour}:${symbol}:${size}`, paint);
  }

  pile(colour: string, count: number, size: number): string {
    return this.#icon(`pile:${colour}:${count}:${size}`, () =>
      paintPile(colour, count, size, this.#k),
    );
  }

  facility(symbol: string, size: number): string {
    const paint = () => paintFacility(this.#glyphs, symbol, size, this.#k);
    return this.#icon(`facility:${symbol}:${size}`, paint);
  }

  hazard(symbol: string, size: number, line: string): string {
    const paint = () => paintHazardPoint(this.#glyphs, symbol, size, line, this.#k);
    return this.#icon(`hazard:${symbol}:${size}:${line}`, paint);
  }

  dot(colour: string, size: number): string {
    return this.#icon(`dot:${colour}:${size}`, () => paintDot(colour, size, this.#k));
  }

  frame(size: number): string {
    return this.#icon(`frame:${size}`, () => paintFrame(size, this.#k));
  }

  label(text: string, sub: string, style: LabelStyle): LabelTexture {
    const key = `label:${style}:${text}|${sub}`;
    const known = this.#labels.get(key);
    if (known !== undefined) {
      // Moved to the end: the order of the map is the order of last use.
      this.#labels.delete(key);
      this.#labels.set(key, known);
      return known;
    }
    const { canvas, width, height } = paintLabel(text, sub, style, this.#k);
    addCanvasTexture(this.#textures, key, canvas);
    const made = { key, width, height };
    this.#labels.set(key, made);
    return made;
  }

  /** Drops the labels used longest ago that are not in `inUse`. */
  trim(inUse: ReadonlySet<string>): void {
    let surplus = this.#labels.size - KEPT_LABELS;
    for (const key of this.#labels.keys()) {
      if (surplus <= 0) return;
      if (inUse.has(key)) continue;
      this.#textures.remove(key);
      this.#labels.delete(key);
      surplus--;
    }
  }

  /** Forgets every label, after a font has arrived. Images must be given new textures at once. */
  forgetLabels(): void {
    for (const key of this.#labels.keys()) this.#textures.remove(key);
    this.#labels.clear();
  }
}
