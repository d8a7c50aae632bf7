import type { FloodRun } from '../../hazards/flood/contract.ts';
import { ASSUMED_FLOOD } from './assumed.ts';

/** Hazard to people on foot (Defra and Environment Agency 2006), from depth, m, and speed, m/s. */
export function floodRating(depthM: number, speedMS: number): number {
  if (depthM <= 0) return 0;
  const debris = depthM > ASSUMED_FLOOD.debrisFromM ? ASSUMED_FLOOD.debrisFactor : 0;
  return depthM * (speedMS + 0.5) + debris;
}

export const ratingAt = (flood: FloodRun, cell: number): number =>
  floodRating(flood.depthM(cell), flood.speedMS(cell));

/** Share of people caught in water of a rating who are swept away (assumed). */
export function sweptShare(rating: number, warned: boolean): number {
  const { mostRating, allRating, sweptMost, sweptAll, sweptWarned } = ASSUMED_FLOOD;
  if (rating < mostRating) return 0;
  return (rating < allRating ? sweptMost : sweptAll) * (warned ? sweptWarned : 1);
}
