import { z } from 'zod';
import type { HazardControl } from '../exercise/control/control.ts';

/** Strongest wind that may be ordered, m/s: beyond Beaufort 12 no model here holds. */
const MAX_WIND_MS = 35;

const id = z.string().min(1).max(80);
const metres = z.number().min(-1e8).max(1e8);
const at = z.strictObject({ e: metres, n: metres });

/** The instructor's controls as they come over a socket. */
export const HAZARD_CONTROLS = [
  z.strictObject({ type: z.literal('ignite'), at }),
  z.strictObject({
    type: z.literal('setWind'),
    windMs: z.number().min(0).max(MAX_WIND_MS),
    windFromDeg: z.number().min(0).max(360),
    hours: z.number().min(0.25).max(72),
  }),
  z.strictObject({ type: z.literal('releaseWeather') }),
  z.strictObject({ type: z.literal('cutRoad'), at }),
  z.strictObject({ type: z.literal('openRoad'), edgeId: z.number().int().min(0).max(1e7) }),
  z.strictObject({ type: z.literal('hideSensor'), sensorId: id }),
  z.strictObject({ type: z.literal('returnSensor'), sensorId: id }),
  z.strictObject({ type: z.literal('switchLink'), linkId: id, on: z.boolean() }),
  z.strictObject({ type: z.literal('releaseSlide'), slideId: id }),
  z.strictObject({
    type: z.literal('setStructure'),
    structureId: id,
    kind: z.enum(['gate', 'pump', 'release', 'stage']),
    value: z.number().min(-500).max(1e6).nullable(),
    rateMH: z.number().gt(0).max(100).default(1),
  }),
  z.strictObject({
    type: z.literal('setRain'),
    mmH: z.number().min(0).max(300),
    hours: z.number().min(0.25).max(72),
  }),
  z.strictObject({ type: z.literal('breachStructure'), structureId: id }),
  z.strictObject({ type: z.literal('placeProbe'), at }),
  z.strictObject({
    type: z.literal('breakTank'),
    tankId: id,
    what: z.enum(['open', 'burst', 'ignite']),
    diameterM: z.number().gt(0).max(10).default(0.02),
  }),
] as const satisfies readonly z.ZodType<HazardControl>[];
