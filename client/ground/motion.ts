import type { UnitView } from '../../engine/exercise/view.ts';
import type { Point } from '../../engine/kernel/grid.ts';

type Leg = UnitView['route'][number];

const metres = (a: Point, b: Point): number => Math.hypot(b.e - a.e, b.n - a.n);

export function lineLength(line: readonly Point[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) sum += metres(line[i - 1]!, line[i]!);
  return sum;
}

/** Point at a share (0 to 1) of the length of a line, and the index of the vertex behind it. */
export function alongLine(line: readonly Point[], share: number): { at: Point; behind: number } {
  const last = line.length - 1;
  if (last < 0) throw new Error('a line without points');
  let left = lineLength(line) * Math.min(1, Math.max(0, share));
  for (let i = 0; i < last; i++) {
    const a = line[i]!;
    const b = line[i + 1]!;
    const d = metres(a, b);
    if (left <= d && d > 0) {
      const f = left / d;
      return { at: { e: a.e + (b.e - a.e) * f, n: a.n + (b.n - a.n) * f }, behind: i };
    }
    left -= d;
  }
  return { at: line[last]!, behind: last };
}

/** How much of a leg is behind the traveller at `tick`, 0 to 1. */
export const legShare = (leg: Leg, tick: number): number =>
  leg.arriveTick <= leg.departTick
    ? Number(tick >= leg.arriveTick)
    : Math.min(1, Math.max(0, (tick - leg.departTick) / (leg.arriveTick - leg.departTick)));

/**
 * Where a team is at a moment: on its way by the times of its legs, else where the view puts it.
 * Before departure it stands at the start of its first leg.
 */
export function positionAt(unit: Pick<UnitView, 'at' | 'route'>, tick: number): Point {
  const leg = unit.route.find((l) => tick < l.arriveTick) ?? unit.route.at(-1);
  if (leg === undefined || leg.line.length === 0) return unit.at;
  return alongLine(leg.line, legShare(leg, tick)).at;
}

/**
 * True while a vehicle carries the team on. Teams on foot count as standing: they move by a plate's
 * width in many minutes.
 */
export function driving(unit: Pick<UnitView, 'route'>, tick: number): boolean {
  const leg = unit.route.find((l) => l.arriveTick > tick);
  return leg !== undefined && leg.mode !== 'foot';
}

/** True while a leg of the journey lies ahead. */
export const onTheWay = (unit: Pick<UnitView, 'route'>, tick: number): boolean =>
  unit.route.some((leg) => leg.arriveTick > tick);

/** What is left of a journey, from where the team is. Empty when it has arrived. */
export function routeAhead(unit: Pick<UnitView, 'route'>, tick: number): Point[] {
  const out: Point[] = [];
  for (const leg of unit.route) {
    if (leg.arriveTick <= tick || leg.line.length < 2) continue;
    const { at, behind } = alongLine(leg.line, legShare(leg, tick));
    out.push(at, ...leg.line.slice(behind + 1));
  }
  return out;
}

/** The first `lengthM` of a line, and the rest; both hold the point between. */
export function splitLine(
  line: readonly Point[],
  lengthM: number,
): { done: readonly Point[]; rest: readonly Point[] } {
  const total = lineLength(line);
  if (total === 0 || lengthM >= total) return { done: line, rest: [] };
  if (lengthM <= 0) return { done: [], rest: line };
  const { at, behind } = alongLine(line, lengthM / total);
  return { done: [...line.slice(0, behind + 1), at], rest: [at, ...line.slice(behind + 1)] };
}
