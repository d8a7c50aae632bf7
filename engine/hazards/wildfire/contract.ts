import type { CellLog } from '../../kernel/cell-log.ts';
import type { GridSpec, Point } from '../../kernel/grid.ts';
import type { HazardRun } from '../hazard.ts';

/** How a fire spreads over a point: Rothermel's surface model or Wang Zhengfei's. */
export type SpreadLaw = 'rothermel' | 'wang-zhengfei';
/** Length-to-width ratio of the ellipse: Anderson (1983) or the linear BehavePlus form. */
export type LengthToWidthLaw = 'anderson' | 'behave-plus';

export interface WildfireParams {
  /** The raster to burn on: a window of the region's grid (30 m) or a whole multiple of it. */
  readonly window: { readonly centre: Point; readonly widthM: number; readonly heightM: number };
  /** 1 keeps the region's cells; 3 gives 90 m cells for forecasts. */
  readonly coarsen: number;
  readonly spreadLaw: SpreadLaw;
  readonly lengthToWidth: LengthToWidthLaw;
  readonly crownFire: boolean;
  readonly spotting: boolean;
  /** Live fuel moisture, fraction of dry mass. */
  readonly liveHerbMoisture: number;
  readonly liveWoodyMoisture: number;
  readonly foliarMoisturePct: number;
  /** Dead fuel moisture of the 1, 10 and 100 h classes at tick 0, fraction. */
  readonly deadMoisture: readonly [number, number, number];
}

/** What people and events do to a fire; applied at the tick at which `advance` is called. */
export type WildfireAction =
  /** Sets fire to the cell that holds `at`; `cause` is for the record only. */
  | { readonly kind: 'ignite'; readonly at: Point; readonly cause: string }
  /** A finished piece of fireline: nothing but a spot fire crosses it. */
  | { readonly kind: 'line'; readonly path: readonly Point[]; readonly widthM: number }
  /** Flame knocked down along these cells: no spread from them unless they re-ignite. */
  | { readonly kind: 'secure'; readonly cells: readonly number[] }
  /** Wetted or foamed ground: spread into these cells runs at `factor` of its rate until then. */
  | {
      readonly kind: 'wet';
      readonly cells: readonly number[];
      readonly factor: number;
      readonly untilTick: number;
    }
  /** Embers put out: these cells cannot re-ignite or throw brands any more. */
  | { readonly kind: 'mopUp'; readonly cells: readonly number[] };

/** A burning cell at the edge of the fire, as the systems that act on it need it. */
export interface FrontCell {
  readonly cell: number;
  readonly at: Point;
  readonly arrivalTick: number;
  /** Of the flaming front in that cell, m and kW/m. */
  readonly flameLengthM: number;
  readonly intensityKWM: number;
  /** Rate of spread of the head in that cell, m/s. */
  readonly rosMS: number;
}

/** A wildfire, with the questions that response and sensors ask of the truth. */
export interface WildfireRun extends HazardRun<WildfireAction> {
  readonly grid: GridSpec;
  /**
   * Cells whose flame stands at `tick` (arrived, not burned out, not secured), ascending. Like all
   * answers about a tick, for the tick of the run or a later one; not to be written to.
   */
  flamingCells(tick: number): Int32Array;
  /** Whether there is any, for less than the list costs. */
  hasFlame(tick: number): boolean;
  /** Flaming cells with at least one unburned, burnable neighbour that can still be reached. */
  front(tick: number): readonly FrontCell[];
  /**
   * Cells of `front` not farther from a place than `reachM`, and what the head in them runs in
   * `aheadS`, to the north, east, south and west; for less than the whole front costs.
   */
  frontNear(tick: number, at: Point, reachM: number, aheadS?: number): readonly FrontCell[];
  /** From a place to the nearest cell of `front`, m; Infinity without any nearer than `withinM`. */
  frontDistanceM(tick: number, at: Point, withinM: number): number;
  /** Every cell that the fire has reached so far; a loaded fire has a log of its own. */
  readonly burnedLog: CellLog;
  /** Every cell that the fire has reached by `tick`, ascending. */
  burnedCells(tick: number): Int32Array;
  burnedAreaHa(tick: number): number;
  /** Tick of arrival, or -1 when not (yet) reached. */
  arrivalTick(cell: number): number;
  /** No flame now and nothing that can still ignite without a new cause. */
  isOut(tick: number): boolean;
  /** Secured or burned-out cells that may still re-ignite, ascending. */
  smoulderingCells(tick: number): Int32Array;
  /** Burnable, unburned and reachable: what a line must keep the fire from. */
  isBurnable(cell: number): boolean;
  /** Fuel model number (Anderson 1-13, Scott and Burgan 101-204; 91-99 do not burn). */
  fuelAt(cell: number): number;
  /**
   * Arrival ticks of the fire if nothing more is done, from now to `horizonTick` under the drivers
   * of the last `advance`, without changing this run; -1 where it does not come. Same grid.
   */
  project(horizonTick: number): Int32Array;
  fork(): WildfireRun;
}
