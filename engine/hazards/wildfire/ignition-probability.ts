/** Probability that a firebrand lights the dead fine fuel on which it lands (Schroeder 1969). */
import { exp, pow } from '../../kernel/math.ts';

/**
 * How much warmer fuel is than air, K: 25 F in full sun, 5 F in full shade, linear between, as the
 * BEHAVE system has it (recalled). `shade` is a fraction.
 */
export const sunHeatingK = (shade: number): number => (25 - 20 * shade) / 1.8;

/**
 * Probability in [0, 1].
 *
 * @param moisture of fine dead fuel, fraction; data from 0.02 to 0.3
 * @param fuelTemperatureC of the fuel, not of the air (add `sunHeatingK`)
 */
export function ignitionProbability(moisture: number, fuelTemperatureC: number): number {
  const t = fuelTemperatureC;
  // Heat to ignite the fuel, cal/g.
  const heat =
    144.51 -
    0.266 * t -
    0.00058 * t * t -
    t * moisture +
    18.54 * (1 - exp(-15.1 * moisture)) +
    640 * moisture;
  if (heat >= 400) return 0;
  const p = (0.000048 * pow(0.1 * (400 - heat), 4.3)) / 50;
  return p > 1 ? 1 : p;
}
