import { firstOrderFluxes } from './first-order.ts';
import { inertiaFluxes, inertiaUpdate, limitInertia } from './inertia.ts';
import { secondOrderFluxes } from './second-order.ts';
import { limitOutflow, updateCells } from './update.ts';

/** The functions in which a solver spends its time, as they stand in TypeScript. */
export const KERNELS = {
  inertiaFluxes,
  limitInertia,
  inertiaUpdate,
  firstOrderFluxes,
  secondOrderFluxes,
  limitOutflow,
  updateCells,
} as const;

export type Kernels = typeof KERNELS;
