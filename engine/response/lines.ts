import type { FireLine } from '../exercise/state.ts';
import type { Point } from '../kernel/grid.ts';
import { ASSUMED_WORK } from './assumed.ts';
import { lineBetween, metres } from './journey.ts';

function nearestOnSegment(p: Point, a: Point, b: Point): Point {
  const de = b.e - a.e;
  const dn = b.n - a.n;
  const len2 = de * de + dn * dn;
  const f = len2 === 0 ? 0 : ((p.e - a.e) * de + (p.n - a.n) * dn) / len2;
  const s = Math.max(0, Math.min(1, f));
  return { e: a.e + s * de, n: a.n + s * dn };
}

/** The point of a polyline nearest to `p`; the first of equals. */
export function nearestOnLine(p: Point, line: readonly Point[]): Point {
  let best = line[0]!;
  let bestM = metres(p, best);
  for (let i = 1; i < line.length; i++) {
    const q = nearestOnSegment(p, line[i - 1]!, line[i]!);
    const d = metres(p, q);
    if (d < bestM) {
      best = q;
      bestM = d;
    }
  }
  return best;
}

/** Distance from a point to a polyline, m. */
const toLineM = (p: Point, line: readonly Point[]): number => metres(p, nearestOnLine(p, line));

/** The built line along which a path lies; the newest one first, null when there is none. */
export function lineAlong(lines: readonly FireLine[], path: readonly Point[]): FireLine | null {
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]!;
    if (line.builtM <= 0) continue;
    const built = lineBetween(line.path, 0, line.builtM);
    if (path.every((p) => toLineM(p, built) <= ASSUMED_WORK.alongLineM)) return line;
  }
  return null;
}
