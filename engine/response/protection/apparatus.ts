import type { UnitSpec } from '../../exercise/scenario.ts';

/** Protection of a team by what it brings: levels as in the practice of fire brigades. */
export const PPE_LEVELS = ['A', 'B', 'C', 'D'] as const;
export type PpeLevel = (typeof PPE_LEVELS)[number];

/** Numbers of breathing apparatus; the sets are 6.8 l cylinders at 30 MPa. */
export const ASSUMED_PPE = {
  /** Work on one cylinder before the reserve, s (about 40 min at 50 l/min, 10 min kept back). */
  cylinderS: 30 * 60,
  reserveS: 10 * 60,
  /** People who are in the gas at once; the others of the team stand by with the next sets. */
  entryCrew: 4,
  /** In clean air until cylinders have been changed or filled, s. */
  refillS: 20 * 60,
  /** Times as long without a decontamination line. */
  withoutDecon: 2,
  /** A full-face filter lets this share through; useless where oxygen is short or IDLH is passed. */
  filterShare: 1 / 50,
  /** A team without a detector smells the gas at level 2, one with it leaves at a tenth. */
  detectorShare: 0.1,
} as const;

/** A: gas-tight suit with air; B: air alone; C: filter mask; D: nothing. */
export function levelOf(spec: UnitSpec): PpeLevel {
  const { breathingApparatus = 0, gasTightSuit = 0, filterMask = 0 } = spec.equipment;
  if (breathingApparatus > 0) return gasTightSuit > 0 ? 'A' : 'B';
  return filterMask > 0 ? 'C' : 'D';
}

/** Seconds of work in gas that the team's cylinders give to an entry crew that takes turns. */
export function airSupplyS(spec: UnitSpec): number {
  const sets = spec.equipment.breathingApparatus ?? 0;
  if (sets === 0) return 0;
  const crew = Math.min(ASSUMED_PPE.entryCrew, spec.strength);
  return Math.floor(ASSUMED_PPE.cylinderS * Math.max(1, sets / crew));
}

export const hasAir = (spec: UnitSpec): boolean => (spec.equipment.breathingApparatus ?? 0) > 0;
export const hasDetector = (spec: UnitSpec): boolean => (spec.equipment.gasDetector ?? 0) > 0;
