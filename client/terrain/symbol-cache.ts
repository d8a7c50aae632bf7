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
import { MAP } from '../ground/palette.ts';
import type { Glyph } from '../ground/symbols.ts';

/** Pictures kept; the oldest make room. */
const KEPT = 600;

/** Painted symbols and labels, each painted once. */
export class SymbolCache {
  readonly #glyphs: ReadonlyMap<string, Glyph>;
  readonly #k: number;
  readonly #held = new Map<string, Painted>();

  constructor(glyphs: ReadonlyMap<string, Glyph>, pixelRatio: number) {
    this.#glyphs = glyphs;
    this.#k = pixelRatio;
  }

  #keep(key: string, paint: () => Painted): Painted {
    const held = this.#held.get(key) ?? paint();
    // Moved to the end: the order of the map is the order of last use.
    this.#held.delete(key);
    this.#held.set(key, held);
    if (this.#held.size > KEPT) {
      const oldest = this.#held.keys().next();
      if (oldest.done !== true) this.#held.delete(oldest.value);
    }
    return held;
  }

  plate(colour: string, symbol: string, size: number): Painted {
    const paint = () => paintPlate(this.#glyphs, colour, symbol, size, this.#k);
    return this.#keep(`plate:${colour}:${symbol}:${size}`, paint);
  }
  pile(colour: string, count: number, size: number): Painted {
    const paint = () => paintPile(colour, count, size, this.#k);
    return this.#keep(`pile:${colour}:${count}:${size}`, paint);
  }
  facility(symbol: string, size: number): Painted {
    const paint = () => paintFacility(this.#glyphs, symbol, size, this.#k);
    return this.#keep(`facility:${symbol}:${size}`, paint);
  }
  hazard(symbol: string, size: number): Painted {
    const paint = () => paintHazardPoint(this.#glyphs, symbol, size, MAP.text, this.#k);
    return this.#keep(`hazard:${symbol}:${size}`, paint);
  }
  dot(colour: string, size: number): Painted {
    return this.#keep(`dot:${colour}:${size}`, () => paintDot(colour, size, this.#k));
  }
  frame(size: number): Painted {
    return this.#keep(`frame:${size}`, () => paintFrame(size, this.#k));
  }
  label(text: string, sub: string, style: LabelStyle): Painted {
    return this.#keep(`label:${style}:${text}|${sub}`, () => paintLabel(text, sub, style, this.#k));
  }

  /** After a font has arrived. */
  clear(): void {
    this.#held.clear();
  }
}
