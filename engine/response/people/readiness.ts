import type { World } from '../../exercise/world.ts';
import { warningFor, type Advice, type WarningLevel } from '../warnings/warning.ts';

/** Assumptions on how people take warnings; listed in the documentation of the response model. */
export const ASSUMED_PEOPLE = {
  /** Extra time to get ready of a household that is all elderly, children, or bedridden. */
  slowness: { elderly: 0.3, children: 0.2, bedridden: 3 },
  /** Carrying one bedridden person to the vehicle, s. */
  carryS: 240,
  /** From hearing a call to leave to the decision to do so: median and log standard deviation. */
  decideMedianS: 15 * 60,
  decideLogSd: 0.8,
  /** Of the unwarned who run from the fire: share that goes missing, and when they are missed, s. */
  missingShare: 0.005,
  missedS: 30 * 60,
  /** Searching for one missing person in the hills, hours of one searcher. */
  searchPersonH: 20,
} as const;

/**
 * Share of the households reached that do what a warning advises, by colour. Assumed; the order is
 * what evacuation studies agree on: a graver and more definite warning is heeded by more, an advice
 * to get ready makes few leave, and a part never leaves unless somebody comes for them.
 */
const HEED: Readonly<Record<Advice, Readonly<Record<WarningLevel, number>>>> = {
  watch: { blue: 0, yellow: 0, orange: 0, red: 0 },
  prepare: { blue: 0.2, yellow: 0.35, orange: 0.5, red: 0.65 },
  // Closing doors and windows costs little.
  shelterInPlace: { blue: 0.5, yellow: 0.7, orange: 0.85, red: 0.9 },
  evacuate: { blue: 0.25, yellow: 0.4, orange: 0.6, red: 0.75 },
};

export const heedShare = (advice: Advice, level: WarningLevel): number => HEED[advice][level];

/** Share of those at home now who cannot leave without help: the able are the ones who are away. */
export function bedriddenShare(w: World, villageId: string): number {
  const { people } = w.scenario;
  if (people === null) return 0;
  const { atHome } = w.state.villages[w.index.village.get(villageId)!.at]!;
  const here = atHome + (w.state.away[villageId] ?? 0);
  return atHome === 0 ? 0 : Math.min(1, (people.bedridden * here) / atHome);
}

/** How many times the usual time a village takes to get ready, from who lives there. */
export function slowness(w: World): number {
  const { people } = w.scenario;
  if (people === null) return 1;
  const extra = ASSUMED_PEOPLE.slowness;
  return (
    1 +
    extra.elderly * people.elderly +
    extra.children * people.children +
    extra.bedridden * people.bedridden
  );
}

/**
 * Seconds of getting ready that group `i` of `n` has behind it when a team comes to a warned
 * village. Where a scenario says how people are, only those who heeded an advice have begun.
 */
export function preparedS(w: World, villageId: string, i: number, n: number, tick: number): number {
  const { warnedTick } = w.state.villages[w.index.village.get(villageId)!.at]!;
  if (warnedTick < 0) return 0;
  if (w.scenario.people === null) return tick - warnedTick;
  const warning = warningFor(w.state.warnings, villageId);
  if (warning === undefined) return 0;
  const reached = (warning.reached[villageId] ?? 0) / Math.max(1, warning.zone[villageId] ?? 1);
  // An advice to leave is no less an advice to get ready.
  const share = heedShare('prepare', warning.level) * (warning.advice === 'watch' ? 0 : reached);
  return i < Math.floor(share * n + 0.5) ? tick - warnedTick : 0;
}
