import type { World } from '../exercise/world.ts';
import type { FrontCell } from '../hazards/wildfire/contract.ts';
import { weatherAt } from '../hazards/weather.ts';
import { cellAt } from '../kernel/grid.ts';
import type { Point } from '../kernel/grid.ts';
import { MinQueue } from '../kernel/queue.ts';
import { cos, sin } from '../kernel/math.ts';
import { metres } from './journey.ts';

/** The truth of the fire as teams meet it on the ground. Never used to refuse an order. */

const fronts = new WeakMap<object, { tick: number; front: readonly FrontCell[] }>();

/** The fire's edge at `tick`, asked for once a step however many teams work on it. */
export function frontAt(w: World, tick: number): readonly FrontCell[] {
  const cached = fronts.get(w.fire);
  if (cached !== undefined && cached.tick === tick) return cached.front;
  const front = w.fire.front(tick);
  fronts.set(w.fire, { tick, front });
  return front;
}

/** True when the fire has been within `radiusM` of a point by `tick`. */
export function fireNear(w: World, tick: number, at: Point, radiusM: number): boolean {
  const g = w.fire.grid;
  const reach = Math.ceil(radiusM / g.cellM);
  for (let r = -reach; r <= reach; r++) {
    for (let c = -reach; c <= reach; c++) {
      if (r * r + c * c > reach * reach) continue;
      const cell = cellAt(g, at.e + c * g.cellM, at.n + r * g.cellM);
      if (cell < 0) continue;
      const arrival = w.fire.arrivalTick(cell);
      if (arrival >= 0 && arrival <= tick) return true;
    }
  }
  return false;
}

/** True when the fire's edge comes within `radiusM` of a point. */
export const edgeNear = (w: World, tick: number, at: Point, radiusM: number): boolean =>
  frontAt(w, tick).some((c) => metres(c.at, at) <= radiusM);

/** Cells of the edge within `radiusM` of a point, in the order of the raster. */
export const frontWithin = (w: World, tick: number, at: Point, radiusM: number): FrontCell[] =>
  frontAt(w, tick).filter((c) => metres(c.at, at) <= radiusM);

/** The nearest of some cells of the edge, the first of equals; null for none. */
export function nearestOf(cells: readonly FrontCell[], at: Point): FrontCell | null {
  let best: FrontCell | null = null;
  let best2 = Infinity;
  for (const c of cells) {
    const de = c.at.e - at.e;
    const dn = c.at.n - at.n;
    const d2 = de * de + dn * dn;
    if (d2 >= best2) continue;
    best = c;
    best2 = d2;
  }
  return best;
}

/** Longest flame of the edge within `radiusM` of a point, m; 0 without fire. */
export function flameNear(w: World, tick: number, at: Point, radiusM: number): number {
  let longest = 0;
  for (const cell of frontAt(w, tick))
    if (cell.flameLengthM > longest && metres(cell.at, at) <= radiusM) longest = cell.flameLengthM;
  return longest;
}

/**
 * Longest flame that is at a point within `reachM`, or will be there within `aheadS` if the fire
 * runs on down wind or up the slope: what a lookout warns a team of. 0 when nothing threatens.
 */
export function threatTo(
  w: World,
  tick: number,
  at: Point,
  reachM: number,
  aheadS: number,
): number {
  const from = weatherAt(w.drivers, tick).windFromDeg * RAD;
  const windE = -sin(from);
  const windN = -cos(from);
  const elevM = groundM(w, at);
  let longest = 0;
  for (const c of frontAt(w, tick)) {
    if (c.flameLengthM <= longest) continue;
    const distM = metres(c.at, at);
    if (distM > reachM + c.rosMS * aheadS) continue;
    const down = (at.e - c.at.e) * windE + (at.n - c.at.n) * windN;
    const uphill = elevM - groundM(w, c.at) > STEEP * distM;
    if (distM <= reachM || down > 0 || uphill) longest = c.flameLengthM;
  }
  return longest;
}

const RAD = Math.PI / 180;
/** Slope from which a fire is taken to run uphill whatever the wind (assumed). */
const STEEP = 0.2;

function groundM(w: World, at: Point): number {
  const cell = cellAt(w.region.grid, at.e, at.n);
  return cell < 0 ? 0 : w.region.elevationDm[cell]! / 10;
}

/** Quick test: within `reachM` of the box around the fire's edge; null without an edge. */
export function frontBox(w: World, tick: number, reachM: number): ((at: Point) => boolean) | null {
  const front = frontAt(w, tick);
  if (front.length === 0) return null;
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { at } of front) {
    west = Math.min(west, at.e);
    east = Math.max(east, at.e);
    south = Math.min(south, at.n);
    north = Math.max(north, at.n);
  }
  const m = reachM + w.fire.grid.cellM;
  return (at) => at.e >= west - m && at.e <= east + m && at.n >= south - m && at.n <= north + m;
}

/** Road nodes around a point that no flames are near to, nearest first; the nearest when all are. */
export function refugesFrom(w: World, tick: number, at: Point, clearM: number): Point[] {
  const { nodes } = w.region.roads;
  // A queue by distance and id: few of many nodes are asked for, so sorting all would be waste.
  const near = new MinQueue(256);
  for (const node of nodes) {
    const de = node.at.e - at.e;
    if (de > REFUGE_REACH_M || de < -REFUGE_REACH_M) continue;
    const distM = metres(node.at, at);
    if (distM <= REFUGE_REACH_M) near.push(distM, node.id);
  }
  const nearest: Point[] = [];
  const safe: Point[] = [];
  while (near.size > 0 && safe.length < REFUGES_TRIED) {
    const { at: refuge } = nodes[near.pop()]!;
    if (nearest.length < REFUGES_TRIED) nearest.push(refuge);
    if (flameNear(w, tick, refuge, clearM) === 0) safe.push(refuge);
  }
  return safe.length > 0 ? safe : nearest;
}

/** How far a team looks for a place of safety, m, and how many it weighs up (assumed). */
const REFUGE_REACH_M = 6000;
const REFUGES_TRIED = 4;
