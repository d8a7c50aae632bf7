import type { Point } from '../../kernel/grid.ts';
import type { ForecastZone, ZoneForecast } from './release.ts';

/** True inside a ring. */
function inside(ring: readonly Point[], p: Point): boolean {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i]!;
    const b = ring[j]!;
    if (a.n > p.n !== b.n > p.n && p.e < ((b.e - a.e) * (p.n - a.n)) / (b.n - a.n) + a.e)
      odd = !odd;
  }
  return odd;
}

const covers = (z: ForecastZone, at: Point): boolean =>
  z.level >= 2 && (inside(z.outline, at) || inside(z.confidence, at));

/** Whether zones, with their confidence lines, cover a place at level 2 or more. */
export const inZones = (forecast: ZoneForecast | null, at: Point): boolean =>
  forecast?.zones.some((z) => covers(z, at)) ?? false;
