import type { SeatSpec, UnitSpec } from '../../engine/exercise/scenario.ts';
import type { Point } from '../../engine/kernel/grid.ts';
import type { ForcesFile } from '../../engine/protocol/forces-schema.ts';
import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import type { Region } from '../../engine/region/region.ts';
import { Locator } from './locate.ts';
import { gather, writeOut } from './resolve-units.ts';

/** A forces file that has been read, with its path for problems. */
export interface CountyForces {
  readonly file: string;
  readonly data: ForcesFile;
}

/** The whole order of battle, for inventories and for checking the file by itself. */
export function allForces(forces: CountyForces, region: Region): [UnitSpec[], Locator] {
  const locate = new Locator(forces.file, region);
  const found = new Map<string, UnitSpec>();
  forces.data.forces.forEach((entry, i) => {
    const path = `forces[${i}]`;
    for (const { unit } of writeOut(entry, path, locate)) {
      if (found.has(unit.id)) locate.problem(`${path}.id`, 'an id that no other team has', unit.id);
      found.set(unit.id, unit);
    }
  });
  return [[...found.values()], locate];
}

/**
 * The teams of the county that take part: those at home near the hazard, as `near` tells, and those
 * that the scenario names, but for those that it leaves out. Teams of a township go to its seat where the scenario has one.
 */
export function resolveForces(
  part: ScenarioFile['forces'],
  forces: CountyForces | null,
  near: (at: Point, marginKm: number) => boolean,
  seats: readonly SeatSpec[],
  locate: Locator,
): Map<string, UnitSpec> {
  const found = new Map<string, UnitSpec>();
  if (part === null || forces === null) return found;
  const own = new Locator(forces.file, locate.region);
  const seatOf = new Map(
    seats.flatMap((s) => (s.townshipId === null ? [] : [[s.townshipId, s.id]])),
  );
  const named = new Set(part.always);
  const used = new Set<string>();
  const known = new Set<string>();
  const without = new Set(part.except);
  forces.data.forces.forEach((entry, i) => {
    const path = `forces[${i}]`;
    for (const { unit, townshipId } of writeOut(entry, path, own)) {
      known.add(unit.id);
      const by = [unit.id, entry.id].find((id) => named.has(id));
      if (by !== undefined) used.add(by);
      if (without.has(unit.id)) continue;
      if (by === undefined && (part.withinKm === null || !near(unit.home.at, part.withinKm)))
        continue;
      const townSeat = entry.seatOfTownship ? seatOf.get(townshipId ?? '') : undefined;
      const strength = part.strengths[unit.id] ?? unit.strength;
      const member = { ...unit, strength, seatId: townSeat ?? unit.seatId };
      gather(found, member, path, seats, own);
    }
  });
  part.always.forEach((id, i) => {
    if (!used.has(id))
      locate.problem(`forces.always[${i}]`, `a team or rule of forces "${forces.data.id}"`, id);
  });
  const mustBeTeam = (path: string, id: string): void => {
    if (!known.has(id)) locate.problem(path, `a team of forces "${forces.data.id}"`, id);
  };
  part.except.forEach((id, i) => mustBeTeam(`forces.except[${i}]`, id));
  for (const id of Object.keys(part.strengths)) mustBeTeam(`forces.strengths.${id}`, id);
  locate.problems.push(...own.problems);
  return found;
}
