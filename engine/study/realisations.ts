import type { Scenario } from '../exercise/scenario.ts';
import { OF_THE_HAZARD } from './factors.ts';
import { canShare } from './shared-hazards.ts';

/** Square of the standard normal's 97.5 % quantile. */
const Z2 = 3.8415;
/** Fewer courses of weather and hazard say little of how they differ (a choice, not a theorem). */
const LEAST = 40;

/**
 * Distinct courses of weather and hazard of a study that does not say how many; null for one of its own
 * for each run. A flood or a slide costs more than the people in it, so runs share its courses: at
 * least as many as it takes that Wilson's interval of a clause that always holds, each course counted
 * once, lies above what is asked for. Where factors change the hazard itself no two runs meet the same.
 */
export function usualRealisations(
  s: {
    readonly runs: number;
    readonly required: number;
    readonly untilDecided: boolean;
    readonly vary: readonly { readonly factor: string }[];
  },
  scenario: Scenario,
): number | null {
  const own = s.untilDecided || s.vary.some((v) => OF_THE_HAZARD.includes(v.factor));
  if (own || !canShare(scenario)) return null;
  const shown = Math.ceil((Z2 * s.required) / (1 - s.required));
  const courses = Math.max(LEAST, shown);
  return courses >= s.runs ? null : courses;
}
