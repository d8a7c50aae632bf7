import { canDraw } from './canvas-fonts.ts';
import { FONT_STACK, MAP } from './palette.ts';
import { drawGlyph } from './symbols.ts';
import type { Glyph } from './symbols.ts';
import { newCanvas } from './tile-painter.ts';

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
/** Smaller plates show their colour alone. */
const GLYPH_FROM_PX = 20;
/** Space around a symbol for its edge. */
const RIM_PX = 2;

/** A painted picture with its size in CSS pixels; the canvas holds `pixelRatio` times as many. */
export interface Painted {
  readonly canvas: HTMLCanvasElement;
  readonly width: number;
  readonly height: number;
}

function paint(
  width: number,
  height: number,
  k: number,
  draw: (ctx: CanvasRenderingContext2D) => void,
): Painted {
  const { canvas, ctx } = newCanvas(Math.ceil(width * k), Math.ceil(height * k));
  ctx.scale(k, k);
  draw(ctx);
  return { canvas, width, height };
}

type Glyphs = ReadonlyMap<string, Glyph>;

function glyphIn(
  ctx: CanvasRenderingContext2D,
  glyphs: Glyphs,
  symbol: string,
  centre: number,
  size: number,
  colour: string,
): void {
  const glyph = glyphs.get(symbol);
  if (glyph !== undefined)
    drawGlyph(ctx, glyph, centre - size / 2, centre - size / 2, size, colour);
}

/** Team: filled square in the owner's colour with a dark glyph; below 20 px the plate only. */
export function paintPlate(
  glyphs: Glyphs,
  colour: string,
  symbol: string,
  size: number,
  k: number,
): Painted {
  const whole = size + 2 * RIM_PX;
  return paint(whole, whole, k, (ctx) => {
    ctx.beginPath();
    ctx.roundRect(RIM_PX, RIM_PX, size, size, 4);
    ctx.fillStyle = colour;
    ctx.fill();
    ctx.lineWidth = 2;
    ctx.strokeStyle = MAP.ink;
    ctx.stroke();
    if (size >= GLYPH_FROM_PX) glyphIn(ctx, glyphs, symbol, whole / 2, size * 0.72, MAP.ink);
  });
}

/** So far the plate under the top one of a pile sticks out, CSS pixels. */
const PILE_STEP_PX = 4;
const PILE_DIGITS_PX = 16;

/** Several teams at one place: plates over one another, with their number in place of a glyph. */
export function paintPile(colour: string, count: number, size: number, k: number): Painted {
  const whole = size + 2 * (RIM_PX + PILE_STEP_PX);
  return paint(whole, whole, k, (ctx) => {
    ctx.fillStyle = colour;
    ctx.lineWidth = 2;
    ctx.strokeStyle = MAP.ink;
    for (const step of [PILE_STEP_PX, 0]) {
      ctx.beginPath();
      ctx.roundRect(RIM_PX + PILE_STEP_PX + step, RIM_PX + PILE_STEP_PX - step, size, size, 4);
      ctx.fill();
      ctx.stroke();
    }
    const px = Math.min(PILE_DIGITS_PX, size * 0.75);
    ctx.font = `700 ${px}px ${FONT_STACK}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillStyle = MAP.ink;
    ctx.fillText(String(count), whole / 2, whole / 2 + px / 16);
  });
}

/** Facility: dark circle, light line. */
export function paintFacility(glyphs: Glyphs, symbol: string, size: number, k: number): Painted {
  const whole = size + 2 * RIM_PX;
  return paint(whole, whole, k, (ctx) => {
    ctx.beginPath();
    ctx.arc(whole / 2, whole / 2, size / 2, 0, 2 * Math.PI);
    ctx.fillStyle = MAP.ground;
    ctx.fill();
    ctx.lineWidth = 1.6;
    ctx.strokeStyle = MAP.text;
    ctx.stroke();
    glyphIn(ctx, glyphs, symbol, whole / 2, size * 0.66, MAP.text);
  });
}

/** Hazard point: dark diamond, light line. */
export function paintHazardPoint(
  glyphs: Glyphs,
  symbol: string,
  size: number,
  line: string,
  k: number,
): Painted {
  const r = size * 0.68;
  const c = Math.ceil(r) + RIM_PX;
  return paint(2 * c, 2 * c, k, (ctx) => {
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
    glyphIn(ctx, glyphs, symbol, c, size * 0.64, line);
  });
}

/** Settlement: a dot with a dark rim. */
export function paintDot(colour: string, size: number, k: number): Painted {
  const whole = size + 2 * RIM_PX;
  return paint(whole, whole, k, (ctx) => {
    ctx.beginPath();
    ctx.arc(whole / 2, whole / 2, size / 2, 0, 2 * Math.PI);
    ctx.fillStyle = colour;
    ctx.fill();
    ctx.lineWidth = 2;
    ctx.strokeStyle = MAP.ink;
    ctx.stroke();
  });
}

/** Frame of the selected thing: teal, 5 px outside it. */
export function paintFrame(size: number, k: number): Painted {
  const whole = size + 10 + 2 * RIM_PX;
  return paint(whole, whole, k, (ctx) => {
    ctx.beginPath();
    ctx.roundRect(RIM_PX, RIM_PX, size + 10, size + 10, 7);
    ctx.lineWidth = 3;
    ctx.strokeStyle = MAP.action;
    ctx.stroke();
  });
}

const fontOf = (look: LabelLook): string => `${look.weight} ${look.px}px ${FONT_STACK}`;
let ruler: CanvasRenderingContext2D | null = null;

function widthOf(text: string, look: LabelLook): number {
  ruler ??= newCanvas(1, 1).ctx;
  ruler.font = fontOf(look);
  return ruler.measureText(text).width + look.spacingPx * Math.max(0, text.length - 1);
}

/** Words with a dark halo; the second line is quieter. */
export function paintLabel(text: string, sub: string, style: LabelStyle, k: number): Painted {
  const lines: [string, LabelLook][] = [[text, LOOKS[style]]];
  if (sub !== '') lines.push([sub, SUB_LOOK]);
  const width = Math.ceil(Math.max(...lines.map(([t, l]) => widthOf(t, l)))) + HALO_PX;
  const height = Math.ceil(lines.reduce((h, [, l]) => h + l.px * LINE_RATIO, 0));
  // All are asked, so that all are fetched together.
  const ready = lines.map(([t, l]) => canDraw(fontOf(l), t)).every(Boolean);
  return paint(width, height, k, (ctx) => {
    if (!ready) return;
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'center';
    ctx.lineJoin = 'round';
    let y = 0;
    for (const [t, look] of lines) {
      const middle = y + (look.px * LINE_RATIO) / 2;
      ctx.font = fontOf(look);
      ctx.letterSpacing = `${look.spacingPx}px`;
      ctx.strokeStyle = MAP.ink;
      ctx.lineWidth = HALO_PX;
      ctx.strokeText(t, width / 2, middle);
      ctx.fillStyle = look.colour;
      ctx.fillText(t, width / 2, middle);
      y += look.px * LINE_RATIO;
    }
  });
}
