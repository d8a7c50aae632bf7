import type { Scenario, SeatId, SeatSpec, UnitSpec } from '../../exercise/scenario.ts';
import type { Point } from '../../kernel/grid.ts';
import type { Facility, Region, Village } from '../../region/region.ts';

/** A team of the order of battle and its place in the state's list of teams. */
export interface OwnTeam {
  readonly spec: UnitSpec;
  readonly place: number;
}

/** The lists that lie in every headquarters before an emergency: where things are, how big. */
export interface AddressBook {
  readonly seats: readonly SeatSpec[];
  readonly teams: ReadonlyMap<SeatId, readonly OwnTeam[]>;
  /** Villages that take part, by id. */
  readonly villages: readonly Village[];
  readonly shelters: ReadonlyMap<string, { readonly at: Point; readonly capacity: number }>;
  readonly depots: ReadonlyMap<string, { readonly at: Point; readonly loadingPerMin: number }>;
  /** Water that a helicopter may take. */
  readonly aerialWater: readonly Facility[];
}

export function addressBook(scenario: Scenario, region: Region): AddressBook {
  const facility = new Map(region.facilities.map((f) => [f.id, f]));
  const village = new Set(scenario.villageIds);
  const at = (id: string): Point => {
    const found = facility.get(id);
    if (found === undefined) throw new Error(`no facility ${id} in region ${region.id}`);
    return found.at;
  };
  const teams = new Map<SeatId, OwnTeam[]>(scenario.seats.map((s) => [s.id, []]));
  // The state keeps teams sorted by id.
  scenario.units
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .forEach((spec, place) => teams.get(spec.seatId)?.push({ spec, place }));
  return {
    seats: scenario.seats,
    teams,
    villages: region.villages
      .filter((v) => village.has(v.id))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    shelters: new Map(
      scenario.shelters.map((s) => [s.facilityId, { at: at(s.facilityId), capacity: s.capacity }]),
    ),
    depots: new Map(
      scenario.depots.map((d) => [
        d.facilityId,
        { at: at(d.facilityId), loadingPerMin: d.loadingPerMin },
      ]),
    ),
    aerialWater: region.facilities.filter(
      (f) => f.kind === 'waterSource' && f.attributes['aerial'] === 1,
    ),
  };
}
