import { cellAt, type Point } from '../../../engine/kernel/grid.ts';
import type { RoadClass } from '../../../engine/region/region.ts';
import { forDisc } from './raster.ts';
import type { RoadGround, RoadPath } from './road-search.ts';
import type { Terrain } from './terrain.ts';

/** A road as the facts have it: vertices projected. */
export interface RoadFact {
  readonly name: string;
  readonly class: RoadClass;
  readonly points: readonly Point[];
}

/** A bridge that roads to it must use: its middle and the cells of its ends. */
export interface FixedBridge {
  readonly at: Point;
  readonly ends: readonly number[];
}

/** What the choice of a road's fixed points depends on. */
export interface StopsContext {
  readonly terrain: Terrain;
  readonly ground: RoadGround;
  /** Points of the seats in the facts, in the order of the terrain's seats. */
  readonly seatPoints: readonly Point[];
  readonly bridge: FixedBridge | null;
  heightAt(cell: number): number;
}

/** Drawn vertices this near the bridge give way to its ends, m. */
const BRIDGE_APPROACH_M = 1800;
/** A vertex this near the bridge or a seat's point stands for it, m. */
const BRIDGE_REACH_M = 300;
const SEAT_REACH_M = 120;
/** How far a drawn vertex may move to suit the grade, m; the second only if the first finds none. */
const VIA_REACH_M = [1300, 2500] as const;

/** Cells that the road must pass: seats exactly, other vertices near their line and grade. */
export function stopsOf(context: StopsContext, road: RoadFact): number[] {
  const { grid, seats } = context.terrain;
  const { points } = road;
  const { bridge } = context;
  const toBridge = points.map((p) => (bridge ? distance(p, bridge.at) : Infinity));
  const anchors = points.map((p, k) => {
    if (toBridge[k]! < BRIDGE_REACH_M) return bridge!.ends[0]!;
    const seat = context.seatPoints.findIndex((t) => distance(t, p) < SEAT_REACH_M);
    return seat < 0 ? -1 : cellAt(grid, seats[seat]!.e, seats[seat]!.n);
  });
  return points.flatMap((_, k) => {
    if (toBridge[k]! < BRIDGE_REACH_M) return bridge!.ends;
    if (anchors[k]! >= 0) return [anchors[k]!];
    return toBridge[k]! < BRIDGE_APPROACH_M ? [] : [viaNear(context, points, anchors, k)];
  });
}

const distance = (a: Point, b: Point): number => Math.hypot(a.e - b.e, a.n - b.n);

/** Open ground near a drawn vertex whose height suits an even climb between the anchors. */
function viaNear(
  context: StopsContext,
  points: readonly Point[],
  anchors: readonly number[],
  k: number,
): number {
  const { ground, terrain } = context;
  const wanted = gradeLine(context, points, anchors, k);
  let best = Infinity;
  let found = -1;
  for (const radius of VIA_REACH_M) {
    forDisc(terrain.grid, points[k]!, radius, (cell, d) => {
      if (ground.barrier[cell] !== 0) return;
      const off = wanted === null ? 0 : Math.abs(ground.levelM[cell]! - wanted);
      const cost = d / 25 + off / 4 + ground.slope[cell]! * 40;
      if (cost < best) {
        best = cost;
        found = cell;
      }
    });
    if (found >= 0) break;
  }
  return found;
}

/** Height on the straight profile between the anchors around vertex k; null at the free ends. */
function gradeLine(
  context: StopsContext,
  points: readonly Point[],
  anchors: readonly number[],
  k: number,
): number | null {
  let a = k;
  let b = k;
  while (a >= 0 && anchors[a]! < 0) a--;
  while (b < anchors.length && anchors[b]! < 0) b++;
  if (a < 0 || b >= anchors.length) return null;
  const along = points.map((p, i) => (i <= a ? 0 : distance(p, points[i - 1]!)));
  const sum = (to: number): number => along.slice(a + 1, to + 1).reduce((x, y) => x + y, 0);
  const za = context.heightAt(anchors[a]!);
  const zb = context.heightAt(anchors[b]!);
  return za + ((zb - za) * sum(k)) / sum(b);
}

/** Cuts what lies outside the county off the named ends of a road. */
export function trimAtBorder(
  county: Uint8Array,
  legs: RoadPath[],
  first: boolean,
  last: boolean,
): void {
  const inside = (cell: number): boolean => county[cell] === 1;
  while (first && legs[0] && !legs[0].cells.some(inside)) legs.shift();
  const head = legs[0];
  if (first && head) {
    const k = head.cells.findIndex(inside);
    head.cells.splice(0, k);
    head.heightM.splice(0, k);
  }
  while (last && legs.length > 0 && !legs[legs.length - 1]!.cells.some(inside)) legs.pop();
  const tail = legs[legs.length - 1];
  if (last && tail) {
    const k = tail.cells.findLastIndex(inside);
    tail.cells.splice(k + 1);
    tail.heightM.splice(k + 1);
  }
}

/** Cuts the part that two successive legs share, one out and one back; never at a seat. */
export function trimStubs(legs: readonly RoadPath[], seats: ReadonlySet<number>): void {
  for (let k = 1; k < legs.length; k++) {
    const into = legs[k - 1]!;
    const out = legs[k]!;
    const end = into.cells[into.cells.length - 1]!;
    if (end !== out.cells[0] || seats.has(end)) continue;
    while (
      into.cells.length > 2 &&
      out.cells.length > 2 &&
      into.cells[into.cells.length - 2] === out.cells[1]
    ) {
      into.cells.pop();
      into.heightM.pop();
      out.cells.shift();
      out.heightM.shift();
    }
  }
}
