import type { Point } from '../kernel/grid.ts';
import type { RouteLeg } from '../region/routing.ts';

/** Anything that travels: a team, or a group of people. */
interface Traveller {
  readonly at: Point;
  readonly route: readonly RouteLeg[];
}

export const metres = (a: Point, b: Point): number =>
  Math.sqrt((a.e - b.e) * (a.e - b.e) + (a.n - b.n) * (a.n - b.n));

export const endOf = (leg: RouteLeg): Point => leg.line[leg.line.length - 1]!;

/** The point `alongM` metres from the start of a line; its ends when out of range. */
export function pointAlong(line: readonly Point[], alongM: number): Point {
  let left = alongM;
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]!;
    const b = line[i]!;
    const d = metres(a, b);
    if (left <= d && d > 0) {
      const f = Math.max(0, left) / d;
      return { e: a.e + (b.e - a.e) * f, n: a.n + (b.n - a.n) * f };
    }
    left -= d;
  }
  return line[line.length - 1]!;
}

export function lineLengthM(line: readonly Point[]): number {
  let m = 0;
  for (let i = 1; i < line.length; i++) m += metres(line[i - 1]!, line[i]!);
  return m;
}

/** The part of a line from `fromM` to `toM`, vertices in between included. */
export function lineBetween(line: readonly Point[], fromM: number, toM: number): Point[] {
  const out = [pointAlong(line, fromM)];
  let m = 0;
  for (let i = 1; i < line.length; i++) {
    m += metres(line[i - 1]!, line[i]!);
    if (m > fromM && m < toM) out.push(line[i]!);
  }
  out.push(pointAlong(line, toM));
  return out;
}

/** Where a traveller is at `tick`: on a leg, between two legs, or at its last place. */
export function positionAt(t: Traveller, tick: number): Point {
  let at = t.at;
  for (const leg of t.route) {
    if (tick < leg.departTick) return at;
    if (tick < leg.arriveTick) {
      const share = (tick - leg.departTick) / (leg.arriveTick - leg.departTick);
      return pointAlong(leg.line, share * lineLengthM(leg.line));
    }
    at = endOf(leg);
  }
  return at;
}

/** From where and when a traveller can take another way: vehicles finish the stretch they are on. */
interface Origin {
  /** Stretch still to be finished, if any. */
  readonly prefix: readonly RouteLeg[];
  readonly from: Point;
  readonly nodeId: number;
  readonly tick: number;
}

/** Where a traveller may turn off at `tick`, and when it is there. */
export function originAt(t: Traveller, nodeId: number, tick: number): Origin {
  let from = t.at;
  let node = nodeId;
  for (const leg of t.route) {
    if (tick <= leg.departTick) break;
    if (tick < leg.arriveTick) {
      if (leg.mode === 'road' || leg.mode === 'ferry')
        return { prefix: [leg], from: endOf(leg), nodeId: leg.endNodeId, tick: leg.arriveTick };
      return { prefix: [], from: positionAt(t, tick), nodeId: -1, tick };
    }
    from = endOf(leg);
    node = leg.endNodeId;
  }
  return { prefix: [], from, nodeId: node, tick };
}

/**
 * When a traveller must think again because a road ahead is closed: at the node before it, or at
 * the next node when its headquarters already know. Infinity when the way is free.
 */
export function contactTick(
  route: readonly RouteLeg[],
  closed: ReadonlySet<number>,
  known: (edgeId: number) => boolean,
  tick: number,
): number {
  let nextNode = Infinity;
  for (const leg of route) {
    if (leg.arriveTick <= tick) continue;
    const under = leg.departTick < tick;
    if (!under && leg.edgeId >= 0 && closed.has(leg.edgeId))
      return known(leg.edgeId) ? Math.min(nextNode, leg.departTick) : leg.departTick;
    if (nextNode === Infinity) nextNode = leg.arriveTick;
  }
  return Infinity;
}
