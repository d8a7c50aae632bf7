/** A plain solver of the diffusion equation, independent of the closed forms that it checks. */

interface DiffusionSetup {
  /** Cells over a unit length, time steps, and the time D t / L². */
  readonly cells: number;
  readonly steps: number;
  readonly tau: number;
  /** Gradient that comes in at x = 0, or a value there that grows steadily to `ramp`. */
  readonly influx?: number;
  readonly ramp?: number;
  readonly base: 'closed';
}

/**
 * Crank-Nicolson on cell corners from zero, nothing through x = 1. Returns the value at any x by
 * straight interpolation.
 */
export function diffuse(setup: DiffusionSetup): (x: number) => number {
  const { cells, steps, tau, influx = 0, ramp } = setup;
  const n = cells + 1;
  const u = new Float64Array(n);
  const dx = 1 / cells;
  const dt = tau / steps;
  const half = dt / (2 * dx * dx);
  const upper = new Float64Array(n);
  const right = new Float64Array(n);
  for (let step = 1; step <= steps; step++) {
    const value = ramp === undefined ? null : (ramp * step) / steps;
    for (let i = 0; i < n; i++) {
      const left = i > 0 ? u[i - 1]! : u[1]! + 2 * dx * influx;
      const next = i < cells ? u[i + 1]! : u[cells - 1]!;
      let rhs = u[i]! + half * (left - 2 * u[i]! + next);
      // The gradient at x = 0 enters the new time level too.
      if (i === 0) rhs += half * 2 * dx * influx;
      let a = i === 0 ? 0 : i === cells ? -2 * half : -half;
      let b = 1 + 2 * half;
      let c = i === 0 ? -2 * half : i === cells ? 0 : -half;
      if (i === 0 && value !== null) [a, b, c, rhs] = [0, 1, 0, value];
      const pivot = b - (i > 0 ? a * upper[i - 1]! : 0);
      upper[i] = c / pivot;
      right[i] = (rhs - (i > 0 ? a * right[i - 1]! : 0)) / pivot;
    }
    u[n - 1] = right[n - 1]!;
    for (let i = n - 2; i >= 0; i--) u[i] = right[i]! - upper[i]! * u[i + 1]!;
  }
  return (x) => {
    const at = Math.min(cells - 1, Math.floor(x * cells));
    const f = x * cells - at;
    return u[at]! * (1 - f) + u[at + 1]! * f;
  };
}
