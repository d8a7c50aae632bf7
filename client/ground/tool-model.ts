import type { Point } from '../../engine/kernel/grid.ts';
import type { Screen } from './drawn.ts';

/** Distance within which a handle is grabbed, CSS pixels (a target of 24 px). */
export const GRAB_PX = 14;

/** What the hand or the keyboard does to a drawing. */
export type ToolAct =
  | { readonly do: 'add'; readonly at: Point }
  | { readonly do: 'move'; readonly index: number; readonly at: Point }
  | { readonly do: 'removeLast' }
  | { readonly do: 'clear' };

/** The points after an act; the same array when the act changes nothing. */
export function drawn(
  kind: 'point' | 'path',
  points: readonly Point[],
  act: ToolAct,
): readonly Point[] {
  switch (act.do) {
    case 'add':
      return kind === 'point' ? [act.at] : [...points, act.at];
    case 'move':
      if (points[act.index] === undefined) return points;
      return points.map((p, i) => (i === act.index ? act.at : p));
    case 'removeLast':
      return points.length === 0 ? points : points.slice(0, -1);
    case 'clear':
      return points.length === 0 ? points : [];
  }
}

/** Handle under the hand, the nearest first; -1 for none. */
export function handleAt(handles: readonly Screen[], at: Screen): number {
  let best = -1;
  let bestD = GRAB_PX;
  handles.forEach((h, i) => {
    const d = Math.hypot(h.x - at.x, h.y - at.y);
    if (d <= bestD) {
      best = i;
      bestD = d;
    }
  });
  return best;
}
