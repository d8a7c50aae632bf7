import type { UnitId } from '../../exercise/scenario.ts';
import type { Point } from '../../kernel/grid.ts';
import type { Provenance, Text } from '../../region/region.ts';

export const SURFACES = ['runway', 'hard', 'grass', 'gravel'] as const;
export type Surface = (typeof SURFACES)[number];

/** What stands in the way of an approach: nothing, something that asks for calm air, or too much. */
export const OBSTACLES = ['clear', 'limited', 'blocked'] as const;
export type Obstacles = (typeof OBSTACLES)[number];

/** A place on which helicopters land. */
export interface LandingSite {
  /** Facility. */
  readonly id: string;
  readonly name: Text;
  readonly at: Point;
  readonly surface: Surface;
  /** Lit: used by night too. */
  readonly lit: boolean;
  /** Most mean wind at 10 m, m/s, and least sight, m. */
  readonly windMs: number;
  readonly sightM: number;
  readonly obstacles: Obstacles;
  readonly provenance: Provenance;
}

/** A place at the water from which boats sail. */
export interface Wharf {
  /** Facility. */
  readonly id: string;
  readonly name: Text;
  readonly at: Point;
  /** Road node, or -1. */
  readonly nodeId: number;
  /** River it lies on, and how far along its centre line, m. */
  readonly riverId: string;
  readonly alongM: number;
}

/** A river that boats sail, down the line. */
export interface Waterway {
  readonly riverId: string;
  readonly name: Text;
  readonly line: readonly Point[];
  /** Distance of each vertex from the first, m. */
  readonly alongM: readonly number[];
  /** Mean current, m/s: helps down the line, hinders up. */
  readonly currentMs: number;
  /** River that it flows into, among those that boats sail, and where; null for none. */
  readonly joins: { readonly riverId: string; readonly alongM: number } | null;
  /** Gauge and level from which on no boat sails; null for none. */
  readonly closedAbove: { readonly instrumentId: string; readonly levelM: number } | null;
}

export interface WaterwaySpec {
  readonly rivers: readonly Waterway[];
  readonly wharves: readonly Wharf[];
  /** Speed through the water, m/s: of all craft, and of some teams' own. */
  readonly craftMs: number;
  readonly craftMsOf: Readonly<Record<UnitId, number>>;
  /** Most mean wind, m/s, and least sight, m, for all craft. */
  readonly windMs: number;
  readonly sightM: number;
  readonly provenance: Provenance;
}

/** Part of a scenario: where helicopters land and boats sail. Lists are sorted by id. */
export interface TransportSpec {
  /** Empty: helicopters land anywhere. */
  readonly landingSites: readonly LandingSite[];
  readonly waterways: WaterwaySpec | null;
}

/** Numbers that no plan gives (assumed). */
export const ASSUMED_TRANSPORT = {
  /** People, stretchers and goods are carried so far between a landing site and a place, m. */
  landingReachM: 1500,
  /** The same between a wharf and a place; by road round closures, on foot. */
  wharfReachM: 2000,
  /** Approach and take-off of a helicopter, each, s; casting off and mooring of a boat, each, s. */
  landS: 120,
  moorS: 180,
  /** A site with obstacles around is used up to this share of its limit of wind. */
  limitedWindShare: 0.5,
  /** Fog: sight where the air is so moist and still; m, %, m/s. */
  fogSightM: 500,
  fogHumidityPct: 97,
  fogWindMs: 3,
  /** Sight on a clear day, m. */
  clearSightM: 20_000,
  /** Boats come to a thought at least so often along a river, m. */
  stretchM: 2000,
} as const;
