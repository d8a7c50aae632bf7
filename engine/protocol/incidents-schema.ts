import { z } from 'zod';
import { CAPABILITIES } from '../exercise/scenario.ts';
import { INCIDENT_KINDS } from '../response/incidents/incident.ts';
import { SURVIVAL_KINDS } from '../response/medical/casualty.ts';
import {
  durationSchema,
  idSchema,
  placeSchema,
  provenanceSchema,
  textSchema,
} from './schema-parts.ts';

const persons = z.int().min(0).max(10_000);

/** `{ immediate: 2, minor: 5 }`: what is left out is nobody. */
const countsSchema = z
  .strictObject({
    immediate: persons.default(0),
    delayed: persons.default(0),
    minor: persons.default(0),
    dead: persons.default(0),
  })
  .prefault({});

const capability = z.enum(CAPABILITIES);

/** People to be got out or found, and the work for each of them. */
const rescueSchema = z
  .strictObject({
    persons: z.int().min(1).max(10_000),
    capability: capability.default('searchRescue'),
    personHEach: z.number().gt(0).max(1000),
    minPersons: z.int().min(1).max(1000).default(1),
  })
  .nullable()
  .default(null);

const harmParts = { casualties: countsSchema, trapped: rescueSchema, missing: rescueSchema };

/** Everybody concerned: the trapped and missing are not counted among the casualties on the spot. */
const involvesEnough = (x: {
  involved: number | null;
  casualties: z.infer<typeof countsSchema>;
  trapped: z.infer<typeof rescueSchema>;
  missing: z.infer<typeof rescueSchema>;
}): boolean => {
  const { immediate, delayed, minor, dead } = x.casualties;
  const harmed = immediate + delayed + minor + dead;
  const held = (x.trapped?.persons ?? 0) + (x.missing?.persons ?? 0);
  return x.involved === null || harmed + held <= x.involved;
};

/** An emergency without a field of its own: one entry of `incidents:` of a scenario file. */
export const incidentSchema = z
  .strictObject({
    id: idSchema,
    kind: z.enum(INCIDENT_KINDS),
    name: textSchema,
    at: placeSchema,
    /** Null: only an inject with the effect `incident` sets it off. */
    time: durationSchema.nullable(),
    /** How many people were there at all; null when nobody counted. */
    involved: persons.nullable().default(null),
    /** Village whose people they are, by id or name; null for people from elsewhere. */
    village: z.string().min(1).nullable().default(null),
    ...harmParts,
    survival: z.enum(SURVIVAL_KINDS).default('vehicle'),
    /** Blocks the road nearest to its place. */
    road: z
      .strictObject({ debrisM3: z.number().min(0).max(100_000) })
      .nullable()
      .default(null),
    needs: z
      .array(
        z.strictObject({
          capability,
          amount: z.number().gt(0).max(1e6),
          minPersons: z.int().min(1).max(1000).default(1),
        }),
      )
      .refine(
        (all) => new Set(all.map((n) => n.capability)).size === all.length,
        'one need for each capability',
      )
      .default([]),
    worsens: z
      .array(
        z.strictObject({
          id: idSchema,
          after: durationSchema.refine((t) => t > 0, 'a time after the incident'),
          unlessDone: z.array(capability).default([]),
          ...harmParts,
          text: textSchema,
        }),
      )
      .refine(
        (all) => new Set(all.map((x) => x.id)).size === all.length,
        'ids of stages that differ',
      )
      .default([]),
    heard: z.strictObject({
      to: z.array(z.string().min(1)).min(1),
      delayMin: z.number().min(0).max(1440),
      channel: z.enum(['phone', 'radio', 'written', 'system']),
      from: textSchema,
      text: textSchema,
    }),
    provenance: provenanceSchema,
  })
  .refine(involvesEnough, {
    path: ['involved'],
    error: 'at least as many people as are casualties, trapped and missing',
  });

/** A sign at a monitored point: one entry of `precursors:`. */
export const precursorSchema = z.strictObject({
  id: idSchema,
  point: z.string().min(1),
  time: durationSchema,
  sign: textSchema,
  /** Chance that the volunteer notices it. */
  probability: z.number().min(0).max(1),
  delayMin: z.number().gt(0).max(1440),
  delayLogSd: z.number().min(0).max(2).default(0.5),
  to: z.array(z.string().min(1)).min(1),
  provenance: provenanceSchema,
});

/**
 * Hospitals that take casualties: a list, or a share of the beds of all of the region's hospitals
 * that is free (the rest is in use as on any day).
 */
export const hospitalsSchema = z
  .union([
    z.strictObject({ freeShare: z.number().gt(0).max(1), provenance: provenanceSchema }),
    z.array(
      z.strictObject({
        facility: z.string().min(1),
        beds: z.int().min(0).max(10_000),
        provenance: provenanceSchema,
      }),
    ),
  ])
  .default([]);
