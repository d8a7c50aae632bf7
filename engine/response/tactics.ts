import type { UnitSpec } from '../exercise/scenario.ts';
import { lineProduction, TACTIC_LIMITS } from '../hazards/wildfire/suppression-tables.ts';
import type { AttackTactic } from '../hazards/wildfire/suppression-tables.ts';
import { ASSUMED_WORK } from './assumed.ts';

/** The strongest way in which a team attacks a fire. */
const tacticOf = (spec: UnitSpec): AttackTactic =>
  spec.capabilities.includes('engine') || spec.capabilities.includes('plant')
    ? 'machines'
    : 'hand-tools';

/** Longest flame that a team may work at, m (hauling chart). */
export const flameLimitM = (spec: UnitSpec): number => LIMITS_M.get(tacticOf(spec))!;

const LIMITS_M = new Map(TACTIC_LIMITS.map((row) => [row.tactic, row.flameLengthM]));

/** Type 2 crews are assumed: county and township teams are not full-time hotshots. */
const ASSUMED_CREW = 'type-2';

/** What a team's plant adds to its line, m/s. */
const plantMS = (spec: UnitSpec): number =>
  spec.capabilities.includes('plant') ? ASSUMED_WORK.plantMS : 0;

/** Edge of a fire that a team puts out, m/s: line production of its people and plant; hoses help. */
export function attackRateMS(spec: UnitSpec, strength: number, fuel: number): number {
  const rate = lineProduction(fuel, ASSUMED_CREW);
  if (rate === undefined) return ASSUMED_WORK.alongEdgeMS;
  const factor = spec.capabilities.includes('engine') ? ASSUMED_WORK.engineFactor : 1;
  const people = rate.perPersonMS * strength * factor;
  return Math.min(ASSUMED_WORK.alongEdgeMS, people + plantMS(spec));
}

/** Line that a team builds, m/s; where nothing burns it just walks. */
export function buildRateMS(spec: UnitSpec, strength: number, fuel: number): number {
  const rate = lineProduction(fuel, ASSUMED_CREW);
  if (rate === undefined) return ASSUMED_WORK.alongEdgeMS;
  return Math.min(ASSUMED_WORK.alongEdgeMS, rate.perPersonMS * strength + plantMS(spec));
}
