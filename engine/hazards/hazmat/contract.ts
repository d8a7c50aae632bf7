import type { Point } from '../../kernel/grid.ts';
import type { HazardRun } from '../hazard.ts';
import type { TankStrength } from './domino.ts';
import type { SurfaceId } from './pool.ts';
import type { SigmaSet } from './sigma.ts';
import type { Surroundings } from './stability.ts';
import type { ProbitSet } from './toxic.ts';
import type { VesselShape } from './vessel.ts';

/** A tank with the hole that it has or may get. Plain data, SI units in the names. */
export interface TankParams {
  readonly id: string;
  readonly at: Point;
  readonly shape: VesselShape;
  readonly diameterM: number;
  /** Height of a vertical one; ignored for a sphere. */
  readonly lengthM: number;
  readonly phase: 'liquid' | 'gas';
  readonly stockKg: number;
  readonly temperatureC: number;
  /** Gas padding above ambient pressure, kPa. */
  readonly padKPa: number;
  readonly hole: {
    readonly diameterM: number;
    /** Of its middle above the bottom of the tank. */
    readonly heightM: number;
    /** Of the line to the opening, m; flashing liquid needs more than 0.1. */
    readonly pipeM: number;
  };
  /** Tick at which the hole opens; null for a tank that holds until something breaks it. */
  readonly opensAtTick: number | null;
  /** A valve upstream of the hole stops the flow. */
  readonly closable: boolean;
  readonly strength: TankStrength;
  /** Where liquid falls: a pool on a surface, or the river of the parameters. */
  readonly spillTo: SurfaceId | 'river';
  /** Area of the bund, m2; null without one. */
  readonly bundM2: number | null;
}

/** A workshop, tank or well with gas in it. */
export interface ConfinedParams {
  readonly id: string;
  readonly at: Point;
  readonly volumeM3: number;
  readonly airChangesH: number;
  /** Gas that comes in, from tick 0 until `untilTick`. */
  readonly sourceKgS: number;
  readonly untilTick: number;
  readonly startKgM3: number;
}

/** The reach of a river on which liquid drifts; named by the region. */
export interface RiverParams {
  readonly riverId: string;
  /** Where the spill enters, m along the river's line, and how fast the surface runs. */
  readonly fromM: number;
  readonly currentMS: number;
}

export interface HazmatParams {
  readonly substance: string;
  readonly window: { readonly centre: Point; readonly widthM: number; readonly heightM: number };
  readonly coarsen: number;
  readonly tanks: readonly TankParams[];
  readonly confined: readonly ConfinedParams[];
  readonly river: RiverParams | null;
  /** `auto`: Briggs, rural or urban by the land cover within 3 km of the first tank. */
  readonly sigmaSet: SigmaSet | 'auto';
  readonly surroundings: Surroundings | 'auto';
  readonly averagingS: number;
  readonly probits: ProbitSet;
  /** Of closed buildings, 1/h. */
  readonly airChangesH: number;
  /** Share of the heat of combustion that goes into a blast. */
  readonly blastYield: number;
  /**
   * False leaves out the gas behind walls and the loads of those who breathe, which stay 0: for a run
   * ahead that is asked for concentrations alone, most of its work.
   */
  readonly loads?: boolean;
}

/** What people and events do to a release; applied at the tick at which `advance` is called. */
export type HazmatAction =
  /** The hole opens now, at another size if one is given. */
  | { readonly kind: 'open'; readonly tank: string; readonly diameterM?: number }
  /** The tank bursts: all of it is out at once. */
  | { readonly kind: 'burst'; readonly tank: string }
  | { readonly kind: 'closeValve'; readonly tank: string }
  /** Closes that share of the hole (0 to 1). */
  | { readonly kind: 'plug'; readonly tank: string; readonly share: number }
  /** Pumps the liquid over into another tank or vehicle. */
  | {
      readonly kind: 'transfer';
      readonly tank: string;
      readonly rateKgS: number;
      readonly untilTick: number;
    }
  /** Water spray between source and wind. */
  | {
      readonly kind: 'waterCurtain';
      readonly tank: string;
      readonly waterKgS: number;
      readonly untilTick: number;
    }
  /** Foam on the pool: leaves that share of its evaporation. */
  | {
      readonly kind: 'foam';
      readonly tank: string;
      readonly factor: number;
      readonly untilTick: number;
    }
  /** A bund around the pool. */
  | { readonly kind: 'bund'; readonly tank: string; readonly areaM2: number }
  /** Takes liquid up from the pool, or off the water at a boom. */
  | {
      readonly kind: 'recover';
      readonly tank: string;
      readonly rateKgS: number;
      readonly untilTick: number;
    }
  /** A boom across the river, m along its line. */
  | { readonly kind: 'boom'; readonly atM: number; readonly share: number }
  | { readonly kind: 'ignite'; readonly at: Point; readonly cause: string }
  | { readonly kind: 'extinguish'; readonly tank: string }
  /** Air changes of a confined space from now on, 1/h. */
  | { readonly kind: 'ventilate'; readonly confined: string; readonly airChangesH: number }
  | { readonly kind: 'stopSource'; readonly confined: string };

/**
 * Where every kilogram of the tanks is: stock = tank + transferred + released, and released = pool +
 * water + air + absorbed + burned + recovered. Confined spaces are not part of it.
 */
export interface MassLedger {
  readonly stockKg: number;
  readonly releasedKg: number;
  readonly tankKg: number;
  readonly poolKg: number;
  readonly waterKg: number;
  readonly airKg: number;
  /** Of the air: carried out of the window. */
  readonly leftWindowKg: number;
  readonly absorbedKg: number;
  readonly burnedKg: number;
  readonly recoveredKg: number;
  readonly transferredKg: number;
}

/** What a meter, a body and a wall meet at a point. */
export interface Gauge {
  readonly kgM3: number;
  readonly ppm: number;
  /** Share of the lower flammability limit; 0 for what does not burn. */
  readonly ofLowerLimit: number;
  /** Multiples of the load that kills half: outdoors and inside a closed building. */
  readonly outdoorLoad: number;
  readonly indoorLoad: number;
  readonly heatKWM2: number;
  readonly thermalDose: number;
  readonly overpressureKPa: number;
  /** False where the dispersion model does not hold now. */
  readonly valid: boolean;
}

export interface ConfinedReading {
  readonly kgM3: number;
  readonly ppm: number;
  readonly oxygenPct: number;
  /** Multiples of the load that kills half of those who breathed there from the start. */
  readonly load: number;
}

export interface SourceReading {
  readonly id: string;
  /** The hole is open and there is something left to flow out of it. */
  readonly open: boolean;
  readonly tankKg: number;
  readonly poolKg: number;
  readonly poolRadiusM: number;
  readonly temperatureC: number;
  /** Into the air, over the last step, after curtain and foam. */
  readonly airRateKgS: number;
  readonly burning: 'no' | 'pool' | 'jet';
}

/** What stands in the cell of a place: cheap to ask, for many people and teams. */
export interface CellReading {
  readonly kgM3: number;
  readonly thermalDose: number;
  readonly overpressureKPa: number;
  /** What of both has come since the run was last brought forward. */
  readonly newDose: number;
  readonly newPressureKPa: number;
}

/** A level's zone and its confidence line, as outlines. */
export interface ThreatZone {
  readonly level: 1 | 2 | 3;
  readonly kgM3: number;
  readonly reachM: number;
  /** The reach is farther than the spread curves were drawn for (10 km). */
  readonly beyondRange: boolean;
  readonly outline: readonly Point[];
  /** Within it with about 95 % if the wind turns as its class lets it. */
  readonly confidence: readonly Point[];
}

/**
 * A release, with the questions that response and sensors ask of the truth.
 *
 * Events of `advance`, at the cell of their place: `releaseStarted`, `releaseStopped`, `notClosable`,
 * `poolFire`, `jetFire`, `fireOut` (value: index of the tank); `tankBurst`, `fireball`, `flashFire`
 * (value: kg); `explosion` (value: kg of TNT); `notFlammable`, `nothingToBurn`.
 */
export interface HazmatRun extends HazardRun<HazmatAction> {
  /** Everything at a point now; averaged over a cell for loads and doses. */
  gauge(at: Point): Gauge;
  /** Means over the cell of a place; zeros outside the window. */
  cell(at: Point): CellReading;
  /** Share of people in the open or behind closed windows who die of the load so far. */
  deathShare(at: Point, where: 'outdoor' | 'indoor'): number;
  confined(id: string): ConfinedReading;
  sources(): readonly SourceReading[];
  ledger(): MassLedger;
  /** Zones of levels 3, 2, 1 for the present rate and weather of one tank, as for a steady release. */
  zones(tank: string): readonly ThreatZone[];
  /** Kilograms on the water by distance along the river. */
  slick(): readonly { readonly atM: number; readonly massKg: number }[];
  /** Grams of it on each square metre, by cell. */
  slickFilm(): Float32Array;
  /** Concentrations along a line from a point, at breathing height: a cross-section chart. */
  section(from: Point, to: Point, points: number): readonly number[];
  fork(): HazmatRun;
}
