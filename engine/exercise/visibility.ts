import { cellAt, type GridSpec, type Point } from '../kernel/grid.ts';
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
  new Eyes(region, grid, o).see(cell);

/** `canSee` for many cells in a row. */
export class Eyes {
  readonly #region: Region;
  readonly #grid: GridSpec;
  readonly #o: Observer;
  readonly #e: number;
  readonly #n: number;
  readonly #range2: number;
  /** The rows of the raster that lie in range: from this cell on, up to that. */
  readonly fromCell: number;
  readonly toCell: number;
  /** Height of the eyes, m; worked out when first needed. */
  #from = NaN;
  /** What is known of a fixed place. */
  #fixed: Uint8Array | null = null;

  constructor(region: Region, grid: GridSpec, o: Observer) {
    this.#region = region;
    this.#grid = grid;
    this.#o = o;
    this.#e = o.at.e;
    this.#n = o.at.n;
    this.#range2 = o.rangeM * o.rangeM;
    const { rows, cols, north, cellM } = grid;
    const firstRow = Math.floor((north - this.#n - o.rangeM) / cellM);
    const lastRow = Math.floor((north - this.#n + o.rangeM) / cellM);
    this.fromCell = cols * Math.max(0, firstRow);
    this.toCell = cols * Math.max(0, Math.min(rows, lastRow + 1));
  }

  see(cell: number): boolean {
    const { cols, west, north, cellM } = this.#grid;
    const row = Math.floor(cell / cols);
    const e = west + (cell - row * cols + 0.5) * cellM;
    const n = north - (row + 0.5) * cellM;
    const dE = e - this.#e;
    const dN = n - this.#n;
    const d2 = dE * dE + dN * dN;
    if (d2 > this.#range2) return false;
    if (!this.#o.fixed) return this.#clear(e, n, Math.sqrt(d2));
    const memo = (this.#fixed ??= memoOf(this.#region, this.#grid, this.#o));
    if (memo[cell] === 0) memo[cell] = this.#clear(e, n, Math.sqrt(d2)) ? 1 : 2;
    return memo[cell] === 1;
  }

  #clear(e: number, n: number, distance: number): boolean {
    if (Number.isNaN(this.#from)) {
      this.#from = heightM(this.#region, this.#e, this.#n) + this.#o.eyeM;
    }
    return clearLine(this.#region, this.#o.at, this.#from, e, n, distance);
  }
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

/** Steps of one cell along the straight line from eyes at height `from`, against the nearest height. */
function clearLine(
  region: Region,
  at: Point,
  from: number,
  e: number,
  n: number,
  distance: number,
): boolean {
  const { grid, elevationDm } = region;
  const { west, north, cellM, cols, rows } = grid;
  const to = heightM(region, e, n) + TARGET_HEIGHT_M - CURVATURE * distance * distance;
  const steps = Math.floor(distance / cellM);
  for (let i = 1; i < steps; i++) {
    const f = i / steps;
    const along = f * distance;
    const col = Math.floor((at.e + (e - at.e) * f - west) / cellM);
    const row = Math.floor((north - (at.n + (n - at.n) * f)) / cellM);
    const outside = col < 0 || row < 0 || col >= cols || row >= rows;
    const ground = (outside ? 0 : elevationDm[row * cols + col]! / 10) - CURVATURE * along * along;
    if (ground > from + (to - from) * f) return false;
  }
  return true;
}

function heightM(region: Region, e: number, n: number): number {
  const cell = cellAt(region.grid, e, n);
  return cell < 0 ? 0 : region.elevationDm[cell]! / 10;
}
