import type { Command } from '../../exercise/commands/command.ts';
import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import { cellAt } from '../../kernel/grid.ts';
import type { Point } from '../../kernel/grid.ts';
import { lineBetween, lineLengthM, pointAlong } from '../../response/journey.ts';
import type { FireEdge } from './fire-edge.ts';
import { isOpen, metresBetween, recentOrders, squaredM, takeNearest } from './policy.ts';
import type { Available, Desk } from './policy.ts';

/** Directions from the middle of the fire in which the ring around it has a corner. */
const CORNERS = 48;
/** The ring takes along the edge of so many corners to either side, which rounds it off. */
const ROUNDING = 3;
/** The ring runs this far outside the known edge, and so much farther where the wind blows it, m. */
const STAND_OFF_M = 180;
const DOWNWIND_M_PER_MS = 60;
/** A fire with a ring longer than this is too large to be ringed by crews on foot, m. */
const LONGEST_RING_M = 9_000;
/** A line that the known fire has passed by this much holds nothing any more, m. */
const OVERRUN_M = 60;
/** Lines are looked at every so many metres: less than the way between two corners of a ring. */
const SAMPLE_M = 25;
/** Line for which it is worth sending a person, m: about an hour's work in light fuel. */
const LEAST_M_PER_PERSON = 6;

const around = (i: number): number => (i + CORNERS) % CORNERS;

/**
 * Corner of the ring in whose direction a point lies. Corners stand evenly on a square on its tip,
 * which orders directions like an angle does and needs no trigonometry.
 */
function cornerOf(edge: FireEdge, e: number, n: number): number {
  const de = e - edge.centre.e;
  const dn = n - edge.centre.n;
  const sum = Math.abs(de) + Math.abs(dn);
  if (sum === 0) return 0;
  const up = dn / sum;
  const turn = de >= 0 ? (dn >= 0 ? up : 4 + up) : 2 - up;
  return Math.round((turn * CORNERS) / 4) % CORNERS;
}

/** Unit vector towards a corner. */
function wayTo(corner: number): Point {
  const turn = (4 * corner) / CORNERS;
  const n = turn <= 1 ? turn : turn <= 3 ? 2 - turn : turn - 4;
  const e = (turn <= 1 || turn >= 3 ? 1 : -1) * (1 - Math.abs(n));
  const length = Math.sqrt(e * e + n * n);
  return { e: e / length, n: n / length };
}

/** How far the known edge reaches in each direction. */
function reachM(edge: FireEdge): number[] {
  const reach = new Array<number>(CORNERS).fill(0);
  for (const { at } of edge.points) {
    const c = cornerOf(edge, at.e, at.n);
    reach[c] = Math.max(reach[c]!, metresBetween(at, edge.centre));
  }
  return reach;
}

function widest(reach: readonly number[], i: number): number {
  let most = 0;
  for (let d = -ROUNDING; d <= ROUNDING; d++) most = Math.max(most, reach[around(i + d)]!);
  return most;
}

/** Corners of a ring around the known fire, with more room ahead of it the stronger the wind. */
function ring(edge: FireEdge, reach: readonly number[], windMs: number): Point[] {
  return reach.map((_, i) => {
    const way = wayTo(i);
    const ahead = Math.max(0, way.e * edge.downwind.e + way.n * edge.downwind.n);
    const r = widest(reach, i) + STAND_OFF_M + DOWNWIND_M_PER_MS * ahead * windMs;
    return { e: edge.centre.e + way.e * r, n: edge.centre.n + way.n * r };
  });
}

/** Lines that stand, are being built or are ordered, as far as the seat knows. */
function linesKnown(desk: Desk): (readonly Point[])[] {
  const { k } = desk;
  const out: (readonly Point[])[] = [];
  const busy = new Set<number>();
  for (const { lineId } of k.units) if (lineId !== null) busy.add(lineId);
  for (const line of k.lines) if (line.done || busy.has(line.id)) out.push(line.path);
  for (const o of recentOrders(desk, 0)) {
    if (isOpen(o) && o.order.type === 'buildLine') out.push(o.order.path);
  }
  return out;
}

/** Directions in which a line that the fire has not passed lies between it and the rest. */
function covered(desk: Desk, edge: FireEdge, reach: readonly number[]): boolean[] {
  const out = new Array<boolean>(CORNERS).fill(false);
  const { centre } = edge;
  const look = (e: number, n: number): void => {
    const c = cornerOf(edge, e, n);
    const least = reach[c]! - OVERRUN_M;
    const de = e - centre.e;
    const dn = n - centre.n;
    if (least <= 0 || de * de + dn * dn >= least * least) out[c] = true;
  };
  for (const path of linesKnown(desk)) {
    look(path[0]!.e, path[0]!.n);
    for (let i = 1; i < path.length; i++) {
      const a = path[i - 1]!;
      const b = path[i]!;
      const steps = Math.max(1, Math.ceil(metresBetween(a, b) / SAMPLE_M));
      for (let s = 1; s <= steps; s++) {
        look(a.e + ((b.e - a.e) * s) / steps, a.n + ((b.n - a.n) * s) / steps);
      }
    }
  }
  return out;
}

/** Pieces of the ring between directions that are held, each as a line from corner to corner. */
function gaps(corners: readonly Point[], held: readonly boolean[]): Point[][] {
  const open = (i: number): boolean => !(held[around(i)]! && held[around(i + 1)]!);
  let start = 0;
  while (start < CORNERS && open(start)) start++;
  if (start === CORNERS) return [[...corners, corners[0]!]];
  const out: Point[][] = [];
  for (let i = start; i < start + CORNERS; i++) {
    if (!open(i)) continue;
    const line = [corners[around(i)]!];
    for (; i < start + CORNERS && open(i); i++) line.push(corners[around(i + 1)]!);
    out.push(line);
  }
  return out;
}

const inside = (k: SeatKnowledge, p: Point): boolean => cellAt(k.fireGrid, p.e, p.n) >= 0;

/**
 * Crews that cannot attack because of the flames cut a ring around the fire, each as much of what
 * is still open as its strength allows, nearest crews first. Takes those that it uses out of the
 * list.
 */
export function encircle(desk: Desk, teams: Available[], edge: FireEdge): Command[] {
  const { k } = desk;
  const crews = teams.filter((t) => t.spec.capabilities.includes('handCrew'));
  if (crews.length === 0 || edge.points.length === 0) return [];
  const reach = reachM(edge);
  const corners = ring(edge, reach, k.weather.windMs);
  if (lineLengthM(corners) > LONGEST_RING_M || !corners.every((p) => inside(k, p))) return [];
  const open = gaps(corners, covered(desk, edge, reach));
  const openM = open.reduce((sum, line) => sum + lineLengthM(line), 0);
  const persons = crews.reduce((sum, t) => sum + t.unit.strength, 0);
  const eachM = Math.max(LEAST_M_PER_PERSON, openM / persons);
  const out: Command[] = [];
  for (const line of open) {
    const lengthM = lineLengthM(line);
    for (let from = 0; from < lengthM - 1;) {
      const team = takeNearest(crews, pointAlong(line, from));
      if (team === null) return out;
      teams.splice(teams.indexOf(team), 1);
      const to = Math.min(lengthM, from + eachM * team.unit.strength);
      const path = lineBetween(line, from, to);
      const last = path[path.length - 1]!;
      if (squaredM(team.unit.at, last) < squaredM(team.unit.at, path[0]!)) path.reverse();
      out.push({ type: 'buildLine', unitId: team.unit.id, path });
      from = to;
    }
  }
  return out;
}
