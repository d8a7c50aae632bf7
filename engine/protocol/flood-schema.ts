import { z } from 'zod';
import { durationSchema, idSchema, placeSchema, provenanceSchema } from './schema-parts.ts';

/** Times rising, each with a value. */
const seriesSchema = (value: z.ZodNumber, what: string) =>
  z
    .array(z.tuple([durationSchema, value]))
    .refine((all) => all.every(([t], i) => i === 0 || t > all[i - 1]![0]), {
      error: `${what} in rising order of time`,
    });

const flowSchema = z.number().min(0).max(1e6);
const heightSchema = z.number().min(-500).max(9000);
const shareSchema = z.number().min(0).max(1);
const pathSchema = z.array(placeSchema).min(2);
const areaSchema = z.array(placeSchema).min(3);
const flows = seriesSchema(flowSchema, 'flows');

const edgeSchema = z
  .strictObject({
    side: z.enum(['west', 'east', 'north', 'south']),
    fromM: z.number().min(0).optional(),
    toM: z.number().min(0).optional(),
    levelM: seriesSchema(heightSchema, 'levels').optional(),
    slope: z.number().min(0).max(2).optional(),
  })
  .refine((e) => (e.levelM === undefined) !== (e.slope === undefined), {
    error: 'either levelM or slope',
  });

const rainSchema = z.strictObject({
  /** The rain of `weather` falls on the window too, times `factor`. */
  useWeather: z.boolean(),
  factor: z.number().min(0).max(100).default(1),
  zones: z
    .array(
      z.strictObject({
        area: areaSchema.nullable().default(null),
        mmH: seriesSchema(z.number().min(0, 'rain of at least 0 mm/h').max(1000), 'rain'),
      }),
    )
    .default([]),
});

const catchmentSchema = z.strictObject({
  id: idSchema,
  to: placeSchema,
  reservoir: idSchema.nullable().default(null),
  centre: placeSchema,
  areaKm2: z.number().min(0.001).max(1e5),
  lagMin: z.number().min(1).max(10_000),
  stores: z.int().min(1).max(10),
  kMmH: z.number().min(0).max(500),
  storageMm: z.number().min(0).max(2000),
  baseM3S: flowSchema,
});

const channelSchema = z.strictObject({
  id: idSchema,
  path: pathSchema,
  widthM: z.number().min(1).max(2000),
  depthM: z.number().min(0).max(100),
  manning: z.number().min(0.005).max(0.5),
});

const leveeSchema = z.strictObject({
  id: idSchema,
  path: pathSchema,
  crestM: heightSchema,
  soil: z.enum(['sand', 'clay']),
  failure: z
    .strictObject({ overtopM: z.number().min(0).max(10), afterMin: z.number().min(0).max(1440) })
    .nullable()
    .default(null),
});

const gateSchema = z.strictObject({
  id: idSchema,
  path: pathSchema,
  crestM: heightSchema,
  sillM: heightSchema,
  open: shareSchema,
});

const ruleSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('table'),
    releaseM3S: z.array(z.tuple([heightSchema, flowSchema])),
  }),
  z.strictObject({
    kind: z.literal('hold'),
    levelM: heightSchema,
    minM3S: flowSchema,
    maxM3S: flowSchema,
  }),
]);

const reservoirSchema = z.strictObject({
  id: idSchema,
  area: areaSchema.nullable().default(null),
  belowM: heightSchema.default(-500),
  levelM: heightSchema,
  stageM: seriesSchema(heightSchema, 'stages').nullable().default(null),
  curve: z.array(z.tuple([heightSchema, z.number().min(0)])).default([]),
  inflowM3S: flows.default([]),
  rule: ruleSchema.default({ kind: 'table', releaseM3S: [] }),
  outlets: z
    .array(
      z.strictObject({
        id: idSchema,
        sillM: heightSchema,
        widthM: z.number().gt(0).max(5000),
        heightM: z.number().gt(0).max(100),
        open: shareSchema,
      }),
    )
    .default([]),
  releaseTo: placeSchema.nullable().default(null),
  dam: z
    .strictObject({ crestM: heightSchema, baseM: heightSchema, lengthM: z.number().gt(0).max(1e5) })
    .nullable()
    .default(null),
});

/** What people may do with structures of the flood, and where they do it: `flood.works`. */
const workSchema = z.strictObject({
  id: idSchema,
  name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  kind: z.enum(['gate', 'release', 'pump', 'underpass', 'sandbags', 'levee']),
  /** Gate, outlet, reservoir, pump, underpass or levee that it works on. */
  subject: idSchema.nullable().default(null),
  at: placeSchema,
  /** Line of sandbags. */
  path: pathSchema.nullable().default(null),
  heightM: z.number().gt(0).max(5).default(1),
  /** A crew must go there; false for what is done from a desk. */
  byHand: z.boolean().default(true),
  /** What doing it sets: opening of a gate or pump (0 or 1), release in m³/s. */
  value: z.number().min(0).max(1e6).default(0),
  /** Seats that may order it by telephone; those who must send a team go and work at its site. */
  seats: z.array(z.string()).default([]),
  provenance: provenanceSchema,
});

/** `flood:` of a scenario file. */
export const floodPartSchema = z.strictObject({
  provenance: provenanceSchema,
  window: z.strictObject({
    centre: placeSchema,
    widthKm: z.number().min(0.3).max(60),
    heightKm: z.number().min(0.3).max(60),
  }),
  coarsen: z.int().min(1).max(20).default(1),
  refine: z.int().min(1).max(6).default(1),
  scheme: z.enum(['fv1', 'fv2', 'inertia']),
  channels: z.array(channelSchema).default([]),
  streets: z
    .strictObject({
      widthM: z.number().min(3).max(60),
      kerbM: z.number().min(0).max(0.5),
      manning: z.number().min(0.005).max(0.5),
    })
    .nullable()
    .default(null),
  standing: z.array(z.strictObject({ area: areaSchema, levelM: heightSchema })).default([]),
  inflows: z.array(z.strictObject({ id: idSchema, at: placeSchema, m3S: flows })).default([]),
  catchments: z.array(catchmentSchema).default([]),
  edges: z.array(edgeSchema).default([]),
  rain: rainSchema,
  infiltration: z.boolean().default(true),
  soilWetness: shareSchema.default(0.5),
  drainMmH: z.number().min(0).max(500).default(0),
  levees: z.array(leveeSchema).default([]),
  gates: z.array(gateSchema).default([]),
  reservoirs: z.array(reservoirSchema).default([]),
  pumps: z
    .array(
      z.strictObject({
        id: idSchema,
        at: placeSchema,
        to: placeSchema.nullable().default(null),
        capacityM3S: z.number().min(0).max(1e4),
        on: z.boolean().default(false),
      }),
    )
    .default([]),
  underpasses: z
    .array(
      z.strictObject({
        id: idSchema,
        at: placeSchema,
        areaM2: z.number().gt(0).max(1e6),
        pitDepthM: z.number().gt(0).max(30),
        kerbM: z.number().min(0).max(2),
      }),
    )
    .default([]),
  works: z.array(workSchema).default([]),
});
export type FloodPartFile = z.infer<typeof floodPartSchema>;
