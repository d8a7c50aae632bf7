import { ARROW_COLOURS, CLASS_LAYERS } from './class-layers.ts';
import type { LayerId } from '../../engine/exercise/layer-frame.ts';
import type { GroundLoop, HazardShapes } from './hazard-shapes.ts';
import { FORECAST, KNOWN_FIRE, SURVEYED_FIRE, TRUTH_FIRE } from './palette.ts';
import type { FireClass } from './palette.ts';
import type { PixelWindow } from './relief.ts';

function pathOf(loops: readonly GroundLoop[], window: PixelWindow): Path2D {
  const m = window.metresPerPx;
  const path = new Path2D();
  for (const loop of loops) {
    for (let i = 0; i < loop.length; i += 2) {
      const x = (loop[i]! - window.west) / m;
      const y = (window.north - loop[i + 1]!) / m;
      if (i === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
    path.closePath();
  }
  return path;
}

/** Beyond this scale a fire is a few pixels wide: thin plain edges, no dashes, m a CSS pixel. */
const SMALL_SCALE = 45;

/** Thin diagonal lines at equal distances in ground-fixed pixels. */
function hatch(
  ctx: CanvasRenderingContext2D,
  area: Path2D,
  window: PixelWindow,
  pixelRatio: number,
): void {
  const gap = 7 * pixelRatio;
  // Fixed to the ground, so that a repaint after a move never shifts the hatch.
  const phase = ((window.north - window.west) / window.metresPerPx) % gap;
  ctx.save();
  ctx.clip(area, 'evenodd');
  ctx.beginPath();
  for (let c = phase - gap; c < window.width + window.height; c += gap) {
    ctx.moveTo(c, 0);
    ctx.lineTo(c - window.height, window.height);
  }
  ctx.strokeStyle = 'rgba(255, 230, 239, 0.2)';
  ctx.lineWidth = pixelRatio;
  ctx.stroke();
  ctx.restore();
}

function edge(
  ctx: CanvasRenderingContext2D,
  path: Path2D,
  style: FireClass,
  pixelRatio: number,
  small: boolean,
): void {
  ctx.setLineDash([]);
  if (small) {
    ctx.strokeStyle = style.edge;
    ctx.lineWidth = 0.5 * style.widthPx * pixelRatio;
    ctx.stroke(path);
    return;
  }
  ctx.strokeStyle = 'rgba(11, 16, 19, 0.55)';
  ctx.lineWidth = (style.widthPx + 1.6) * pixelRatio;
  ctx.stroke(path);
  ctx.setLineDash(style.dash.map((d) => d * pixelRatio));
  ctx.strokeStyle = style.edge;
  ctx.lineWidth = style.widthPx * pixelRatio;
  ctx.stroke(path);
  ctx.setLineDash([]);
}

/** Paths one in the other as one: filled by even and odd, only what is between them. */
function between(outer: Path2D, inner: Path2D | undefined): Path2D {
  const both = new Path2D(outer);
  if (inner !== undefined) both.addPath(inner);
  return both;
}

/** Which layers the viewer wants to see. */
export interface HazardChoice {
  readonly forecast: boolean;
  readonly arrows: boolean;
  /** Layers of classes that are off. */
  readonly hidden: ReadonlySet<LayerId>;
}

/** Classes of a layer as bands, each filled between its outline and that of the next. */
function paintBands(
  ctx: CanvasRenderingContext2D,
  shapes: HazardShapes,
  window: PixelWindow,
  pixelRatio: number,
  hidden: ReadonlySet<LayerId>,
): void {
  for (const { id, classes } of CLASS_LAYERS) {
    const bands = hidden.has(id) ? undefined : shapes.bands.get(id);
    if (bands === undefined) continue;
    const paths = bands.map((loops) => pathOf(loops, window));
    paths.forEach((path, i) => {
      const { look } = classes[i]!;
      ctx.fillStyle = look.fill;
      ctx.fill(between(path, paths[i + 1]), 'evenodd');
      ctx.strokeStyle = look.edge;
      ctx.lineWidth = 0.75 * pixelRatio;
      ctx.stroke(path);
    });
  }
}

/** Arrows are drawn at this size, CSS pixels, when the ground gives them room. */
const ARROW_PX = 13;
const ARROW_LEAST_PX = 5;

function paintArrows(
  ctx: CanvasRenderingContext2D,
  shapes: HazardShapes,
  window: PixelWindow,
  pixelRatio: number,
): void {
  for (const a of shapes.arrows) {
    const room = a.sizeM / window.metresPerPx;
    if (room < ARROW_LEAST_PX * pixelRatio) continue;
    const half = Math.min(0.42 * room, (ARROW_PX * pixelRatio) / 2);
    const x = (a.e - window.west) / window.metresPerPx;
    const y = (window.north - a.n) / window.metresPerPx;
    ctx.save();
    ctx.translate(x, y);
    ctx.rotate(a.turn);
    ctx.beginPath();
    ctx.moveTo(0, half);
    ctx.lineTo(0, -half);
    ctx.moveTo(-0.45 * half, -0.4 * half);
    ctx.lineTo(0, -half);
    ctx.lineTo(0.45 * half, -0.4 * half);
    ctx.strokeStyle = 'rgba(11, 16, 19, 0.7)';
    ctx.lineWidth = 3 * pixelRatio;
    ctx.stroke();
    ctx.strokeStyle = ARROW_COLOURS[a.strength]!;
    ctx.lineWidth = 1.5 * pixelRatio;
    ctx.stroke();
    ctx.restore();
  }
}

/**
 * Paints the hazard layers of a window over whatever is there: arrival bands from late to soon,
 * known fire near-black with a hatch, truth as a dashed line. `window` is in device pixels.
 */
export function paintHazards(
  ctx: CanvasRenderingContext2D,
  shapes: HazardShapes,
  window: PixelWindow,
  pixelRatio: number,
  choice: HazardChoice,
): void {
  ctx.save();
  ctx.lineJoin = 'round';
  const small = window.metresPerPx * pixelRatio > SMALL_SCALE;
  paintBands(ctx, shapes, window, pixelRatio, choice.hidden);
  const limits = choice.forecast ? shapes.forecast.map((l) => pathOf(l, window)) : [];
  limits.forEach((limit, i) => {
    ctx.fillStyle = FORECAST[i]!.fill;
    ctx.fill(between(limit, limits[i - 1]), 'evenodd');
  });
  for (let i = limits.length - 1; i >= 0; i--)
    edge(ctx, limits[i]!, FORECAST[i]!, pixelRatio, small);
  const known = pathOf(shapes.known, window);
  ctx.fillStyle = KNOWN_FIRE.fill;
  ctx.fill(known, 'evenodd');
  if (!small) hatch(ctx, known, window, pixelRatio);
  ctx.fillStyle = TRUTH_FIRE.fill;
  ctx.fill(pathOf(shapes.flaming, window), 'evenodd');
  edge(ctx, known, KNOWN_FIRE, pixelRatio, small);
  if (shapes.survey.length > 0)
    edge(ctx, pathOf(shapes.survey, window), SURVEYED_FIRE, pixelRatio, small);
  if (shapes.truth.length > 0)
    edge(ctx, pathOf(shapes.truth, window), TRUTH_FIRE, pixelRatio, small);
  if (choice.arrows) paintArrows(ctx, shapes, window, pixelRatio);
  ctx.restore();
}
