import type { Point } from '../../engine/kernel/grid.ts';

export const distanceM = (a: Point, b: Point): number => Math.hypot(a.e - b.e, a.n - b.n);

/** Bearing from `a` to `b`, degrees from north, 0 to 360. */
export const bearingDeg = (a: Point, b: Point): number =>
  ((Math.atan2(b.e - a.e, b.n - a.n) * 180) / Math.PI + 360) % 360;

export const lengthM = (path: readonly Point[]): number =>
  path.slice(1).reduce((sum, point, i) => sum + distanceM(path[i]!, point), 0);

/** The place `metres` away from `from` towards `deg` from north. */
export const offset = (from: Point, deg: number, metres: number): Point => {
  const rad = (deg * Math.PI) / 180;
  return { e: from.e + Math.sin(rad) * metres, n: from.n + Math.cos(rad) * metres };
};
