/** Everything that decides the future of a release: plain data, and rasters beside it. */
import type { GridSpec } from '../../kernel/grid.ts';
import type { Region } from '../../region/region.ts';
import type { Drivers } from '../weather.ts';
import type { Element } from './cloud.ts';
import type { HazmatParams, TankParams } from './contract.ts';
import type { WindGround } from './ground-wind.ts';
import type { PoolState } from './pool.ts';
import { emptyPool } from './pool.ts';
import type { Box } from './raster.ts';
import { emptyBox } from './raster.ts';
import type { SigmaSet } from './sigma.ts';
import type { Stability } from './stability.ts';
import type { Substance } from './substance.ts';
import type { TankSpec, TankState } from './tank.ts';
import { tankSpec } from './params.ts';
import type { ToxicLaw } from './toxic.ts';

/** A tank, its pool and what is being done to them. */
export interface Unit {
  tank: TankState;
  pool: PoolState;
  open: boolean;
  /** Open area of the hole, m2. */
  areaM2: number;
  bundM2: number | null;
  burning: 'no' | 'pool' | 'jet';
  transfer: { rateKgS: number; untilTick: number };
  recover: { rateKgS: number; untilTick: number };
  curtain: { waterKgS: number; untilTick: number };
  foam: { factor: number; untilTick: number };
  /** Share of its life that heat has used up; the tank fails at 1. */
  heatDamage: number;
  /** Kilograms a second into the air in the last step. */
  airRateKgS: number;
}

export interface SlickParcel {
  atM: number;
  massKg: number;
  areaM2: number;
  held: boolean;
  /** To the left of the river's line where it was spilt, m; left out for the middle. */
  offM?: number;
  /** Since it was spilt, s; left out in what was saved before it was told. */
  ageS?: number;
}

export interface Enclosure {
  kgM3: number;
  airChangesH: number;
  sourceOn: boolean;
  load: number;
}

export interface FireballRecord {
  readonly tick: number;
  readonly e: number;
  readonly n: number;
  readonly massKg: number;
}

export interface BlastRecord {
  readonly tick: number;
  readonly e: number;
  readonly n: number;
  readonly tntKg: number;
}

export interface Plain {
  /** Up to where actions have been taken, and up to where the run is computed; steps lie between. */
  tick: number;
  time: number;
  stability: Stability;
  units: Unit[];
  elements: Element[];
  slick: SlickParcel[];
  booms: { atM: number; share: number }[];
  enclosures: Enclosure[];
  fireballs: FireballRecord[];
  blasts: BlastRecord[];
  /** Sums of the ledger, kg. */
  released: number;
  leftWindow: number;
  absorbed: number;
  burned: number;
  recovered: number;
  transferred: number;
  /** Notes that a reader must see once they were true. */
  flags: string[];
  touched: Box;
  present: Box;
  heated: Box;
}

export const RASTERS = [
  'kgM3',
  'insideKgM3',
  'outdoorLoad',
  'indoorLoad',
  'peakKgM3',
  'thermalDose',
  'overpressureKPa',
] as const;
export type RasterName = (typeof RASTERS)[number];
export type Rasters = Readonly<Record<RasterName, Float32Array>>;

/** What never changes in a run. */
export interface Setting {
  readonly region: Region;
  readonly params: HazmatParams;
  readonly substance: Substance;
  readonly law: ToxicLaw | null;
  readonly grid: GridSpec;
  readonly ground: WindGround;
  readonly set: SigmaSet;
  readonly specs: readonly TankSpec[];
  /** Concentration below which nothing is drawn, kg/m3. */
  readonly floorKgM3: number;
  /** The river as distances along its line. */
  readonly river: readonly { readonly atM: number; readonly e: number; readonly n: number }[];
}

export interface HazmatState {
  readonly setting: Setting;
  plain: Plain;
  rasters: Rasters;
  drivers: Drivers;
}

export const holeArea = (diameterM: number): number => (Math.PI / 4) * diameterM * diameterM;

const newUnit = (t: TankParams): Unit => ({
  tank: { massKg: t.stockKg, temperatureK: tankSpec(t).temperatureK },
  pool: emptyPool(tankSpec(t).temperatureK),
  open: false,
  areaM2: holeArea(t.hole.diameterM),
  bundM2: t.bundM2,
  burning: 'no',
  transfer: { rateKgS: 0, untilTick: 0 },
  recover: { rateKgS: 0, untilTick: 0 },
  curtain: { waterKgS: 0, untilTick: 0 },
  foam: { factor: 1, untilTick: 0 },
  heatDamage: 0,
  airRateKgS: 0,
});

export function newPlain(p: HazmatParams, stability: Stability): Plain {
  return {
    tick: 0,
    time: 0,
    stability,
    units: p.tanks.map(newUnit),
    elements: [],
    slick: [],
    booms: [],
    enclosures: p.confined.map((c) => ({
      kgM3: c.startKgM3,
      airChangesH: c.airChangesH,
      sourceOn: true,
      load: 0,
    })),
    fireballs: [],
    blasts: [],
    released: 0,
    leftWindow: 0,
    absorbed: 0,
    burned: 0,
    recovered: 0,
    transferred: 0,
    flags: [],
    touched: emptyBox(),
    present: emptyBox(),
    heated: emptyBox(),
  };
}

export const newRasters = (grid: GridSpec): Rasters =>
  Object.fromEntries(
    RASTERS.map((name) => [name, new Float32Array(grid.cols * grid.rows)]),
  ) as unknown as Rasters;

export function flag(plain: Plain, note: string): void {
  if (!plain.flags.includes(note)) plain.flags.push(note);
}
