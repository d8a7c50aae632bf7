import type { GridSpec, Point } from '../../kernel/grid.ts';
import type { LandCoverName } from '../../region/region.ts';
import type { HazardRun } from '../hazard.ts';
import type { CreepLaw, CreepState } from './creep.ts';
import type { ElevationEdit } from './deposit.ts';
import type { PoolLevel } from './drawdown.ts';
import type { MonitoringPoint, Reading } from './sensors.ts';
import type { OutOfRange } from './impulse-wave.ts';
import type { SoilZone } from './soil.ts';
import type { CrackReport, VolunteerPost } from './volunteers.ts';
import type { WaterEntry } from './water-entry.ts';

/** A body that is known and watched. It lets go when its creep comes to that, or on an order. */
export interface SlideSource {
  readonly id: string;
  /** Outline on the map, at least three corners. */
  readonly ring: readonly Point[];
  /** Vertical depth of its slip surface, m, and soil of its slip surface. */
  readonly depthM: number;
  readonly zoneId: string;
  /** What lets go, m³; at most depth times map area of the cells inside of the ring. */
  readonly volumeM3: number;
  /** Factor of safety at tick 0 from which strength is back-calculated; null takes the soil as it is. */
  readonly initialSafety: number | null;
  readonly creep: CreepLaw;
  /**
   * Log standard deviation of its acceleration from seed to seed: nobody knows it beforehand, so that
   * no two exercises fail at the same minute. 0 when left out.
   */
  readonly accelerationLogSd?: number;
}

export interface LandslideParams {
  /** Part of the region's raster. */
  readonly window: { readonly centre: Point; readonly widthM: number; readonly heightM: number };
  readonly zones: readonly SoilZone[];
  /** Zone by land cover; where nothing is said or null is, nothing slides. */
  readonly zoneByCover: Readonly<Partial<Record<LandCoverName, string | null>>>;
  /** Zones drawn on the map, later ones over earlier ones and over land cover. */
  readonly zoneAreas: readonly { readonly zoneId: string; readonly ring: readonly Point[] }[];
  /** Steady recharge before tick 0 that sets the water tables, mm/h. */
  readonly antecedentMmH: number;
  readonly base: 'infinite' | 'finite';
  readonly depthShares: readonly number[];
  readonly suction: boolean;
  /** How often safety is reckoned anew, s. */
  readonly everyS: number;
  /** Shallow slides of the map. */
  readonly shallow: {
    /** Smallest body, cells, and most of them that may run out; 0 for none. */
    readonly minCells: number;
    readonly most: number;
    /**
     * Steady rain, mm/h and h, that the slopes have stood before: where the map has them fail in it,
     * it is the soil of the map that is wrong, and those cells are left out.
     */
    readonly stoodMmH: number;
    readonly stoodHours: number;
  };
  /** Level of the reservoir in time, or null without one. */
  readonly pool: readonly PoolLevel[] | null;
  readonly bankDiffusivityM2S: number;
  readonly slides: readonly SlideSource[];
  readonly points: readonly MonitoringPoint[];
  readonly volunteers: readonly VolunteerPost[];
  readonly runout: {
    readonly mu: number;
    readonly xiMS2: number;
    readonly centripetal: boolean;
    readonly stopShare: number;
    /** Cells of the runout in one of the region, along a side; 3 makes 10 m of 30 m. */
    readonly refine: number;
    /** How far around its source a slide may run, m. */
    readonly reachM: number;
  };
  /** Waves of slides that run into the pool; null for none. */
  readonly wave: {
    readonly scheme: 'fv1' | 'fv2';
    /** Cells of the wave in one of the window, along a side. */
    readonly refine: number;
    /** Bulk density of slides where they meet the water, kg/m³. */
    readonly densityKgM3: number;
    /** How long a wave is followed, s. */
    readonly runS: number;
    /** Manning's n, s/m^(1/3). */
    readonly manning: number;
  } | null;
}

/** What people and events do to slopes; applied at the tick at which `advance` is called. */
export type LandslideAction =
  /** Lets a watched body go now (an earthquake, a blast, the instructor). */
  | { readonly kind: 'release'; readonly slideId: string }
  /** Surface water led away: `share` (0 to 1) of later rain does not enter the body. */
  | { readonly kind: 'drain'; readonly slideId: string; readonly share: number }
  /** The pool will be at that level at that tick; replaces what was planned from now on. */
  | { readonly kind: 'pool'; readonly levels: readonly PoolLevel[] }
  /** A dead instrument works again from now on. */
  | { readonly kind: 'repair'; readonly pointId: string }
  /** Whether rain may let shallow slides of the map go from now on. */
  | { readonly kind: 'shallow'; readonly on: boolean }
  /** A slide that has come into the pool raises a wave; once for each. */
  | { readonly kind: 'wave'; readonly releaseId: string }
  /** Loose mass that another hazard has made ready lets go: a debris flow off burnt ground. */
  | {
      readonly kind: 'source';
      readonly id: string;
      readonly cells: readonly number[];
      readonly volumeM3: number;
    };

/** A wave of a slide, on its way or over. */
export interface SlideWave {
  readonly releaseId: string;
  readonly atTick: number;
  /** -1 while it is followed. */
  readonly overTick: number;
  /** Crest of the law where the wave leaves the impact, m, and what was out of the law's range. */
  readonly crestM: number;
  readonly outOfRange: readonly OutOfRange[];
  /** Highest water over the pool so far, and highest ground wetted, m. */
  readonly highestM: number;
  readonly wettedM: number;
}

/** What waves did to a place on the shore or on the water, so far. */
export interface ShoreWave {
  /** Highest crest on the nearest water, m, and run-up of the law on the bank there, m. */
  readonly crestM: number;
  readonly runUpM: number;
  /** Fastest flow there, m/s; tick of arrival. */
  readonly speedMS: number;
  readonly atTick: number;
}

/** One mass that has let go. */
export interface Release {
  /** Id of the watched slide, or `shallow-<cell>`. */
  readonly id: string;
  readonly atTick: number;
  readonly volumeM3: number;
  /** -1 while it moves. */
  readonly stoppedAtTick: number;
  /** What has come into the reservoir so far; null when nothing has or there is none. */
  readonly water: WaterEntry | null;
}

/** Landslides of a window, with the questions that monitoring, warning and waves ask. */
export interface LandslideRun extends HazardRun<LandslideAction> {
  readonly grid: GridSpec;
  /** Factor of safety of a watched body as last reckoned, and its true movement now. */
  safetyOf(slideId: string): number;
  movementOf(slideId: string): Readonly<CreepState>;
  /**
   * Share of `members` draws of the soils (1 to 1000) in which each cell of the window is below a factor
   * of safety of 1 now. The same seed gives the same draws.
   */
  failureProbability(members: number): Float32Array;
  /** What an instrument has shown so far; it never shows the truth itself. */
  readings(pointId: string): readonly Reading[];
  /** Calls of volunteers that have arrived by `tick`, in order of arrival. */
  crackReports(tick: number): readonly CrackReport[];
  releases(): readonly Release[];
  readonly shallowOn: boolean;
  /** True while a mass or a wave moves, and a caller should look often. */
  readonly busy: boolean;
  waves(): readonly SlideWave[];
  /** What waves did at a place within 100 m of the water; null where none came. */
  waveAt(at: Point): ShoreWave | null;
  /** Changes of the ground by slides that have stopped, in order. */
  elevationEdits(): readonly ElevationEdit[];
  /**
   * From now on waves that start alike in this run and in its forks are computed once. Whoever has
   * several of them must bring all to a tick before any is asked or brought further.
   */
  shareWaves(): void;
  fork(): LandslideRun;
}
