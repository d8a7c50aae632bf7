import type { GridSpec, Point } from '../../kernel/grid.ts';
import type { BreachMode, LeveeSoil } from '../../hydraulics/breach.ts';
import type { Fault, Scheme } from '../../hydraulics/solver.ts';
import type { HazardRun } from '../hazard.ts';

/** Points in time and value, ticks rising; linear between, constant before and after. */
export type Series = readonly (readonly [tick: number, value: number])[];

/** Water that enters a cell: a river at the edge of the window, a torrent, a broken main. */
export interface FloodInflow {
  readonly id: string;
  readonly at: Point;
  readonly m3S: Series;
}

/** Ground above the window: its rain, less what sinks in, comes in at a cell as a stream. */
export interface FloodCatchment {
  readonly id: string;
  /** Where its stream enters the window, unless a reservoir takes it; and where its rain is taken. */
  readonly to: Point;
  readonly reservoir: string | null;
  readonly centre: Point;
  readonly areaKm2: number;
  /** Time between the middle of the rain and of the runoff, and number of equal stores (Nash). */
  readonly lagS: number;
  readonly stores: number;
  /** Green and Ampt: conductivity, and suction times deficit. */
  readonly kMmH: number;
  readonly storageMm: number;
  readonly baseM3S: number;
}

/** A stream bed that the raster is too coarse for: dug into the ground along a path, downstream. */
export interface FloodChannel {
  readonly id: string;
  readonly path: readonly Point[];
  readonly widthM: number;
  /** Below the ground along the path. */
  readonly depthM: number;
  readonly manning: number;
}

/** Part of an edge of the window through which water may pass; the rest is a wall. */
export interface FloodEdge {
  readonly side: 'west' | 'east' | 'north' | 'south';
  /** Part of the side, m from its western or northern end; all of it when left out. */
  readonly fromM?: number;
  readonly toM?: number;
  /** A level outside, m above datum, or free outflow down `slope`. */
  readonly levelM?: Series;
  readonly slope?: number;
}

export interface FloodRain {
  /** Takes the rain of the drivers' weather, times `factor`. */
  readonly useWeather: boolean;
  readonly factor: number;
  /** Rain beyond that, mm/h, constant from each tick on; everywhere, or inside `area`. */
  readonly zones: readonly { readonly area: readonly Point[] | null; readonly mmH: Series }[];
}

export interface FloodLevee {
  readonly id: string;
  readonly path: readonly Point[];
  readonly crestM: number;
  readonly soil: LeveeSoil;
  /** Breaches where overtopped by this much for that long; null: never by itself. */
  readonly failure: { readonly overtopM: number; readonly afterS: number } | null;
}

/** A gate across a stream or street: shut it is a crest, open it is a weir over its sill. */
export interface FloodGate {
  readonly id: string;
  readonly path: readonly Point[];
  readonly crestM: number;
  readonly sillM: number;
  /** 0 (shut) to 1. */
  readonly open: number;
}

/** How a reservoir is operated. */
export type ReleaseRule =
  | {
      readonly kind: 'table';
      readonly releaseM3S: readonly (readonly [levelM: number, m3S: number])[];
    }
  | {
      readonly kind: 'hold';
      readonly levelM: number;
      readonly minM3S: number;
      readonly maxM3S: number;
    };

/**
 * Water that is kept as storage and not computed in two dimensions: the Yangtze's pool, or a
 * reservoir. Cells of the window inside `area` with a bed below `belowM` belong to it, and its
 * level stands at the shore of the rest.
 */
export interface FloodReservoir {
  readonly id: string;
  readonly area: readonly Point[] | null;
  readonly belowM: number;
  readonly levelM: number;
  /** A given level, or null for a storage by `curve`. */
  readonly stageM: Series | null;
  /** Level and volume, both rising. */
  readonly curve: readonly (readonly [levelM: number, m3: number])[];
  readonly inflowM3S: Series;
  readonly rule: ReleaseRule;
  /** Openings with sill, width and height, m, and how far they are open, 0 to 1. */
  readonly outlets: readonly { readonly id: string; readonly sillM: number; readonly widthM: number; readonly heightM: number; readonly open: number }[]; // prettier-ignore
  /** Where the release enters the window; null: it leaves. */
  readonly releaseTo: Point | null;
  readonly dam: {
    readonly crestM: number;
    readonly baseM: number;
    readonly lengthM: number;
  } | null;
}

export interface FloodPump {
  readonly id: string;
  readonly at: Point;
  /** Null: out of the window. */
  readonly to: Point | null;
  readonly capacityM3S: number;
  readonly on: boolean;
}

export interface FloodUnderpass {
  readonly id: string;
  readonly at: Point;
  readonly areaM2: number;
  readonly pitDepthM: number;
  /** Water on the street that the kerb holds off, m. */
  readonly kerbM: number;
}

/** Carriageways of the region's roads through built-up ground, which carry water between the houses. */
export interface FloodStreets {
  /** Kerb to kerb, m. */
  readonly widthM: number;
  /** How far they lie below the ground of the houses, m. */
  readonly kerbM: number;
  /** Manning's n of the paving, s/m^(1/3). */
  readonly manning: number;
}

export interface FloodParams {
  readonly window: { readonly centre: Point; readonly widthM: number; readonly heightM: number };
  /** 1 keeps the region's cells. */
  readonly coarsen: number;
  /** Cells of a finer patch in one of the region, along a side; 1 keeps them. */
  readonly refine: number;
  readonly channels: readonly FloodChannel[];
  /** Held by a finer patch alone; null leaves them part of the built-up ground. */
  readonly streets: FloodStreets | null;
  readonly scheme: Scheme;
  /** Water that stands at the start: cells inside `area` up to a level. */
  readonly standing: readonly { readonly area: readonly Point[]; readonly levelM: number }[];
  readonly inflows: readonly FloodInflow[];
  readonly catchments: readonly FloodCatchment[];
  readonly edges: readonly FloodEdge[];
  readonly rain: FloodRain;
  readonly infiltration: boolean;
  /** Share of the soil's moisture deficit that earlier rain has filled, 0 to 1. */
  readonly soilWetness: number;
  /** Capacity of the drains of built-up cells, mm/h. */
  readonly drainMmH: number;
  readonly levees: readonly FloodLevee[];
  readonly gates: readonly FloodGate[];
  readonly reservoirs: readonly FloodReservoir[];
  readonly pumps: readonly FloodPump[];
  readonly underpasses: readonly FloodUnderpass[];
  readonly gauges: readonly { readonly id: string; readonly at: Point }[];
}

/** What people and events do to a flood; applied at the tick at which `advance` is called. */
export type FloodAction =
  /** Raises a levee towards `crestM` at `rateMH` metres an hour. */
  | { readonly kind: 'raiseCrest'; readonly levee: string; readonly crestM: number; readonly rateMH: number } // prettier-ignore
  /** Lays a new line of sandbags, from the ground up to `crestM`. */
  | { readonly kind: 'layCrest'; readonly id: string; readonly path: readonly Point[]; readonly crestM: number; readonly rateMH: number } // prettier-ignore
  /** Sets a flood gate or an outlet of a reservoir, 0 (shut) to 1. */
  | { readonly kind: 'openGate'; readonly gate: string; readonly open: number }
  /** Orders a release; null gives the reservoir back to its rule. */
  | { readonly kind: 'setRelease'; readonly reservoir: string; readonly m3S: number | null }
  /** Brings a reservoir to a level at `rateMH` and holds it there; null lets it go on by itself. */
  | { readonly kind: 'setStage'; readonly reservoir: string; readonly levelM: number | null; readonly rateMH: number } // prettier-ignore
  /** The same rain everywhere in place of all other, until a tick; null gives the other back. */
  | { readonly kind: 'setRain'; readonly mmH: number | null; readonly untilTick: number }
  /** Breaches a levee at its point nearest to `at`, or a dam. */
  | { readonly kind: 'breachLevee'; readonly levee: string; readonly at: Point }
  | { readonly kind: 'breachDam'; readonly reservoir: string; readonly mode: BreachMode }
  | { readonly kind: 'pump'; readonly pump: string; readonly on: boolean }
  /** Boards and bars an underpass: no more water enters it. */
  | { readonly kind: 'closeUnderpass'; readonly underpass: string; readonly closed: boolean }
  /** Ground that rises (a deposit) or falls (a hollow, a notch), by cell of the window, m. */
  | { readonly kind: 'ground'; readonly cells: readonly number[]; readonly changeM: readonly number[] } // prettier-ignore
  /** Soil that takes in so many times the water it did: burnt ground less than 1. */
  | { readonly kind: 'soil'; readonly cells: readonly number[]; readonly share: number };

/** A structure that can be worked, and how it stands: opening, m³/s, m, or 1 for on and broken. */
export interface StructureState {
  readonly id: string;
  readonly kind: 'levee' | 'dam' | 'gate' | 'pump' | 'release' | 'stage';
  /** Null where it follows its own rule. */
  readonly value: number | null;
}

export interface GaugeReading {
  readonly id: string;
  readonly levelM: number;
  readonly depthM: number;
  readonly speedMS: number;
}

export interface ReservoirState {
  readonly id: string;
  readonly levelM: number;
  readonly volumeM3: number;
  readonly releaseM3S: number;
  readonly inflowM3S: number;
}

/** Volumes since the start, m³; what is stored equals what came less what went, to rounding. */
export interface FloodLedger {
  readonly initial: number;
  readonly rain: number;
  readonly infiltrated: number;
  readonly drained: number;
  readonly pointInflow: number;
  /** Through open edges and shores of reservoirs, net into the window. */
  readonly edgeInflow: number;
  readonly pumpedOut: number;
  readonly clipped: number;
  readonly stored: number;
  /** Stored, less all that came, plus all that went. */
  readonly error: number;
}

/** A flood, with the questions that response and sensors ask of the truth. */
export interface FloodRun extends HazardRun<FloodAction> {
  readonly grid: GridSpec;
  /** Why the run stands still, or null. */
  readonly fault: (Fault & { readonly tick: number }) | null;
  /** Ground of a cell, m above datum. */
  bedM(cell: number): number;
  /** Within a dug channel, which roads cross by bridges. */
  isChannel(cell: number): boolean;
  /** Built-up ground outside of dug channels and streets. */
  isTown(cell: number): boolean;
  depthM(cell: number): number;
  speedMS(cell: number): number;
  gauges(): readonly GaugeReading[];
  reservoirs(): readonly ReservoirState[];
  /** Everything that can be worked, broken or held, in the order of the parameters. */
  structures(): readonly StructureState[];
  /** What rains now: that of the parameters, or what was ordered in its place. */
  rain(): FloodRain;
  /** Lowest crest and length of breach of each levee and line of sandbags, m. */
  crests(): readonly { readonly id: string; readonly lowestM: number; readonly breachM: number }[];
  /** Depth in each underpass, m. */
  underpasses(): readonly {
    readonly id: string;
    readonly depthM: number;
    readonly closed: boolean;
  }[];
  /** Flow of each catchment's stream now, m³/s. */
  streams(): readonly { readonly id: string; readonly flowM3S: number }[];
  ledger(): FloodLedger;
  /** Time steps, cells updated and the share of cells that are computed. */
  effort(): { readonly steps: number; readonly cellUpdates: number; readonly activeShare: number };
  fork(): FloodRun;
}
