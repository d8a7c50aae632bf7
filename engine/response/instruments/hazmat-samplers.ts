import type { World } from '../../exercise/world.ts';
import { CLEAN_OXYGEN_PCT } from '../../hazards/hazmat/enclosure.ts';
import type { InstrumentQuantity, InstrumentSpec } from './instrument.ts';

/** The room that an instrument hangs in, by its subject; null in the open. */
const roomOf = (w: World, { subject }: InstrumentSpec) =>
  subject === null ? null : w.hazmat!.confined(subject);

/** Gas detectors that are fixed in a works or a store; teams carry their own. */
export const HAZMAT_SAMPLERS = {
  gasPpm: (w, spec) =>
    w.hazmat === null ? null : (roomOf(w, spec)?.ppm ?? w.hazmat.gauge(spec.at).ppm),
  gasOfLimitPct: (w, spec) =>
    w.hazmat === null ? null : 100 * w.hazmat.gauge(spec.at).ofLowerLimit,
  oxygenPct: (w, spec) =>
    w.hazmat === null ? null : (roomOf(w, spec)?.oxygenPct ?? CLEAN_OXYGEN_PCT),
} satisfies Partial<Record<InstrumentQuantity, (w: World, spec: InstrumentSpec) => number | null>>;
