import type { ReleaseMeasure } from './release.ts';
import type { Capability } from '../../exercise/scenario.ts';

/** A kind of work at a release: who can do it, how much of it there is, how many must begin. */
interface MeasureWork {
  readonly capability: Capability;
  /** Hours of one person; for a boom, for each metre. */
  readonly personH: number;
  readonly minPersons: number;
}

/**
 * Work and effect of the measures. No plan gives any of it; the orders of magnitude are those that
 * brigades report of exercises with tankers.
 */
export const ASSUMED_MEASURES: Readonly<Record<ReleaseMeasure, MeasureWork>> = {
  closeValve: { capability: 'hazmat', personH: 1, minPersons: 2 },
  plugLeak: { capability: 'hazmat', personH: 6, minPersons: 3 },
  transferCargo: { capability: 'hazmat', personH: 16, minPersons: 4 },
  waterCurtain: { capability: 'engine', personH: 20, minPersons: 3 },
  layFoam: { capability: 'engine', personH: 20, minPersons: 3 },
  buildBund: { capability: 'hazmat', personH: 6, minPersons: 3 },
  recoverLiquid: { capability: 'hazmat', personH: 8, minPersons: 3 },
  // A flare from upwind; whoever has air and works at the well can.
  lightGas: { capability: 'handCrew', personH: 0.5, minPersons: 2 },
  layBoom: { capability: 'hazmat', personH: 0.02, minPersons: 4 },
  // A fan and its hose from the rim: whoever rescues from rooms can, and needs no apparatus for it.
  ventilate: { capability: 'searchRescue', personH: 0.5, minPersons: 2 },
  setUpDecon: { capability: 'hazmat', personH: 4, minPersons: 3 },
};

export const ASSUMED_RELEASE = {
  /** Least share of its stock for which it is worth bringing pumps to a tank. */
  worthPumpingShare: 0.01,
  /** Least pool, or oil on the water, that is worth a blanket, a bund or taking up, kg. */
  leastPoolKg: 20,
  /** A spray takes up so little of some gases that nobody lays a curtain: from this share on it is laid. */
  curtainFromShare: 0.05,
  /** Pools and fires are told by teams that are as near as this, m. */
  seenWithinM: 1000,
  /** A room is measured from its door, within this distance, m. */
  doorM: 60,
  /** Teams with detectors measure so often, within this distance of a source, s and m. */
  measureTicks: 300,
  measureWithinM: 3000,
  keptReadings: 200,
  keptProbes: 6,
  /** Water of one engine's monitors, and more for each special engine, kg/s (20 l/s and 30 to 80 l/s). */
  engineWaterKgS: 20,
  waterFoamEngineKgS: 30,
  heavyFoamEngineKgS: 80,
  waterTenderKgS: 20,
  /** Evaporation that foam leaves when one engine holds it, and when a foam engine does. */
  foamByEngine: 0.4,
  foamByFoamEngine: 0.1,
  /** A plug leaves nothing; pumps of a transfer and of recovery, kg/s. */
  transferKgS: 8,
  recoverKgS: 5,
  bundM2: 150,
  /** Air changes of a room under blowers, 1/h. */
  blowerAirChangesH: 20,
  /** A release counts as over when no more than this share of it is in the air of the window. */
  airLeftShare: 1e-3,
  /** A source that gives off less than this has stopped, kg/s. */
  leastKgS: 1e-4,
} as const;
