import { FiniteVolume } from './finite-volume.ts';
import { LocalInertia } from './inertia.ts';
import { LocalSteps } from './local-steps.ts';
import type { Scheme, Solver, SolverSetup } from './solver.ts';

/**
 * A dry window, computed by the given scheme.
 *
 * @throws RangeError with the name of what is wrong: sizes, a bed that is no number, roughness.
 */
export function createSolver(scheme: Scheme, setup: SolverSetup): Solver {
  if (scheme === 'inertia') return new LocalInertia(setup);
  return scheme === 'fv1' ? new LocalSteps(setup) : new FiniteVolume(setup, scheme);
}
