/** Voellmy's (1955) resistance and what follows from it in closed form. */
import { cos, log, sin, tan } from '../../kernel/math.ts';
import { GRAVITY_MS2 } from './impulse-wave.ts';

/** Coulomb coefficient μ = tan of the bed friction angle, and turbulent coefficient ξ, m/s². */
export interface Voellmy {
  readonly mu: number;
  readonly xiMS2: number;
}

/**
 * Steady speed down a plane, m/s: u² = ξ h (sin θ - μ cos θ), depth `depthM` normal to the slope and
 * speed along it; 0 where friction holds.
 */
export function terminalSpeed(v: Voellmy, slopeRad: number, depthM: number): number {
  const drive = sin(slopeRad) - v.mu * cos(slopeRad);
  return drive > 0 ? Math.sqrt(v.xiMS2 * depthM * drive) : 0;
}

/** Distance in which a mass that starts at rest comes to `share` (0 to 1) of that speed, m, along the slope. */
export function distanceToShare(
  v: Voellmy,
  slopeRad: number,
  depthM: number,
  share: number,
): number {
  const end = terminalSpeed(v, slopeRad, depthM);
  if (end === 0) return 0;
  // v dv/ds = g (sin θ - μ cos θ) (1 - v²/u²)  =>  s = -ξ h / (2 g) ln(1 - share²)
  return (-v.xiMS2 * depthM * log(1 - share * share)) / (2 * GRAVITY_MS2);
}

/** Horizontal reach of a block that falls by `fallM` under Coulomb friction alone (energy line), m. */
export const energyLineReach = (fallM: number, frictionRad: number): number =>
  fallM / tan(frictionRad);
