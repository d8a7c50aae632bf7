import type { UnitSpec } from '../../engine/exercise/scenario.ts';
import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import type { AidSpec } from '../../engine/response/aid/aid.ts';
import type { Locator } from './locate.ts';

/** Help from outside, with its seats, portals and teams found. */
export function resolveAid(
  file: ScenarioFile,
  units: readonly UnitSpec[],
  locate: Locator,
): AidSpec[] {
  const seats = new Set(file.seats.map((s) => s.id));
  const out = file.aid.map(({ seat, portal, ...rest }, i): AidSpec => {
    const path = `aid[${i}]`;
    if (seat !== null && !seats.has(seat))
      locate.problem(`${path}.seat`, 'the id of a seat of this scenario, or null', seat);
    locate.facility(`${path}.portal`, portal, rest.kind === 'requisition' ? undefined : 'portal');
    if (!units.some((u) => u.aidId === rest.id))
      locate.problem(path, `at least one team with aid: ${rest.id}`, 'none');
    return { ...rest, seatId: seat, portalId: portal };
  });
  const ids = new Set(out.map((a) => a.id));
  for (const unit of units)
    if (unit.aidId !== null && !ids.has(unit.aidId))
      locate.problem(`units.${unit.id}.aid`, 'the id of an entry of aid', unit.aidId);
  return out.sort((a, b) => (a.id < b.id ? -1 : 1));
}
