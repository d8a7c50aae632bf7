import type { Point } from '../engine/kernel/grid.ts';

/** Distance of `p` from the segment a–b, squared. */
function offSquared(p: Point, a: Point, b: Point): number {
  const dx = b.e - a.e;
  const dy = b.n - a.n;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : ((p.e - a.e) * dx + (p.n - a.n) * dy) / length;
  const u = Math.max(0, Math.min(1, t));
  const ex = p.e - a.e - u * dx;
  const ey = p.n - a.n - u * dy;
  return ex * ex + ey * ey;
}

/** Douglas and Peucker's simplification: ends stay, no vertex left out is off by more. */
export function simplify(line: readonly Point[], toleranceM: number): readonly Point[] {
  if (line.length <= 2) return line;
  const keep = new Uint8Array(line.length);
  keep[0] = keep[line.length - 1] = 1;
  const stack: [number, number][] = [[0, line.length - 1]];
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    const [from, to] = part;
    let worst = toleranceM * toleranceM;
    let split = -1;
    for (let i = from + 1; i < to; i++) {
      const off = offSquared(line[i]!, line[from]!, line[to]!);
      if (off > worst) {
        worst = off;
        split = i;
      }
    }
    if (split < 0) continue;
    keep[split] = 1;
    stack.push([from, split], [split, to]);
  }
  return line.filter((_, i) => keep[i] === 1);
}
