import type { SeatView } from '../../engine/exercise/view.ts';
import type { Point } from '../../engine/kernel/grid.ts';
import { tracePath } from './paint-lines.ts';
import { MAP } from './palette.ts';
import { routeAhead, splitLine } from './motion.ts';
import type { PixelWindow } from './relief.ts';

/** A journey to draw, in the colour of who commands the team. */
export interface DrawnRoute {
  readonly unitId: string;
  readonly colour: string;
  readonly line: readonly Point[];
  readonly air: boolean;
  readonly selected: boolean;
}

/** Journeys in hand, the selected one last, so that it lies on top. */
export function routesOf(
  view: SeatView,
  tick: number,
  colourOf: (unitId: string) => string,
  selectedUnit: string | null,
): DrawnRoute[] {
  return view.units
    .filter((u) => u.route.length > 0)
    .map((u) => ({
      unitId: u.id,
      colour: colourOf(u.id),
      line: routeAhead(u, tick),
      air: u.route.some((l) => l.mode === 'air'),
      selected: u.id === selectedUnit,
    }))
    .filter((r) => r.line.length > 1)
    .sort((a, b) => Number(a.selected) - Number(b.selected));
}

function stroke(
  ctx: CanvasRenderingContext2D,
  path: Path2D,
  colour: string,
  width: number,
  dash: readonly number[],
): void {
  ctx.setLineDash(dash);
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.stroke(path);
}

const pathOf = (line: readonly Point[], window: PixelWindow): Path2D => {
  const path = new Path2D();
  tracePath(path, line, window);
  return path;
};

/** Routes still ahead of the teams: dashed, thinner for flights, stronger for the selected team. */
export function paintRoutes(
  ctx: CanvasRenderingContext2D,
  routes: readonly DrawnRoute[],
  window: PixelWindow,
  pixelRatio: number,
): void {
  const k = pixelRatio;
  ctx.save();
  ctx.lineJoin = 'round';
  for (const r of routes) {
    const path = pathOf(r.line, window);
    const width = r.selected ? 4 : r.air ? 2 : 3;
    stroke(ctx, path, 'rgba(11,16,19,0.72)', (width + 2.5) * k, []);
    stroke(
      ctx,
      path,
      r.colour,
      width * k,
      (r.air ? [3, 6] : [10, 6]).map((d) => d * k),
    );
  }
  ctx.restore();
}

/** Short strokes across a built line: the sign of a cleared strip. */
function ticksAlong(
  line: readonly Point[],
  window: PixelWindow,
  gapPx: number,
  halfPx: number,
): Path2D {
  const path = new Path2D();
  let carry = gapPx / 2;
  for (let i = 1; i < line.length; i++) {
    const ax = (line[i - 1]!.e - window.west) / window.metresPerPx;
    const ay = (window.north - line[i - 1]!.n) / window.metresPerPx;
    const dx = (line[i]!.e - window.west) / window.metresPerPx - ax;
    const dy = (window.north - line[i]!.n) / window.metresPerPx - ay;
    const length = Math.hypot(dx, dy);
    if (length === 0) continue;
    const ux = dx / length;
    const uy = dy / length;
    for (; carry <= length; carry += gapPx) {
      const x = ax + ux * carry;
      const y = ay + uy * carry;
      path.moveTo(x - uy * halfPx, y + ux * halfPx);
      path.lineTo(x + uy * halfPx, y - ux * halfPx);
    }
    carry -= length;
  }
  return path;
}

/** Fire lines: the built part solid with cross strokes, the rest dashed; burned out ones filled dark. */
export function paintFireLines(
  ctx: CanvasRenderingContext2D,
  view: SeatView,
  window: PixelWindow,
  pixelRatio: number,
  colourOf: (unitId: string) => string,
): void {
  const k = pixelRatio;
  ctx.save();
  ctx.lineJoin = 'round';
  ctx.lineCap = 'butt';
  for (const line of view.lines) {
    const colour = colourOf(line.unitId);
    const { done, rest } = splitLine(line.path, line.done ? Infinity : line.builtM);
    if (rest.length > 1) {
      const path = pathOf(rest, window);
      stroke(ctx, path, 'rgba(11,16,19,0.7)', 5.5 * k, []);
      stroke(ctx, path, colour, 2.5 * k, [6 * k, 5 * k]);
    }
    if (done.length < 2) continue;
    const path = pathOf(done, window);
    stroke(ctx, path, MAP.ink, 7 * k, []);
    stroke(ctx, path, line.burnedOut ? '#F3A6C3' : colour, 4 * k, []);
    stroke(ctx, ticksAlong(done, window, 12 * k, 5 * k), colour, 1.6 * k, []);
  }
  ctx.restore();
}
