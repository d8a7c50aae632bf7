import { z } from 'zod';
import { FACILITY_KINDS, ROAD_CLASSES } from '../region/region.ts';
import { provenanceSchema, textSchema } from './schema-parts.ts';

/**
 * The files of a region package: `region.yaml` and its GeoJSON. Coordinates are metres east and
 * north in the projected CRS that every file names; heights are metres above datum.
 */

const metres = z.number();
const count = z.int().min(1);

export const regionFileSchema = z.strictObject({
  schema: z.literal('sandtable-region/1'),
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and hyphens'),
  name: textSchema,
  crs: z.string().startsWith('+proj=tmerc', 'a transverse Mercator PROJ string'),
  grid: z.strictObject({
    cols: count,
    rows: count,
    cellM: z.number().positive(),
    west: metres,
    north: metres,
  }),
  /** Level of the reservoir that the land cover was drawn with, m; null without one. */
  poolLevelM: metres.nullable(),
  synthetic: z.boolean(),
  generator: z.strictObject({ command: z.string(), seed: z.string() }),
  files: z.strictObject({
    dem: z.string(),
    landCover: z.string(),
    boundary: z.string(),
    rivers: z.string(),
    roads: z.string(),
    settlements: z.string(),
    facilities: z.string(),
  }),
  attribution: z.array(textSchema).min(1),
});
export type RegionFile = z.infer<typeof regionFileSchema>;

const crsSchema = z.strictObject({
  type: z.literal('name'),
  properties: z.strictObject({ name: z.string() }),
});

const position = z.tuple([metres, metres]);
const positionWithHeight = z.tuple([metres, metres, metres]);
const point = z.strictObject({ type: z.literal('Point'), coordinates: position });

const feature = <G extends z.ZodType, P extends z.ZodType>(geometry: G, properties: P) =>
  z.strictObject({ type: z.literal('Feature'), geometry, properties });

const collection = <F extends z.ZodType>(of: F) =>
  z.strictObject({
    type: z.literal('FeatureCollection'),
    name: z.string().optional(),
    crs: crsSchema,
    features: z.array(of),
  });

export const boundaryFileSchema = collection(
  feature(
    z.strictObject({
      type: z.literal('Polygon'),
      coordinates: z.array(z.array(position).min(4)).length(1),
    }),
    z.strictObject({
      name: textSchema,
      areaKm2: z.number().positive(),
      provenance: provenanceSchema,
    }),
  ),
);

export const riversFileSchema = collection(
  feature(
    z.strictObject({ type: z.literal('LineString'), coordinates: z.array(position).min(2) }),
    z.strictObject({
      id: z.string().min(1),
      name: textSchema,
      order: z.int().min(1).max(9),
      flowsInto: z.string().nullable(),
      /** Bed height at each vertex, m; never rises downstream. */
      bedM: z.array(metres),
      /** Width of the water at each vertex at the pool level, m. */
      widthM: z.array(z.number().positive()),
      provenance: provenanceSchema,
    }),
  ),
);

const nodeFeature = feature(
  z.strictObject({ type: z.literal('Point'), coordinates: positionWithHeight }),
  z.strictObject({ kind: z.literal('node'), id: z.int().min(0) }),
);
const edgeFeature = feature(
  z.strictObject({
    type: z.literal('LineString'),
    coordinates: z.array(positionWithHeight).min(2),
  }),
  z.strictObject({
    kind: z.literal('edge'),
    id: z.int().min(0),
    from: z.int().min(0),
    to: z.int().min(0),
    class: z.enum(ROAD_CLASSES),
    name: z.string(),
    lengthM: z.number().positive(),
    bridge: z.boolean(),
    tunnel: z.boolean(),
    ferry: z.boolean(),
  }),
);
export const roadsFileSchema = collection(z.union([nodeFeature, edgeFeature]));

const people = z.int().min(0);
export const settlementsFileSchema = collection(
  feature(
    point,
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('township'),
        id: z.string().min(1),
        name: textSchema,
        population: people,
        elevM: metres,
        nodeId: z.int().min(0),
        provenance: provenanceSchema,
      }),
      z.strictObject({
        kind: z.literal('village'),
        id: z.string().min(1),
        name: textSchema,
        townshipId: z.string().min(1),
        population: people,
        households: people,
        nodeId: z.int().min(0),
        provenance: provenanceSchema,
      }),
    ]),
  ),
);

export const facilitiesFileSchema = collection(
  feature(
    point,
    z.strictObject({
      id: z.string().min(1),
      kind: z.enum(FACILITY_KINDS),
      name: textSchema,
      townshipId: z.string().nullable(),
      nodeId: z.int().min(0),
      attributes: z.record(z.string(), z.union([z.number(), z.string()])),
      provenance: provenanceSchema,
    }),
  ),
);

export type BoundaryFile = z.infer<typeof boundaryFileSchema>;
export type RiversFile = z.infer<typeof riversFileSchema>;
export type RoadsFile = z.infer<typeof roadsFileSchema>;
export type SettlementsFile = z.infer<typeof settlementsFileSchema>;
export type FacilitiesFile = z.infer<typeof facilitiesFileSchema>;
