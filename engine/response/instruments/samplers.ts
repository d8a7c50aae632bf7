import { HAZMAT_SAMPLERS } from './hazmat-samplers.ts';
import type { World } from '../../exercise/world.ts';
import { FLOOD_SAMPLERS } from './flood-samplers.ts';
import { LANDSLIDE_SAMPLERS } from './landslide-samplers.ts';
import type { InstrumentQuantity, InstrumentSpec } from './instrument.ts';

/** What stands at an instrument now, in the unit of its quantity; null when there is nothing to read. */
export type Sampler = (w: World, spec: InstrumentSpec) => number | null;

/** The only place where instruments look at the truth. */
export const SAMPLERS: Readonly<Record<InstrumentQuantity, Sampler>> = {
  ...FLOOD_SAMPLERS,
  ...LANDSLIDE_SAMPLERS,
  ...HAZMAT_SAMPLERS,
};
