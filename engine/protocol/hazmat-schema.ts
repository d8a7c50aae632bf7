import { z } from 'zod';
import { TANK_STRENGTHS } from '../hazards/hazmat/domino.ts';
import { SURFACES, type SurfaceId } from '../hazards/hazmat/pool.ts';
import { SIGMA_SETS } from '../hazards/hazmat/sigma.ts';
import { PROBIT_SETS } from '../hazards/hazmat/toxic.ts';
import { VESSEL_SHAPES } from '../hazards/hazmat/vessel.ts';
import { TANK_MEASURES } from '../response/release/release.ts';
import {
  durationSchema,
  idSchema,
  placeSchema,
  provenanceSchema,
  textSchema,
} from './schema-parts.ts';

const length = z.number().gt(0).max(500);
const spillTo = z.enum([...(Object.keys(SURFACES) as SurfaceId[]), 'river']);

/** What people on the spot say of a source; the truth stands in the tank itself. */
const reportedSchema = z.strictObject({
  /** Left out: nobody can tell, and forecasts cannot be asked for before a team has measured. */
  substance: idSchema.nullable().default(null),
  holeDiameterM: z.number().gt(0).max(10),
  stockKg: z.number().min(0).max(1e8),
  burning: z.boolean().default(false),
});

/** Half-length, diameter and the rest in SI, as the model takes them, so that its errors name them. */
const tankSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  at: placeSchema,
  shape: z.enum(VESSEL_SHAPES),
  diameterM: length,
  lengthM: length.default(1),
  phase: z.enum(['liquid', 'gas']),
  stockKg: z.number().min(0).max(1e9),
  temperatureC: z.number().min(-273).max(1000),
  padKPa: z.number().min(0).max(5000).default(0),
  hole: z.strictObject({
    diameterM: z.number().min(0).max(100),
    heightM: z.number().min(0).max(500),
    pipeM: z.number().min(0).max(1000).default(0),
  }),
  /** Null: it holds until something breaks it. */
  opens: durationSchema.nullable(),
  closable: z.boolean().default(false),
  strength: z.enum(TANK_STRENGTHS),
  spillTo,
  bundM2: z.number().min(1).max(1e6).nullable().default(null),
  /** Incident whose word tells seats of this source; null: it tells itself through readings alone. */
  incident: idSchema.nullable().default(null),
  reported: reportedSchema,
  /** What teams can do about it. */
  measures: z.array(z.enum(TANK_MEASURES)).default([]),
});

const confinedSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  at: placeSchema,
  volumeM3: z.number().min(0.5).max(1e6),
  airChangesH: z.number().min(0).max(100),
  sourceKgS: z.number().min(0).max(1000),
  until: durationSchema,
  startKgM3: z.number().min(0).max(10),
  incident: idSchema.nullable().default(null),
});

const boomSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  /** On the bank, near the river's line. */
  at: placeSchema,
  /** Share of what comes to it that it keeps in slow water. */
  share: z.number().gt(0).max(1),
  /** Length to lay out, m: it sets the work. */
  lengthM: z.number().gt(0).max(5000),
});

const riverSchema = z.strictObject({
  riverId: z.string().min(1),
  /** Where the spill enters: the nearest point of the river's line. */
  from: placeSchema,
  currentMS: z.number().min(0).max(10),
});

/** Something that breaks or lights a tank at its time, whatever anybody does. */
const eventSchema = z.strictObject({
  at: durationSchema,
  what: z.enum(['open', 'burst', 'ignite']),
  tank: idSchema,
});

/** `hazmat:` of a scenario file: one substance, its tanks, rooms and river. */
export const hazmatPartSchema = z.strictObject({
  provenance: provenanceSchema,
  substance: idSchema,
  window: z.strictObject({
    centre: placeSchema,
    widthKm: z.number().min(0.5).max(40),
    heightKm: z.number().min(0.5).max(40),
  }),
  coarsen: z.int().min(1).max(20).default(1),
  tanks: z.array(tankSchema).default([]),
  confined: z.array(confinedSchema).default([]),
  river: riverSchema.nullable().default(null),
  booms: z.array(boomSchema).default([]),
  events: z.array(eventSchema).default([]),
  /** Where casualties and teams are washed; upwind, on a road. Null: there is no such place. */
  decontamination: placeSchema.nullable().default(null),
  sigmaSet: z.enum([...SIGMA_SETS, 'auto']).default('auto'),
  surroundings: z.enum(['rural', 'urban', 'auto']).default('auto'),
  averagingS: z.number().min(1).max(3600).default(600),
  probits: z.enum(PROBIT_SETS).default('ccps'),
  airChangesH: z.number().min(0).max(20).default(0.5),
  blastYield: z.number().min(0).max(0.2).default(0.03),
});
export type HazmatFile = z.infer<typeof hazmatPartSchema>;
