/** Point or direction in scene metres: x east, y up, z south. */
export interface Vec {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Height of the drawn ground at scene x and z, in scene metres (exaggeration included). */
export type GroundAt = (x: number, z: number) => number;

const STEPS = 400;
const REFINEMENTS = 20;
/** Ground this little above the line of sight does not hide what stands on it, m. */
const TOLERANCE_M = 12;
const SIGHT_STEPS = 48;

const along = (from: Vec, dir: Vec, t: number): Vec => ({
  x: from.x + dir.x * t,
  y: from.y + dir.y * t,
  z: from.z + dir.z * t,
});

/**
 * First point where a ray meets the ground within `reach` metres, or null. Marches in equal steps
 * and halves the last one: exact to a millionth of `reach` unless a ridge is thinner than a step.
 */
export function groundHit(from: Vec, dir: Vec, reach: number, ground: GroundAt): Vec | null {
  const below = (t: number): boolean => {
    const p = along(from, dir, t);
    return p.y <= ground(p.x, p.z);
  };
  const stepM = reach / STEPS;
  let t = 0;
  if (below(0)) return null;
  while (t < reach && !below(t + stepM)) t += stepM;
  if (t >= reach) return null;
  let low = t;
  let high = t + stepM;
  for (let i = 0; i < REFINEMENTS; i++) {
    const middle = (low + high) / 2;
    if (below(middle)) high = middle;
    else low = middle;
  }
  return along(from, dir, high);
}

/** False when ground stands between the eye and a point on or above the ground. */
export function inSight(eye: Vec, point: Vec, ground: GroundAt): boolean {
  for (let i = 1; i < SIGHT_STEPS; i++) {
    const f = i / SIGHT_STEPS;
    const x = eye.x + (point.x - eye.x) * f;
    const z = eye.z + (point.z - eye.z) * f;
    const y = eye.y + (point.y - eye.y) * f;
    if (ground(x, z) > y + TOLERANCE_M) return false;
  }
  return true;
}
