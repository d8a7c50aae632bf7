import type { ClosureReason } from '../../exercise/state.ts';
import type { Exposure, HazardId } from '../../hazards/hazard.ts';

/**
 * What hazards other than fire do to roads and buildings. Each hazard has its rows here: from which
 * value of which quantity on, and where the number is from. Fire has a system of its own.
 */
export type Quantity = Exposure['quantity'];

/** Values of one place, by quantity; 0 for what is not there. */
export type Exposed = Readonly<Partial<Record<Quantity, number>>>;

export interface RoadLimit {
  readonly hazard: HazardId;
  readonly reason: ClosureReason;
  /** Nobody drives through any more. */
  readonly closes: (x: Exposed) => boolean;
  /** Loose material that stays on a metre of road where it was like this, m³; 0 for none. */
  readonly leavesM3PerM: (x: Exposed) => number;
  /** What it leaves lies there at once and never goes by itself; water drains away first. */
  readonly stays: boolean;
  readonly source: string;
}

export interface BuildingLimit {
  readonly hazard: HazardId;
  /** Substations, towers and waterworks are broken; shelters, hospitals and depots are out of use. */
  readonly what: 'asset' | 'shelter';
  readonly out: (x: Exposed) => boolean;
  /** False for what can be used again when it is over. */
  readonly lasting: boolean;
  readonly source: string;
}

const of = (x: Exposed, q: Quantity): number => x[q] ?? 0;
/** Depth times speed, m²/s: what sweeps people and vehicles away. */
export const sweep = (x: Exposed): number => of(x, 'depthM') * of(x, 'speedMS');

/** Assumed: silt and stones of a torrent that runs over a road 6 m wide, a tenth of a metre deep. */
const SILT_M3_PER_M = 0.6;
/** Water that carries stones, m²/s (assumed). */
const CARRIES_M2S = 1;

export const ROAD_LIMITS: readonly RoadLimit[] = [
  {
    hazard: 'flood',
    reason: 'water',
    closes: (x) => of(x, 'depthM') >= 0.3 || (of(x, 'depthM') >= 0.1 && sweep(x) >= 0.3),
    leavesM3PerM: (x) => (sweep(x) >= CARRIES_M2S ? SILT_M3_PER_M : 0),
    stays: false,
    source:
      'Shand et al. 2011 (Australian Rainfall and Runoff, project 10): small cars from 0.3 m of still water or 0.3 m²/s; silt assumed',
  },
  {
    hazard: 'landslide',
    reason: 'debris',
    closes: (x) => of(x, 'burialM') >= 0.1,
    leavesM3PerM: (x) => 6 * of(x, 'burialM'),
    stays: true,
    source: 'assumed: a car does not pass 0.1 m of loose ground; road 6 m wide',
  },
  {
    hazard: 'hazmat',
    reason: 'gas',
    closes: (x) => of(x, 'gasLevel') >= 3 || of(x, 'heatKWM2') >= 2.5,
    leavesM3PerM: () => 0,
    stays: false,
    source:
      'assumed: nobody drives where the gas is life-threatening (AEGL-3, or the lower flammability limit); heat: limit of bare skin in ISO 13571',
  },
];

export const BUILDING_LIMITS: readonly BuildingLimit[] = [
  {
    hazard: 'hazmat',
    what: 'shelter',
    out: (x) => of(x, 'gasLevel') >= 2 || of(x, 'heatKWM2') >= 2.5,
    lasting: false,
    source:
      'assumed: nobody is brought to a place where people cannot escape by themselves (AEGL-2)',
  },
  {
    hazard: 'flood',
    what: 'asset',
    out: (x) => of(x, 'depthM') >= 0.5,
    lasting: true,
    source: 'assumed: switchgear, batteries and pumps stand half a metre above the ground',
  },
  {
    hazard: 'flood',
    what: 'shelter',
    out: (x) => of(x, 'depthM') >= 0.3,
    lasting: false,
    source: 'assumed: nobody is brought into a building with water over its sill',
  },
  {
    hazard: 'landslide',
    what: 'asset',
    out: (x) => of(x, 'burialM') >= 0.5,
    lasting: true,
    source: 'assumed',
  },
  {
    hazard: 'landslide',
    what: 'shelter',
    out: (x) => of(x, 'burialM') >= 0.3,
    lasting: true,
    source: 'assumed',
  },
];

/** A road that a hazard lay on: how long a part, and the most that it left there, m³. */
export interface RoadImpact {
  readonly id: number;
  readonly hazard: HazardId;
  readonly lengthM: number;
  readonly debrisM3: number;
  /** Last look at which it was still impassable. */
  readonly lastTick: number;
}

/** A shelter that takes nobody in. */
export interface BuildingOut {
  readonly id: string;
  readonly hazard: HazardId;
  readonly fromTick: number;
  readonly lasting: boolean;
}

/** Part of the exercise state, both by rising id. */
export interface ImpactSlice {
  roadImpacts: RoadImpact[];
  buildingsOut: BuildingOut[];
}

export type ImpactEvent =
  /** What a hazard does to a road now; null when nothing is left of it. */
  | { readonly type: 'roadStruck'; readonly edgeId: number; readonly impact: RoadImpact | null }
  | {
      readonly type: 'buildingOut';
      readonly facilityId: string;
      readonly hazard: HazardId;
      readonly lasting: boolean;
    }
  | { readonly type: 'buildingBack'; readonly facilityId: string };

/** Seconds between two looks at roads and buildings. */
export const IMPACT_CHECK_S = 300;
/** A road opens when nothing has been on it for so long (assumed). */
export const ASSUMED_CLEAR_S = 1800;
/** Less than this is swept aside by traffic, m³ (assumed). */
export const ASSUMED_SWEPT_M3 = 10;
