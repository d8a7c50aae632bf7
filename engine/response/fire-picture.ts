import type { World } from '../exercise/world.ts';
import type { FrontCell } from '../hazards/wildfire/contract.ts';
import { weatherAt } from '../hazards/weather.ts';
import { cellAt } from '../kernel/grid.ts';
import type { Point } from '../kernel/grid.ts';
import { cos, sin } from '../kernel/math.ts';
import { RAD } from '../kernel/units.ts';
import { ASSUMED } from './assumed.ts';
import { metres } from './journey.ts';

/** The truth of the fire as teams meet it on the ground. Never used to refuse an order. */

interface Front {
  readonly tick: number;
  readonly cells: readonly FrontCell[];
  /** Of each cell, in that order: place, flame length, spread; side by side for quick looks. */
  readonly numbers: Float64Array;
  /** The box around the cells; empty (west above east) without any. */
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
  /** Fastest spread along the front, m/s, and longest flame, m. */
  readonly topRosMS: number;
  readonly topFlameM: number;
}

const NUMBERS = 4;

const fronts = new WeakMap<object, Front>();

/** The fire's edge at `tick`, asked for once a step however many teams work on it. */
function frontOf(w: World, tick: number): Front {
  const cached = fronts.get(w.fire);
  if (cached?.tick === tick) return cached;
  const front = frontOfCells(tick, w.fire.front(tick));
  fronts.set(w.fire, front);
  return front;
}

function frontOfCells(tick: number, cells: readonly FrontCell[]): Front {
  const numbers = new Float64Array(NUMBERS * cells.length);
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  let topRosMS = 0;
  let topFlameM = 0;
  for (let i = 0; i < cells.length; i++) {
    const { at, rosMS, flameLengthM } = cells[i]!;
    numbers[NUMBERS * i] = at.e;
    numbers[NUMBERS * i + 1] = at.n;
    numbers[NUMBERS * i + 2] = flameLengthM;
    numbers[NUMBERS * i + 3] = rosMS;
    west = Math.min(west, at.e);
    east = Math.max(east, at.e);
    south = Math.min(south, at.n);
    north = Math.max(north, at.n);
    topRosMS = Math.max(topRosMS, rosMS);
    topFlameM = Math.max(topFlameM, flameLengthM);
  }
  return { tick, cells, numbers, west, east, south, north, topRosMS, topFlameM };
}

/** Quick test: within `reachM` of the box around the front. Never true without a front. */
const inReach = (f: Front, at: Point, reachM: number): boolean =>
  at.e >= f.west - reachM &&
  at.e <= f.east + reachM &&
  at.n >= f.south - reachM &&
  at.n <= f.north + reachM;

/**
 * Place of the first cell of the front south of a northing: cells stand in the order of the raster,
 * north to south, so that a look around a place goes through a few of its rows alone.
 */
function southOf(f: Front, n: number): number {
  let lo = 0;
  let hi = f.cells.length;
  while (lo < hi) {
    const mid = (lo + hi) >>> 1;
    if (f.numbers[NUMBERS * mid + 1]! > n) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

/** Room for the last bit of a distance that is compared with a box. */
const SLACK_M = 1;

export const frontAt = (w: World, tick: number): readonly FrontCell[] => frontOf(w, tick).cells;

const embers = new WeakMap<object, { tick: number; cells: Int32Array }>();

/** Cells that smoulder at `tick`, asked for once a step however many teams mop up. */
export function smoulderingAt(w: World, tick: number): Int32Array {
  let known = embers.get(w.fire);
  if (known?.tick !== tick) {
    known = { tick, cells: w.fire.smoulderingCells(tick) };
    embers.set(w.fire, known);
  }
  return known.cells;
}

/**
 * At the moments at which all teams work the whole edge is asked for anyway; at others few want to
 * know of it, and each of its own surroundings.
 */
const askedWhole = (w: World, tick: number): boolean =>
  tick % ASSUMED.workSliceS === 0 || fronts.get(w.fire)?.tick === tick;

/** The edge at `tick` as far as it can matter within `reachM` of a point, and perhaps more of it. */
function frontNear(w: World, tick: number, at: Point, reachM: number): readonly FrontCell[] {
  if (!askedWhole(w, tick)) return w.fire.frontNear(tick, at, reachM + SLACK_M);
  const front = frontOf(w, tick);
  const m = reachM + SLACK_M;
  if (!inReach(front, at, m)) return [];
  return front.cells.slice(southOf(front, at.n + m), southOf(front, at.n - m - SLACK_M));
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
export function edgeNear(w: World, tick: number, at: Point, radiusM: number): boolean {
  if (!askedWhole(w, tick)) return w.fire.frontDistanceM(tick, at, radiusM + SLACK_M) <= radiusM;
  return frontNear(w, tick, at, radiusM).some((c) => metres(c.at, at) <= radiusM);
}

/** Cells of the edge within `radiusM` of a point, in the order of the raster. */
export const frontWithin = (w: World, tick: number, at: Point, radiusM: number): FrontCell[] =>
  frontNear(w, tick, at, radiusM).filter((c) => metres(c.at, at) <= radiusM);

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
  for (const cell of frontNear(w, tick, at, radiusM))
    if (cell.flameLengthM > longest && metres(cell.at, at) <= radiusM) longest = cell.flameLengthM;
  return longest;
}

/**
 * Longest flame that is at a point within `reachM`, or will be there within `aheadS` if the fire
 * runs on down wind or up the slope: what a lookout warns a team of. 0 when nothing longer than
 * `aboveM` threatens.
 */
export function threatTo(
  w: World,
  tick: number,
  at: Point,
  reachM: number,
  aheadS: number,
  aboveM: number,
): number {
  const front = threatening(w, tick, at, reachM, aheadS);
  if (front === null || front.topFlameM <= aboveM) return 0;
  const from = weatherAt(w.drivers, tick).windFromDeg * RAD;
  const windE = -sin(from);
  const windN = -cos(from);
  const elevM = groundM(w, at.e, at.n);
  let longest = aboveM;
  const { numbers } = front;
  const mostM = reachM + front.topRosMS * aheadS + SLACK_M;
  const end = NUMBERS * southOf(front, at.n - mostM);
  for (let i = NUMBERS * southOf(front, at.n + mostM); i < end; i += NUMBERS) {
    const flameLengthM = numbers[i + 2]!;
    if (flameLengthM <= longest) continue;
    const de = at.e - numbers[i]!;
    const dn = at.n - numbers[i + 1]!;
    const runM = reachM + numbers[i + 3]! * aheadS;
    if (de > runM || de < -runM || dn > runM || dn < -runM) continue;
    const distM = Math.sqrt(de * de + dn * dn);
    if (distM > runM) continue;
    const down = de * windE + dn * windN;
    const near = distM <= reachM || down > 0;
    if (near || elevM - groundM(w, numbers[i]!, numbers[i + 1]!) > STEEP * distM)
      longest = flameLengthM;
  }
  return longest > aboveM ? longest : 0;
}

/** The edge as far as it can run to a place within `aheadS`, and perhaps more of it; null for none. */
function threatening(
  w: World,
  tick: number,
  at: Point,
  reachM: number,
  aheadS: number,
): Front | null {
  const near = askedWhole(w, tick)
    ? frontOf(w, tick)
    : frontOfCells(tick, w.fire.frontNear(tick, at, reachM + SLACK_M, aheadS));
  return inReach(near, at, reachM + near.topRosMS * aheadS + SLACK_M) ? near : null;
}

/** Slope from which a fire is taken to run uphill whatever the wind (assumed). */
const STEEP = 0.2;

function groundM(w: World, e: number, n: number): number {
  const cell = cellAt(w.region.grid, e, n);
  return cell < 0 ? 0 : w.region.elevationDm[cell]! / 10;
}

/** Quick test: within `reachM` of the box around the fire's edge; null without an edge. */
export function frontBox(w: World, tick: number, reachM: number): ((at: Point) => boolean) | null {
  const front = frontOf(w, tick);
  if (front.cells.length === 0) return null;
  const m = reachM + w.fire.grid.cellM;
  return (at) => inReach(front, at, m);
}

/** Road nodes around a point that no flames are near to, nearest first; the nearest when all are. */
export function refugesFrom(w: World, tick: number, at: Point, clearM: number): Point[] {
  const { nodes } = w.region.roads;
  const nearest: Point[] = [];
  const safe: Point[] = [];
  for (let seen = 0, count = 4 * REFUGES_TRIED; ; count *= 4) {
    const near = w.router.nodesNear(at, count, REFUGE_REACH_M);
    for (; seen < near.length && safe.length < REFUGES_TRIED; seen++) {
      const { at: refuge } = nodes[near[seen]!]!;
      if (nearest.length < REFUGES_TRIED) nearest.push(refuge);
      if (flameNear(w, tick, refuge, clearM) === 0) safe.push(refuge);
    }
    if (safe.length === REFUGES_TRIED || near.length < count) break;
  }
  return safe.length > 0 ? safe : nearest;
}

/** How far a team looks for a place of safety, m, and how many it weighs up (assumed). */
const REFUGE_REACH_M = 6000;
const REFUGES_TRIED = 4;
