import type { World } from '../../exercise/world.ts';
import type { Reading } from '../../hazards/landslide/sensors.ts';
import type { InstrumentSpec } from './instrument.ts';
import type { Sampler } from './samplers.ts';

/** Readings over which a speed is taken. */
const RATE_READINGS = 6;

/** Readings of the monitoring point that an instrument belongs to; null when it has gone silent. */
function liveReadings(w: World, { subject }: InstrumentSpec): readonly Reading[] | null {
  const point = w.scenario.landslide?.points.find((p) => p.id === subject);
  if (w.landslide === null || point === undefined) return null;
  const readings = w.landslide.readings(point.id);
  const last = readings.at(-1);
  if (last === undefined || w.state.tick - last.tick > 2 * point.intervalS) return null;
  return readings;
}

/**
 * Meters on slopes. They show what the point's own sensor has read: its noise, knocks and death belong
 * to the hazard, so that every plan meets the same instruments.
 */
export const LANDSLIDE_SAMPLERS = {
  displacementMm: (w, spec) => {
    const last = liveReadings(w, spec)?.at(-1);
    return last === undefined ? null : last.displacementM * 1000;
  },
  /** From the first to the last of some readings, as a data logger reckons it. */
  displacementRateMmH: (w, spec) => {
    const some = liveReadings(w, spec)?.slice(-RATE_READINGS);
    if (some === undefined || some.length < RATE_READINGS) return null;
    const [first, last] = [some[0]!, some.at(-1)!];
    return ((last.displacementM - first.displacementM) * 3.6e6) / (last.tick - first.tick);
  },
} satisfies Record<string, Sampler>;
