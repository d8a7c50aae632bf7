import { z } from 'zod';
import { ASSUMED_CREEP } from '../hazards/landslide/creep.ts';
import { SOIL_FIELDS, type SoilField } from '../hazards/landslide/soil.ts';
import { ASSUMED_POST } from '../hazards/landslide/volunteers.ts';
import { LandCover } from '../region/region.ts';
import {
  durationSchema,
  idSchema,
  placeSchema,
  provenanceSchema,
  textSchema,
} from './schema-parts.ts';
import { windowSchema } from './window-schema.ts';

/** A soil number inside the range that its field allows. */
const uncertain = (field: SoilField) =>
  z.strictObject({
    mean: z.number().min(SOIL_FIELDS[field].min).max(SOIL_FIELDS[field].max),
    /** Standard deviation over mean. */
    cv: z.number().min(0).max(2).default(0),
    provenance: provenanceSchema,
    source: z.string().min(1).optional(),
  });

const zoneSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  cohesionPa: uncertain('cohesionPa'),
  frictionDeg: uncertain('frictionDeg'),
  unitWeightNM3: uncertain('unitWeightNM3'),
  conductivityMS: uncertain('conductivityMS'),
  diffusivityM2S: uncertain('diffusivityM2S'),
  depthM: uncertain('depthM'),
});

const ringSchema = z.array(placeSchema).min(3).max(1000);

const creepSchema = z.strictObject({
  backgroundMS: z.number().min(1e-13).max(1e-5).default(ASSUMED_CREEP.backgroundMS),
  accelerationPerM: z.number().min(1e-2).max(1e6).default(ASSUMED_CREEP.accelerationPerM),
  onsetSafety: z.number().min(1.001).max(2).default(ASSUMED_CREEP.onsetSafety),
  failureMS: z.number().min(1e-7).max(1).default(ASSUMED_CREEP.failureMS),
  relaxationS: z.number().min(60).max(1e9).default(ASSUMED_CREEP.relaxationS),
});

const slideSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  /** Hazard point of the region that it is; null for one that the region does not list. */
  facility: z.string().min(1).nullable().default(null),
  ring: ringSchema,
  depthM: z.number().min(0.1).max(200),
  zone: idSchema,
  volumeM3: z.number().min(1),
  /** Null takes the soil as it is. */
  initialSafety: z.number().min(0.5).max(5).nullable(),
  creep: creepSchema.prefault({}),
  /** Scatter of its acceleration from seed to seed, log standard deviation. */
  accelerationLogSd: z.number().min(0).max(1).default(0),
  /** Who would have to leave: villages or hamlets, by id. */
  threatens: z.array(z.string().min(1)).default([]),
  provenance: provenanceSchema,
});

const pointSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  at: placeSchema,
  slide: idSchema,
  /** Share of the slide's movement that it shows; 0 beside it. */
  share: z.number().min(0).max(2).default(1),
  everyMin: z.int().min(1).max(1440),
  noiseMm: z.number().min(0).max(1000),
  knocksPerYear: z.number().min(0).max(1e4).default(0),
  knockMm: z.number().min(0).max(10_000).default(0),
  meanLifeDays: z.number().gt(0).max(1e6).default(1e6),
  seats: z.array(z.string()).min(1),
  relayMin: z.int().min(0).max(600).default(2),
  /** Speeds that call the seats by themselves. */
  alarms: z.array(z.strictObject({ mmH: z.number().gt(0).max(1e6), name: textSchema })).default([]),
  provenance: provenanceSchema,
});

const volunteerSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  slide: idSchema,
  roundMin: z
    .int()
    .min(1)
    .max(43_200)
    .default(ASSUMED_POST.roundS / 60),
  fromHour: z.number().min(0).max(24).default(ASSUMED_POST.fromHour),
  toHour: z.number().min(0).max(24).default(ASSUMED_POST.toHour),
  halfSeenM: z.number().min(0.001).max(10).default(ASSUMED_POST.halfSeenM),
  falseChance: z.number().min(0).max(1).default(ASSUMED_POST.falseChance),
  meanCallMin: z
    .number()
    .min(0)
    .max(1440)
    .default(ASSUMED_POST.meanCallS / 60),
  seats: z.array(z.string()).min(1),
  provenance: provenanceSchema,
});

const coverNames = Object.keys(LandCover) as [keyof typeof LandCover];

/** `landslide:` of a scenario: slopes, who watches them, how they run out and what waves they make. */
export const landslidePartSchema = z.strictObject({
  window: windowSchema,
  /** Zones beside the assumed ones of the gorge country, or in the place of one of these. */
  zones: z.array(zoneSchema).default([]),
  zoneByCover: z.partialRecord(z.enum(coverNames), idSchema.nullable()),
  zoneAreas: z.array(z.strictObject({ zone: idSchema, ring: ringSchema })).default([]),
  antecedentMmH: z.number().min(0).max(100),
  base: z.enum(['infinite', 'finite']),
  depthShares: z.array(z.number().min(0.01).max(1)).min(1).default([1]),
  suction: z.boolean().default(false),
  everyMin: z.int().min(1).max(1440),
  shallow: z.strictObject({
    minCells: z.int().min(1),
    most: z.int().min(0).max(500),
    stoodMmH: z.number().min(0).max(500),
    stoodHours: z.number().min(0).max(1000),
  }),
  pool: z
    .array(z.strictObject({ at: durationSchema, levelM: z.number().min(-500).max(9000) }))
    .min(1)
    .nullable()
    .default(null),
  bankDiffusivityM2S: z.number().min(1e-8).max(10),
  slides: z.array(slideSchema).default([]),
  points: z.array(pointSchema).default([]),
  volunteers: z.array(volunteerSchema).default([]),
  runout: z.strictObject({
    mu: z.number().min(0).max(2),
    xiMS2: z.number().min(10).max(1e5),
    centripetal: z.boolean().default(true),
    stopShare: z.number().min(0).max(0.2).default(0.05),
    refine: z.int().min(1).max(10).default(1),
    reachM: z.number().min(30).max(20_000),
  }),
  /** Waves of slides that run into the reservoir; null for none. */
  wave: z
    .strictObject({
      scheme: z.enum(['fv1', 'fv2']).default('fv1'),
      refine: z.int().min(1).max(6).default(1),
      densityKgM3: z.number().min(1000).max(3000),
      runMin: z.number().min(1).max(60),
      manning: z.number().min(0.01).max(0.2).default(0.035),
      provenance: provenanceSchema,
    })
    .nullable()
    .default(null),
  provenance: provenanceSchema,
});
export type LandslidePart = z.infer<typeof landslidePartSchema>;

/** A part of a village that stands by itself: its people are taken out of the village's. */
export const hamletSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  village: z.string().min(1),
  at: placeSchema,
  households: z.int().min(1),
  population: z.int().min(1),
  provenance: provenanceSchema,
});
