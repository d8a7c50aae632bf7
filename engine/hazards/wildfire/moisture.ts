/**
 * Moisture of dead fuel: the equilibrium that air imposes and the lag with which each size class
 * follows it. Rain and dew are not modelled here; a caller that knows of rain sets the moisture.
 */
import { exp } from '../../kernel/math.ts';
import { celsiusToFahrenheit } from './units.ts';

/** Time lags of the dead size classes, h, by their definition (Fosberg and Deeming 1971). */
export const TIME_LAG_H: readonly [number, number, number] = [1, 10, 100];

/**
 * Equilibrium moisture content, fraction, of dead fuel in air (Simard 1968, as used by the
 * National Fire-Danger Rating System). Coefficients as recalled from that literature.
 *
 * @param temperatureC about -20 to 50
 * @param relativeHumidityPct 0 to 100
 */
export function equilibriumMoisture(temperatureC: number, relativeHumidityPct: number): number {
  const t = celsiusToFahrenheit(temperatureC);
  const h = relativeHumidityPct < 0 ? 0 : relativeHumidityPct > 100 ? 100 : relativeHumidityPct;
  let pct: number;
  if (h < 10) pct = 0.03229 + 0.281073 * h - 0.000578 * h * t;
  else if (h <= 50) pct = 2.22749 + 0.160107 * h - 0.01478 * t;
  else pct = 21.0606 + 0.005565 * h * h - 0.00035 * h * t - 0.483199 * h;
  return pct > 0 ? pct / 100 : 0;
}

/** Share of the way to a constant equilibrium that fuel has gone after `hours`. */
export const laggedShare = (hours: number, timeLagH: number): number => 1 - exp(-hours / timeLagH);

/** Moisture after `hours` in air of a constant equilibrium; exact for any step. */
export const laggedMoisture = (
  moisture: number,
  equilibrium: number,
  hours: number,
  timeLagH: number,
): number => moisture + (equilibrium - moisture) * laggedShare(hours, timeLagH);

/** The 1, 10 and 100 h moistures after `hours` in air of a constant equilibrium. */
export function advanceDeadMoisture(
  moisture: readonly [number, number, number],
  equilibrium: number,
  hours: number,
): [number, number, number] {
  return [
    laggedMoisture(moisture[0], equilibrium, hours, TIME_LAG_H[0]),
    laggedMoisture(moisture[1], equilibrium, hours, TIME_LAG_H[1]),
    laggedMoisture(moisture[2], equilibrium, hours, TIME_LAG_H[2]),
  ];
}
