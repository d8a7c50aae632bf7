/** The form of `engine/hazards/hazmat/substances.json`: values with unit, source and status. */
import { z } from 'zod';
import type { Substance } from '../hazards/hazmat/substance.ts';
import { idSchema, textSchema } from './schema-parts.ts';

/** A value of `kind` with what a reader needs to trust or replace it. */
const datum = <T extends z.ZodType>(kind: T) =>
  z.strictObject({
    value: kind,
    unit: z.string().min(1),
    source: z.string().min(1),
    status: z.enum(['published', 'recalled', 'assumed']),
  });

const positive = z.number().gt(0);
const share = z.number().min(0).max(1);
const kelvin = z.number().gt(0).max(2000);
const ppm = z.number().gt(0).max(1e6);
const level = ppm.nullable();
/** Concentrations for 10, 30, 60, 240 and 480 minutes. */
const five = z.tuple([level, level, level, level, level]);
const probit = z.strictObject({ a: z.number(), b: positive, n: positive });

const weathering = z.strictObject({
  law: z.enum(['root', 'log']),
  a: z.number().min(0),
  b: z.number().min(0),
});

const flammability = z
  .strictObject({
    lowerLimit: datum(share),
    upperLimit: datum(share),
    combustionHeat: datum(positive),
    burningRate: datum(positive).nullable(),
  })
  .refine((f) => f.lowerLimit.value < f.upperLimit.value, 'a lower limit below the upper one');

const guide = z.strictObject({
  label: z.string().min(1),
  isolationM: positive,
  dayM: positive.nullable(),
  nightM: positive.nullable(),
});

export const substanceSchema: z.ZodType<Substance> = z.strictObject({
  id: idSchema,
  un: z.string().regex(/^\d{4}$/, 'a UN number of four digits'),
  name: textSchema,
  molarMass: datum(z.number().min(0.002).max(1)),
  boilingPointK: datum(kelvin),
  criticalTemperatureK: datum(kelvin),
  validK: datum(
    z.tuple([kelvin, kelvin]).refine(([low, high]) => low < high, 'a range that rises'),
  ),
  antoine: datum(z.strictObject({ a: z.number(), b: z.number(), c: z.number() })),
  liquidDensity: datum(z.strictObject({ atK: kelvin, kgM3: positive })),
  latentHeat: datum(positive),
  liquidHeat: datum(positive),
  gasHeat: datum(positive),
  heatRatio: datum(z.number().gt(1).max(2)),
  curtainShare: datum(share),
  weathering: datum(weathering).optional(),
  flammability: flammability.nullable(),
  aegl: datum(z.tuple([five, five, five])).nullable(),
  erpg: datum(z.tuple([ppm, ppm, ppm])).nullable(),
  idlhPpm: datum(ppm).nullable(),
  endpointKgM3: datum(positive).nullable(),
  probitPpm: datum(probit).nullable(),
  probitMgM3: datum(probit).nullable(),
  guide: datum(z.array(guide).min(1)).nullable(),
});

export const substancesFileSchema = z.strictObject({
  schema: z.literal(1),
  substances: z
    .array(substanceSchema)
    .min(1)
    .refine(
      (all) => new Set(all.map((s) => s.id)).size === all.length,
      'substances with ids that differ',
    ),
});
