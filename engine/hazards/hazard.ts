import type { GridSpec, Point } from '../kernel/grid.ts';
import type { RandomStreams } from '../kernel/random.ts';
import type { Region } from '../region/region.ts';
import type { Drivers } from './weather.ts';

export const HAZARD_IDS = ['wildfire', 'flood', 'landslide', 'hazmat'] as const;
export type HazardId = (typeof HAZARD_IDS)[number];

/**
 * What a hazard reads and writes, as data: contract tests, legends, wire quantisation and docs
 * derive from it. `wire` maps a value to an unsigned byte: byte = (value - offset) / scale.
 */
export interface FieldSpec {
  readonly dtype: 'f32' | 'f64' | 'u8' | 'i32';
  readonly unit: string;
  readonly intent: 'in' | 'out' | 'inout';
  readonly doc: string;
  readonly wire?: { readonly scale: number; readonly offset: number };
}

export type FieldArray = Float32Array | Float64Array | Uint8Array | Int32Array;
export type Fields = Readonly<Record<string, FieldArray>>;

/** The one way in which any hazard touches people, roads and assets. */
export interface Exposure {
  readonly hazard: HazardId;
  readonly quantity:
    | 'flameLengthM'
    | 'heatKWM2'
    | 'smoke'
    | 'depthM'
    | 'speedMS'
    | 'overpressureKPa'
    | 'toxicLoad'
    /** Level that the concentration of a gas reaches now, 1 to 3. */
    | 'gasLevel'
    | 'burialM'
    | 'waveHeightM'
    | 'runUpM';
  readonly value: number;
}

/** Something that happened inside a hazard and that other parts may need to know. */
export interface HazardEvent {
  readonly tick: number;
  readonly kind: string;
  readonly cell: number;
  readonly value?: number;
}

/**
 * One kind of hazard. `create` validates its parameters and throws `RangeError` with the name of
 * the parameter, the value and the valid range.
 */
export interface HazardModel<P, A> {
  readonly id: HazardId;
  readonly version: number;
  readonly cites: readonly string[];
  readonly fields: Readonly<Record<string, FieldSpec>>;
  create(region: Region, params: P, drivers: Drivers, random: RandomStreams): HazardRun<A>;
}

/** One running hazard. Time is the integer tick; sub-steps are hidden inside `advance`. */
export interface HazardRun<A> {
  /** Raster of every field; a window of the region's grid. */
  readonly grid: GridSpec;
  readonly tick: number;
  /**
   * Applies `actions` at the current tick, then runs to `toTick` (>= tick) under `drivers`.
   * Returns what happened, in time order.
   */
  advance(toTick: number, drivers: Drivers, actions: readonly A[]): readonly HazardEvent[];
  fields(): Fields;
  exposure(at: Point, tick: number): readonly Exposure[];
  /** An independent copy, from which a caller runs ahead under other drivers. */
  fork(): HazardRun<A>;
  save(): Uint8Array;
  load(bytes: Uint8Array): void;
  /** Adds every number that decides the future of this run to a hash. */
  hash(): string;
  /** Statements that the reader of a result must see: valid range left, laws chosen. */
  notes(): readonly string[];
}
