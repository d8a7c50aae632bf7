import type { Capability, UnitSpec } from '../../exercise/scenario.ts';
import type { WarningView } from '../../exercise/part-views.ts';
import { ASSUMED_PPE, hasAir } from '../protection/apparatus.ts';

/** Who is sent from door to door: crews that know the village, and crews that bring air of their own. */
export const KNOCKERS: readonly Capability[] = ['warn', 'hazmat', 'engine', 'searchRescue'];

/** Assumptions on knocking at doors; listed in the documentation of the response model. */
export const ASSUMED_DOORS = {
  /** People who go together. */
  pair: 2,
  /** A pair at one household, the way from the last included, s: houses lie scattered. */
  pairS: 5 * 60,
} as const;

/** Households an hour that so many people of a team reach; of a crew with air in gas those with masks on. */
export function doorsPerHour(spec: UnitSpec, persons: number, inGas: boolean): number {
  const there = inGas && hasAir(spec) ? Math.min(persons, ASSUMED_PPE.entryCrew) : persons;
  return (Math.max(1, Math.floor(there / ASSUMED_DOORS.pair)) * 3600) / ASSUMED_DOORS.pairS;
}

export const canKnock = (spec: UnitSpec): boolean =>
  KNOCKERS.some((c) => spec.capabilities.includes(c));

/** Households of each village that a warning in force has not reached, as everybody knows it. */
export function unheardByVillage(warnings: readonly WarningView[]): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  for (const w of warnings) {
    if (w.liftedTick >= 0) continue;
    w.villageIds.forEach((id, i) => out.set(id, Math.max(out.get(id) ?? 0, w.unheard[i]!)));
  }
  return out;
}
