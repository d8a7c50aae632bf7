import type { Point } from '../../engine/kernel/grid.ts';
import type { Screen } from '../ground/drawn.ts';
import type { GroundBox } from '../ground/terrain-source.ts';

/** What the map looks at: the point in its middle and how many metres one CSS pixel covers. */
export interface Camera {
  readonly e: number;
  readonly n: number;
  readonly metresPerPx: number;
}

export interface ViewSize {
  readonly width: number;
  readonly height: number;
}

/** As near as one can come: a fire of twenty metres is larger than its sign. */
export const MIN_METRES_PER_PX = 0.625;
/** Nearer than this the map does not go by itself: the ground has no more to show. */
const FIT_METRES_PER_PX = 2.5;

export const toScreen = (c: Camera, v: ViewSize, p: Point): Screen => ({
  x: v.width / 2 + (p.e - c.e) / c.metresPerPx,
  y: v.height / 2 - (p.n - c.n) / c.metresPerPx,
});

export const toGround = (c: Camera, v: ViewSize, s: Screen): Point => ({
  e: c.e + (s.x - v.width / 2) * c.metresPerPx,
  n: c.n - (s.y - v.height / 2) * c.metresPerPx,
});

/** Ground that the view shows. */
export const extentOf = (c: Camera, v: ViewSize): GroundBox => ({
  west: c.e - (v.width / 2) * c.metresPerPx,
  east: c.e + (v.width / 2) * c.metresPerPx,
  south: c.n - (v.height / 2) * c.metresPerPx,
  north: c.n + (v.height / 2) * c.metresPerPx,
});

/** Moves the ground under the screen by whole or part pixels, as a dragging hand does. */
export const panBy = (c: Camera, dx: number, dy: number): Camera => ({
  ...c,
  e: c.e - dx * c.metresPerPx,
  n: c.n + dy * c.metresPerPx,
});

/** Changes the scale and keeps the ground under `at` where it is. */
export function zoomTo(c: Camera, v: ViewSize, at: Screen, metresPerPx: number): Camera {
  const fixed = toGround(c, v, at);
  return {
    e: fixed.e - (at.x - v.width / 2) * metresPerPx,
    n: fixed.n + (at.y - v.height / 2) * metresPerPx,
    metresPerPx,
  };
}

/** Largest scale at which `extent` still fits into the view, with a margin in pixels. */
export function fitExtent(extent: GroundBox, v: ViewSize, marginPx: number): Camera {
  const w = Math.max(1, v.width - 2 * marginPx);
  const h = Math.max(1, v.height - 2 * marginPx);
  return {
    e: (extent.west + extent.east) / 2,
    n: (extent.south + extent.north) / 2,
    metresPerPx: Math.max(
      FIT_METRES_PER_PX,
      (extent.east - extent.west) / w,
      (extent.north - extent.south) / h,
    ),
  };
}

/** Keeps the middle of the view on `world` and the scale between the limits. */
export function limitCamera(c: Camera, v: ViewSize, world: GroundBox): Camera {
  const widest = Math.max(
    (world.east - world.west) / Math.max(1, v.width),
    (world.north - world.south) / Math.max(1, v.height),
  );
  const clamp = (x: number, low: number, high: number) => Math.min(high, Math.max(low, x));
  return {
    e: clamp(c.e, world.west, world.east),
    n: clamp(c.n, world.south, world.north),
    metresPerPx: clamp(c.metresPerPx, MIN_METRES_PER_PX, Math.max(MIN_METRES_PER_PX, widest * 1.1)),
  };
}

/**
 * Scales at which the map rests: half octaves, so that the ground is painted at exactly the size
 * it is shown and stays sharp.
 */
const REST_RATIO = Math.SQRT2;

export function restScale(metresPerPx: number): number {
  const k = Math.round(Math.log(metresPerPx / MIN_METRES_PER_PX) / Math.log(REST_RATIO));
  return MIN_METRES_PER_PX * REST_RATIO ** Math.max(0, k);
}

/** The resting scale `steps` further in (positive) or out (negative). */
export const stepScale = (metresPerPx: number, steps: number): number =>
  restScale(restScale(metresPerPx) * REST_RATIO ** -steps);
