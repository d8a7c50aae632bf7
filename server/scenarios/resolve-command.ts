import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import type { CommandSpec } from '../../engine/response/command/command.ts';
import type { Locator } from './locate.ts';

/** Authority and headquarters with their seats and facility found. */
export function resolveCommand(file: ScenarioFile, locate: Locator): CommandSpec | null {
  const part = file.command;
  if (part === null) return null;
  const seats = new Set(file.seats.map((s) => s.id));
  const authority = part.authority.map(({ seat, ...may }, i) => {
    if (!seats.has(seat))
      locate.problem(`command.authority[${i}].seat`, 'the id of a seat of this scenario', seat);
    return { seatId: seat, ...may };
  });
  const hq = part.headquarters;
  if (hq === null) return { authority, headquarters: null };
  if (!locate.region.facilities.some((f) => f.id === hq.facility))
    locate.problem('command.headquarters.facility', 'the id of a facility', hq.facility);
  return { authority, headquarters: { facilityId: hq.facility, setUpMin: hq.setUpMin } };
}
