/** Glyphs of the sprite `assets/symbols.svg`, parsed once and drawn on any canvas. */

const GLYPH_BOX = 24;

export interface Glyph {
  readonly shapes: readonly Path2D[];
  readonly strokeWidth: number;
}

function shapeOf(node: Element): Path2D | null {
  const num = (name: string): number => Number(node.getAttribute(name) ?? 0);
  switch (node.tagName) {
    case 'path':
      return new Path2D(node.getAttribute('d') ?? '');
    case 'circle': {
      const path = new Path2D();
      path.arc(num('cx'), num('cy'), num('r'), 0, 2 * Math.PI);
      return path;
    }
    case 'rect': {
      const path = new Path2D();
      path.roundRect(num('x'), num('y'), num('width'), num('height'), num('rx'));
      return path;
    }
    default:
      return null;
  }
}

/** Reads the sprite. Drawing from paths needs no image requests and so no opening in the CSP. */
export function parseSymbols(svg: string): ReadonlyMap<string, Glyph> {
  const doc = new DOMParser().parseFromString(svg, 'image/svg+xml');
  const glyphs = new Map<string, Glyph>();
  for (const symbol of doc.querySelectorAll('symbol')) {
    const shapes = [...symbol.children].map(shapeOf).filter((p) => p !== null);
    glyphs.set(symbol.id, {
      shapes,
      strokeWidth: Number(symbol.getAttribute('stroke-width') ?? 1.75),
    });
  }
  return glyphs;
}

/** Draws a glyph into a square with its upper left corner at (x, y). */
export function drawGlyph(
  ctx: CanvasRenderingContext2D,
  glyph: Glyph,
  x: number,
  y: number,
  size: number,
  colour: string,
): void {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(size / GLYPH_BOX, size / GLYPH_BOX);
  ctx.strokeStyle = colour;
  ctx.lineWidth = glyph.strokeWidth;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  for (const shape of glyph.shapes) ctx.stroke(shape);
  ctx.restore();
}
