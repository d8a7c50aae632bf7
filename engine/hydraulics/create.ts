import { FiniteVolume } from './finite-volume.ts';
import { LocalInertia } from './inertia.ts';
import type { Scheme, Solver, SolverSetup } from './solver.ts';

/**
 * A dry window, computed by the given scheme.
 *
 * @throws RangeError with the name of what is wrong: sizes, a bed that is no number, roughness.
 */
export const createSolver = (scheme: Scheme, setup: SolverSetup): Solver =>
  scheme === 'inertia' ? new LocalInertia(setup) : new FiniteVolume(setup, scheme);
