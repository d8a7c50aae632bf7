import type * as Phaser from 'phaser';
import { FONT_STACK, MAP } from '../ground/palette.ts';
import { drawGlyph } from '../ground/symbols.ts';
import type { Glyph } from '../ground/symbols.ts';
import { newCanvas } from '../ground/tile-painter.ts';
import { addCanvasTexture } from './canvas-texture.ts';

export type LabelStyle = 'strong' | 'plain' | 'water' | 'town';

interface LabelLook {
  readonly weight: number;
  readonly px: number;
  readonly colour: string;
  readonly spacingPx: number;
}

const LOOKS: Readonly<Record<LabelStyle, LabelLook>> = {
  strong: { weight: 600, px: 16, colour: MAP.text, spacingPx: 0 },
  plain: { weight: 400, px: 16, colour: MAP.text, spacingPx: 0 },
  water: { weight: 400, px: 16, colour: MAP.waterText, spacingPx: 5 },
  town: { weight: 600, px: 18, colour: MAP.text, spacingPx: 1 },
};
const SUB_LOOK: LabelLook = { weight: 400, px: 16, colour: MAP.textQuiet, spacingPx: 0 };
const LINE_RATIO = 1.25;
const HALO_PX = 4;
/** Label textures kept; more than any view shows, so that panning back paints nothing. */
const KEPT_LABELS = 500;

export interface LabelTexture {
  readonly key: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export type Shape = 'plate' | 'circle' | 'diamond';

/**
 * Pictures of plates, facilities and labels, painted on demand and shared by all that look alike.
 * Sizes are CSS pixels; textures hold `pixelRatio` times as many.
 */
export class MapTextures {
  readonly #textures: Phaser.Textures.TextureManager;
  readonly #glyphs: ReadonlyMap<string, Glyph>;
  readonly #k: number;
  readonly #labels = new Map<string, LabelTexture>();
  readonly #icons = new Set<string>();
  readonly #measure = newCanvas(1, 1).ctx;

  constructor(
    textures: Phaser.Textures.TextureManager,
    glyphs: ReadonlyMap<string, Glyph>,
    pixelRatio: number,
  ) {
    this.#textures = textures;
    this.#glyphs = glyphs;
    this.#k = pixelRatio;
  }

  #icon(key: string, size: number, draw: (ctx: CanvasRenderingContext2D) => void): string {
    if (this.#icons.has(key)) return key;
    const { canvas, ctx } = newCanvas(Math.ceil(size * this.#k), Math.ceil(size * this.#k));
    ctx.scale(this.#k, this.#k);
    draw(ctx);
    addCanvasTexture(this.#textures, key, canvas);
    this.#icons.add(key);
    return key;
  }

  /** Team: filled square in the owner's colour with a dark glyph; below 20 px the plate only. */
  plate(colour: string, symbol: string, size: number): string {
    return this.#icon(`plate:${colour}:${symbol}:${size}`, size + 4, (ctx) => {
      ctx.beginPath();
      ctx.roundRect(2, 2, size, size, 4);
      ctx.fillStyle = colour;
      ctx.fill();
      ctx.lineWidth = 2;
      ctx.strokeStyle = MAP.ink;
      ctx.stroke();
      const glyph = this.#glyphs.get(symbol);
      if (glyph !== undefined && size >= 20)
        drawGlyph(ctx, glyph, 2 + size * 0.14, 2 + size * 0.14, size * 0.72, MAP.ink);
    });
  }

  /** Facility: dark circle, light line. */
  facility(symbol: string, size: number): string {
    return this.#icon(`facility:${symbol}:${size}`, size + 4, (ctx) => {
      const r = size / 2;
      ctx.beginPath();
      ctx.arc(r + 2, r + 2, r, 0, 2 * Math.PI);
      ctx.fillStyle = MAP.ground;
      ctx.fill();
      ctx.lineWidth = 1.6;
      ctx.strokeStyle = MAP.text;
      ctx.stroke();
      const glyph = this.#glyphs.get(symbol);
      if (glyph !== undefined)
        drawGlyph(ctx, glyph, 2 + size * 0.17, 2 + size * 0.17, size * 0.66, MAP.text);
    });
  }

  /** Hazard point: dark diamond, light line. */
  hazard(symbol: string, size: number, line: string): string {
    return this.#icon(`hazard:${symbol}:${size}:${line}`, size * 1.4 + 4, (ctx) => {
      const c = (size * 1.4 + 4) / 2;
      const r = size * 0.68;
      ctx.beginPath();
      ctx.moveTo(c, c - r);
      ctx.lineTo(c + r, c);
      ctx.lineTo(c, c + r);
      ctx.lineTo(c - r, c);
      ctx.closePath();
      ctx.fillStyle = MAP.ground;
      ctx.fill();
      ctx.lineWidth = 2;
      ctx.strokeStyle = line;
      ctx.stroke();
      const glyph = this.#glyphs.get(symbol);
      if (glyph !== undefined)
        drawGlyph(ctx, glyph, c - size * 0.32, c - size * 0.32, size * 0.64, line);
    });
  }

  /** Settlement: a dot with a dark rim. */
  dot(colour: string, size: number): string {
    return this.#icon(`dot:${colour}:${size}`, size + 4, (ctx) => {
      ctx.beginPath();
      ctx.arc(size / 2 + 2, size / 2 + 2, size / 2, 0, 2 * Math.PI);
      ctx.fillStyle = colour;
      ctx.fill();
      ctx.lineWidth = 2;
      ctx.strokeStyle = MAP.ink;
      ctx.stroke();
    });
  }

  /** Frame of the selected thing: teal, 5 px outside it. */
  frame(size: number): string {
    return this.#icon(`frame:${size}`, size + 14, (ctx) => {
      ctx.beginPath();
      ctx.roundRect(2, 2, size + 10, size + 10, 7);
      ctx.lineWidth = 3;
      ctx.strokeStyle = MAP.action;
      ctx.stroke();
    });
  }

  #widthOf(text: string, look: LabelLook): number {
    this.#measure.font = `${look.weight} ${look.px}px ${FONT_STACK}`;
    return this.#measure.measureText(text).width + look.spacingPx * Math.max(0, text.length - 1);
  }

  /** Words with a dark halo; the second line is quieter. */
  label(text: string, sub: string, style: LabelStyle): LabelTexture {
    const id = `label:${style}:${text}|${sub}`;
    const known = this.#labels.get(id);
    if (known !== undefined) {
      this.#labels.delete(id);
      this.#labels.set(id, known);
      return known;
    }
    const lines: [string, LabelLook][] = [[text, LOOKS[style]]];
    if (sub !== '') lines.push([sub, SUB_LOOK]);
    const width = Math.ceil(Math.max(...lines.map(([t, l]) => this.#widthOf(t, l)))) + HALO_PX;
    const height = Math.ceil(lines.reduce((h, [, l]) => h + l.px * LINE_RATIO, 0));
    const k = this.#k;
    const { canvas, ctx } = newCanvas(Math.ceil(width * k), Math.ceil(height * k));
    ctx.scale(k, k);
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'center';
    ctx.lineJoin = 'round';
    let y = 0;
    for (const [t, look] of lines) {
      ctx.font = `${look.weight} ${look.px}px ${FONT_STACK}`;
      ctx.letterSpacing = `${look.spacingPx}px`;
      const mid = y + (look.px * LINE_RATIO) / 2;
      ctx.strokeStyle = MAP.ink;
      ctx.lineWidth = HALO_PX;
      ctx.strokeText(t, width / 2, mid);
      ctx.fillStyle = look.colour;
      ctx.fillText(t, width / 2, mid);
      y += look.px * LINE_RATIO;
    }
    addCanvasTexture(this.#textures, id, canvas);
    const made = { key: id, width, height };
    this.#labels.set(id, made);
    return made;
  }

  /** Drops the labels used longest ago that are not in `inUse`. */
  trim(inUse: ReadonlySet<string>): void {
    let surplus = this.#labels.size - KEPT_LABELS;
    for (const id of this.#labels.keys()) {
      if (surplus <= 0) return;
      if (inUse.has(id)) continue;
      this.#textures.remove(id);
      this.#labels.delete(id);
      surplus--;
    }
  }

  /** Forgets every label, after a font has arrived. Images must be given new textures at once. */
  forgetLabels(): void {
    for (const id of this.#labels.keys()) this.#textures.remove(id);
    this.#labels.clear();
  }
}
