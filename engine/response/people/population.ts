import type { Scenario } from '../../exercise/scenario.ts';
import type { VillageState } from '../../exercise/state.ts';
import type { System, World } from '../../exercise/world.ts';
import type { Provenance } from '../../region/region.ts';
import { warningFor } from '../warnings/warning.ts';

/** The scenario's part on people: who is where by day and night, and who needs more time or help. */
export interface PeopleSpec {
  /** Share of a village's people who are away at work or at school, by hour of the local day. */
  readonly awayShare: readonly number[];
  /** Shares of all residents, each 0 to 1; the bedridden do not leave without a team. */
  readonly elderly: number;
  readonly children: number;
  readonly bedridden: number;
  readonly provenance: Provenance;
}

/** Part of the exercise state: residents who are away, safe and not at home, by village. */
export interface PeopleSlice {
  away: Record<string, number>;
}

export type PeopleEvent =
  | {
      /** People come home or go out with the hour: how many of each village are away from now on. */
      readonly type: 'populationShifted';
      readonly away: Readonly<Record<string, number>>;
    }
  | {
      /** Households heed a warning and get ready to leave by themselves. */
      readonly type: 'warningHeeded';
      readonly warningId: number;
      readonly villageId: string;
      readonly persons: number;
    };

const HOUR_S = 3600;

/** Hour of the local day, 0 to 23. */
const hourAt = (scenario: Scenario, tick: number): number =>
  Math.floor((scenario.startSecondOfDay + tick) / HOUR_S) % 24;

const awayOf = (spec: PeopleSpec, hour: number, persons: number): number =>
  Math.round(spec.awayShare[hour]! * persons);

/** Residents of a village who are away when the exercise begins. */
export const awayAtStart = (scenario: Scenario, population: number): number =>
  scenario.people === null ? 0 : awayOf(scenario.people, hourAt(scenario, 0), population);

export function initialAway(
  scenario: Scenario,
  villages: readonly { readonly id: string; readonly population: number }[],
): PeopleSlice['away'] {
  const out: PeopleSlice['away'] = {};
  for (const v of villages) {
    const away = awayAtStart(scenario, v.population);
    if (away > 0) out[v.id] = away;
  }
  return out;
}

/** With the hour people go out and come home, unless their village is no place to come home to. */
export const population: System = {
  name: 'population',

  nextDue(w) {
    if (w.scenario.people === null) return Infinity;
    const { startSecondOfDay } = w.scenario;
    const hours = Math.floor((startSecondOfDay + w.state.tick) / HOUR_S) + 1;
    return hours * HOUR_S - startSecondOfDay;
  },

  step(w, ctx) {
    const spec = w.scenario.people;
    if (spec === null || (w.scenario.startSecondOfDay + ctx.tick) % HOUR_S !== 0) return;
    const hour = hourAt(w.scenario, ctx.tick);
    const leaving = new Set(w.state.cohorts.map((c) => c.villageId));
    const away: Record<string, number> = {};
    for (const v of w.state.villages) {
      if (leaving.has(v.id) || isUnsettled(w, v)) continue;
      const now = w.state.away[v.id] ?? 0;
      // By all who live there: of harm that nobody has heard of, this tells nothing.
      const here = v.atHome + now;
      const next = Math.min(here, awayOf(spec, hour, here + v.casualties));
      if (next !== now) away[v.id] = next;
    }
    if (Object.keys(away).length > 0) ctx.emit({ type: 'populationShifted', away });
  },
};

/** Nobody goes to work from, or comes home to, a village that the fire or a call to leave reached. */
function isUnsettled(w: World, v: VillageState): boolean {
  if (v.reachedTick >= 0) return true;
  const advice = warningFor(w.state.warnings, v.id)?.advice;
  return advice === 'prepare' || advice === 'evacuate';
}
