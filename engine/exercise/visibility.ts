import { cellAt, cellCentre, sameGrid, type GridSpec, type Point } from '../kernel/grid.ts';
import type { Region } from '../region/region.ts';
import type { Observer } from './observers.ts';

/**
 * Line of sight from an observer to cells of the fire's raster, over the region's terrain. What a
 * fixed observer sees never changes, so its answers are kept for all runs on the same region.
 */
const fixedAnswers = new WeakMap<Region, Map<string, Uint8Array>>();
/** Flames and smoke stand this high above the cell, m (assumed). */
const TARGET_HEIGHT_M = 10;
/** Effective curvature of the line of sight with standard refraction, k = 0.13 (surveying practice). */
const CURVATURE = (1 - 0.13) / (2 * 6371000);

export const canSee = (region: Region, grid: GridSpec, o: Observer, cell: number): boolean =>
  eyesOn(region, grid, o)(cell);

/** `canSee` for many cells in a row. */
export function eyesOn(region: Region, grid: GridSpec, o: Observer): (cell: number) => boolean {
  let memo: Uint8Array | null = null;
  const standing = o.fixed ? null : linesFrom(region, grid, o);
  return (cell) => {
    const to = cellCentre(grid, cell);
    const dE = to.e - o.at.e;
    const dN = to.n - o.at.n;
    const d2 = dE * dE + dN * dN;
    if (d2 > o.rangeM * o.rangeM) return false;
    if (standing !== null) {
      let clear = standing.get(cell);
      if (clear === undefined) {
        clear = clearLine(region, o, to.e, to.n, Math.sqrt(d2));
        standing.set(cell, clear);
      }
      return clear;
    }
    memo ??= memoOf(region, grid, o);
    if (memo[cell] === 0) memo[cell] = clearLine(region, o, to.e, to.n, Math.sqrt(d2)) ? 1 : 2;
    return memo[cell] === 1;
  };
}

/** Answers from one place, for as long as somebody stands there: a team that moves on has a new one. */
interface Lines {
  readonly region: Region;
  readonly grid: GridSpec;
  readonly eyeM: number;
  readonly clear: Map<number, boolean>;
}

const linesOf = new WeakMap<Point, Lines>();

function linesFrom(region: Region, grid: GridSpec, { at, eyeM }: Observer): Map<number, boolean> {
  let lines = linesOf.get(at);
  if (lines?.region !== region || lines.eyeM !== eyeM || !sameGrid(lines.grid, grid)) {
    lines = { region, grid, eyeM, clear: new Map() };
    linesOf.set(at, lines);
  }
  return lines.clear;
}

function memoOf(region: Region, grid: GridSpec, o: Observer): Uint8Array {
  let byObserver = fixedAnswers.get(region);
  if (byObserver === undefined) fixedAnswers.set(region, (byObserver = new Map()));
  const key = [
    grid.west,
    grid.north,
    grid.cols,
    grid.rows,
    grid.cellM,
    o.at.e,
    o.at.n,
    o.eyeM,
  ].join();
  let memo = byObserver.get(key);
  if (memo === undefined) byObserver.set(key, (memo = new Uint8Array(grid.cols * grid.rows)));
  return memo;
}

/** Steps of one cell along the straight line, against the nearest height. */
function clearLine(region: Region, o: Observer, e: number, n: number, distance: number): boolean {
  const g = region.grid;
  const from = heightM(region, o.at.e, o.at.n) + o.eyeM;
  const to = heightM(region, e, n) + TARGET_HEIGHT_M - CURVATURE * distance * distance;
  const steps = Math.floor(distance / g.cellM);
  for (let i = 1; i < steps; i++) {
    const f = i / steps;
    const along = f * distance;
    const ground =
      heightM(region, o.at.e + (e - o.at.e) * f, o.at.n + (n - o.at.n) * f) -
      CURVATURE * along * along;
    if (ground > from + (to - from) * f) return false;
  }
  return true;
}

function heightM(region: Region, e: number, n: number): number {
  const cell = cellAt(region.grid, e, n);
  return cell < 0 ? 0 : region.elevationDm[cell]! / 10;
}
