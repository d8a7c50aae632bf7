import { asin, cos, sin } from '../kernel/math.ts';
import { RAD } from '../kernel/units.ts';
import type { Drivers } from './weather.ts';

/**
 * Solar elevation in degrees at a tick, by declination 23.45 sin(360 (284 + n) / 365) (Cooper 1969)
 * and local solar time taken as clock time: the equation of time and the distance from the zone's
 * meridian are left out, which shifts sunrise by up to about 45 minutes in western China.
 */
export function solarElevationDeg(d: Drivers, tick: number): number {
  const seconds = d.startSecondOfDay + tick;
  const day = d.dayOfYear + Math.floor(seconds / 86400);
  const hour = (seconds % 86400) / 3600;
  const declination = 23.45 * RAD * sin((360 * RAD * (284 + day)) / 365);
  const hourAngle = 15 * RAD * (hour - 12);
  const lat = d.latitudeDeg * RAD;
  const s = sin(lat) * sin(declination) + cos(lat) * cos(declination) * cos(hourAngle);
  return asin(Math.max(-1, Math.min(1, s))) / RAD;
}

/** Civil twilight counts as daylight for flying and looking: the sun above -6 degrees. */
export const isDaylight = (d: Drivers, tick: number): boolean => solarElevationDeg(d, tick) > -6;
