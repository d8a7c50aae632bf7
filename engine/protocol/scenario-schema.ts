import { z } from 'zod';
import { aidSchema } from './aid-schema.ts';
import { peoplePartSchema } from './people-schema.ts';
import { suppliesPartSchema } from './supplies-schema.ts';
import { commandPartSchema, warningChannelSchema } from './command-part-schema.ts';
import { lifelinesSchema, surveySchema } from './lifelines-schema.ts';
import { floodPartSchema } from './flood-schema.ts';
import { hazmatPartSchema } from './hazmat-schema.ts';
import { instrumentSchema } from './instruments-schema.ts';
import { hospitalsSchema, incidentSchema, precursorSchema } from './incidents-schema.ts';
import { injectFileSchema } from './msel-file-schema.ts';
import { SEAT_ROLES } from '../exercise/scenario.ts';
import { forcesPartSchema } from './forces-schema.ts';
import { hamletSchema, landslidePartSchema } from './landslide-schema.ts';
import { unitSchema } from './unit-schema.ts';
import { chainLinkSchema } from './chain-schema.ts';
import { waterfrontPartSchema } from './waterfront-schema.ts';
import { windowSchema } from './window-schema.ts';
import {
  bearingSchema,
  dateSchema,
  durationSchema,
  idSchema,
  moistureSchema,
  percentSchema,
  placeSchema,
  provenanceSchema,
  textSchema,
  timeOfDaySchema,
} from './schema-parts.ts';

/** Commands that a scenario may give to a seat. */
export const SEAT_COMMANDS = [
  'move',
  'hold',
  'return',
  'directAttack',
  'buildLine',
  'burnOut',
  'mopUp',
  'waterDrop',
  'recon',
  'evacuate',
  'doorToDoor',
  'sendSupplies',
  'workAt',
  'transportCasualties',
  'survey',
  'requestSatellite',
  'report',
  'message',
  'acknowledge',
  'requestForecast',
  'cancelForecast',
  'operate',
  'issueWarning',
  'liftWarning',
  'setGrade',
  'declareResponse',
  'callHeadquarters',
  'requestAid',
  'answerAid',
] as const;

const distinct = <T>(key: (t: T) => string, what: string) =>
  [
    (all: readonly T[]) => new Set(all.map(key)).size === all.length,
    { error: `${what} that differ` },
  ] as const;

const weatherRecordSchema = z.strictObject({
  at: durationSchema,
  windMs: z.number().min(0).max(60),
  windFromDeg: bearingSchema,
  temperatureC: z.number().min(-40).max(55),
  relativeHumidityPct: percentSchema,
  cloudPct: percentSchema,
  rainMmH: z.number().min(0).max(300),
});

const weatherSchema = z.strictObject({
  provenance: provenanceSchema,
  /** Sorted by time; the first record stands at 00:00. */
  base: z
    .array(weatherRecordSchema)
    .min(1)
    .refine((all) => all[0]?.at === 0, 'a first record at 00:00')
    .refine(
      (all) => all.every((r, i) => i === 0 || r.at > all[i - 1]!.at),
      'records in rising order of time',
    ),
  spread: z.strictObject({
    windSpeedCv: z.number().min(0).max(1),
    windDirSdDeg: z.number().min(0).max(90),
    temperatureSdC: z.number().min(0).max(15),
    humiditySdPct: z.number().min(0).max(40),
    rainCv: z.number().min(0).max(1).default(0),
  }),
});

const wildfireSchema = z.strictObject({
  window: windowSchema,
  coarsen: z.int().min(1).max(10).default(1),
  spreadLaw: z.enum(['rothermel', 'wang-zhengfei']).default('rothermel'),
  lengthToWidth: z.enum(['anderson', 'behave-plus']).default('anderson'),
  crownFire: z.boolean().default(true),
  spotting: z.boolean().default(true),
  liveHerbMoisture: moistureSchema,
  liveWoodyMoisture: moistureSchema,
  foliarMoisturePct: z.number().min(30).max(300),
  deadMoisture: z.tuple([moistureSchema, moistureSchema, moistureSchema]),
  ignitions: z.array(z.strictObject({ at: placeSchema, time: durationSchema })).min(1),
});

export const seatSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  role: z.enum(SEAT_ROLES),
  colour: z.int().min(1).max(8),
  commands: z.array(z.enum(SEAT_COMMANDS)).min(1),
  span: z.enum(['own', 'all']),
  township: z.string().min(1).nullable().default(null),
  briefing: textSchema,
});

const sensorSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  at: placeSchema,
  heightM: z.number().min(0).max(300),
  rangeM: z.number().gt(0).max(60_000),
  seats: z.array(z.string()).min(1),
});

/** `scenarios/exercises/<id>/scenario.yaml` */
export const scenarioFileSchema = z.strictObject({
  schema: z.literal(1),
  id: idSchema,
  name: textSchema,
  summary: textSchema,
  region: idSchema,
  plan: idSchema,
  targets: z.array(z.string()).min(1),
  /** Response plan of `scenarios/plans/<id>/` by which the review measures who did what in time. */
  responsePlan: idSchema.nullable().default(null),
  duration: durationSchema.refine((t) => t >= 60, 'at least one minute'),
  start: z.strictObject({ date: dateSchema, time: timeOfDaySchema }),
  briefing: textSchema,
  stopWord: textSchema,
  objectives: z.array(textSchema).min(1),
  weather: weatherSchema,
  /** Where it takes place: whose villages take part; the window of the wildfire unless given. */
  area: windowSchema.nullable().default(null),
  wildfire: wildfireSchema.nullable().default(null),
  /** A release of a hazardous substance. */
  flood: floodPartSchema.nullable().default(null),
  hazmat: hazmatPartSchema.nullable().default(null),
  landslide: landslidePartSchema.nullable().default(null),
  /** What ties its hazards. */
  chain: z.array(chainLinkSchema).default([]),
  waterfront: waterfrontPartSchema.nullable().default(null),
  /** Parts of villages that stand by themselves and take part like villages. */
  hamlets: z
    .array(hamletSchema)
    .refine(...distinct((h: { id: string }) => h.id, 'ids of hamlets'))
    .default([]),
  seats: z
    .array(seatSchema)
    .min(1)
    .refine(...distinct((s: { id: string }) => s.id, 'seat ids')),
  /** Template of `scenarios/headquarters/`: its groups, and those of its seats that are played. */
  headquarters: z
    .strictObject({ template: idSchema, seats: z.array(z.string().min(1)).default([]) })
    .nullable()
    .default(null),
  /** Teams of the county's order of battle, `scenarios/forces/`. */
  forces: forcesPartSchema.nullable().default(null),
  /** Teams of this scenario's own. */
  units: z.array(unitSchema).default([]),
  /** All depots of the region with the region's stock, at a rate by tier; or a list. */
  depots: z.union([
    z.strictObject({ kitsPerMinByTier: z.record(z.string(), z.number().gt(0)) }),
    z.array(
      z.strictObject({
        facility: z.string(),
        kits: z.int().min(0),
        loadingPerMin: z.number().gt(0),
        provenance: provenanceSchema,
      }),
    ),
  ]),
  /**
   * Shelters of the region: those within so many km of the window's edge, or a list of ids; area
   * and capacity are the region's unless given here.
   */
  shelters: z.union([
    z.strictObject({ withinKm: z.number().min(0).max(100) }),
    z.array(
      z.strictObject({
        facility: z.string(),
        areaM2: z.number().gt(0).optional(),
        capacity: z.int().gt(0).optional(),
      }),
    ),
  ]),
  sensors: z.strictObject({
    /** The region's camera facilities within so many km of the window's edge; null for none. */
    camerasWithinKm: z.number().min(0).max(100).nullable(),
    cameraSeats: z.array(z.string()).min(1),
    posts: z.array(sensorSchema).default([]),
  }),
  command: commandPartSchema.nullable().default(null),
  warningChannels: z
    .array(warningChannelSchema)
    .refine(...distinct((c: { id: string }) => c.id, 'channels'))
    .default([]),
  /** Rule pack of `scenarios/rules/reporting/`. */
  reporting: idSchema.nullable().default(null),
  lifelines: lifelinesSchema.nullable().default(null),
  survey: surveySchema.nullable().default(null),
  /** File of `scenarios/transport/`: where helicopters land; null for anywhere. */
  transport: idSchema.nullable().default(null),
  /** Rule pack of `scenarios/rules/scoring/`. */
  scoring: idSchema.nullable().default(null),
  aid: z
    .array(aidSchema)
    .refine(...distinct((a: { id: string }) => a.id, 'ids of help'))
    .default([]),
  /** Who is where by the hour, and who needs more time or help. */
  people: peoplePartSchema.nullable().default(null),
  /** Goods beside relief kits. */
  supplies: suppliesPartSchema.nullable().default(null),
  hospitals: hospitalsSchema,
  incidents: z.array(incidentSchema).default([]),
  precursors: z.array(precursorSchema).default([]),
  instruments: z
    .array(instrumentSchema)
    .refine(...distinct((i: { id: string }) => i.id, 'instrument ids'))
    .default([]),
  /** A file beside this one with injects; those written here are added to it. */
  msel: z
    .string()
    .regex(/^[\w-]+\.(yaml|csv|xlsx)$/, 'the name of a .yaml, .csv or .xlsx file beside this one')
    .nullable()
    .default(null),
  injects: z
    .array(injectFileSchema)
    .refine(...distinct((i: { id: string }) => i.id, 'inject ids'))
    .default([]),
});
export type ScenarioFile = z.infer<typeof scenarioFileSchema>;
