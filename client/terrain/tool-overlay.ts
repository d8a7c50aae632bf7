import type { Point } from '../../engine/kernel/grid.ts';
import type { Screen } from '../ground/drawn.ts';
import { MAP } from '../ground/palette.ts';
import type { Drawing } from '../ui/map-props.ts';
import type { Project } from './symbol-layer.ts';

const HANDLE_PX = 10;
const DISC_PX = 5.25;
/** A drawn line follows the ground in steps of this length, but no more than `MAX_STEPS`. */
const STEP_M = 60;
const MAX_STEPS = 64;
/** Far outside of every view: a handle behind the eye keeps its number and cannot be grabbed. */
const NOWHERE: Screen = { x: -1e6, y: -1e6 };

/** Handles of a drawing on the screen, CSS pixels; one for each point. */
export const handlesOf = (tool: Drawing | null, project: Project): readonly Screen[] =>
  tool === null ? [] : tool.points.map((p) => project(p) ?? NOWHERE);

/** Points along a straight line on the ground, both ends included. */
export function alongGround(a: Point, b: Point): Point[] {
  const length = Math.hypot(b.e - a.e, b.n - a.n);
  const steps = Math.min(MAX_STEPS, Math.max(1, Math.ceil(length / STEP_M)));
  return Array.from({ length: steps + 1 }, (_, i) => ({
    e: a.e + (i / steps) * (b.e - a.e),
    n: a.n + (i / steps) * (b.n - a.n),
  }));
}

/** A drawing, flat and sharp over the terrain: its line on the ground and a mark at each point. */
export function paintDrawing(
  ctx: CanvasRenderingContext2D,
  tool: Drawing,
  mark: 'handle' | 'disc',
  project: Project,
): void {
  const line = tool.points
    .slice(1)
    .flatMap((p, i) => alongGround(tool.points[i]!, p))
    .map((p) => project(p));
  ctx.lineJoin = 'round';
  for (const [colour, width] of [
    [MAP.ink, 7],
    [MAP.action, 4],
  ] as const) {
    ctx.beginPath();
    let pen = false;
    for (const s of line) {
      if (s === null) pen = false;
      else if (pen) ctx.lineTo(s.x, s.y);
      else {
        ctx.moveTo(s.x, s.y);
        pen = true;
      }
    }
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.stroke();
  }
  ctx.fillStyle = mark === 'handle' ? MAP.ground : MAP.action;
  ctx.strokeStyle = mark === 'handle' ? MAP.action : MAP.ink;
  ctx.lineWidth = mark === 'handle' ? 2.5 : 1.5;
  for (const h of handlesOf(tool, project)) {
    if (mark === 'disc') {
      ctx.beginPath();
      ctx.arc(h.x, h.y, DISC_PX, 0, 2 * Math.PI);
      ctx.fill();
      ctx.stroke();
      continue;
    }
    const box = [h.x - HANDLE_PX / 2, h.y - HANDLE_PX / 2, HANDLE_PX, HANDLE_PX] as const;
    ctx.fillRect(...box);
    ctx.strokeRect(...box);
  }
}
