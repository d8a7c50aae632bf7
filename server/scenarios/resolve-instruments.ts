import type { InstrumentSpec } from '../../engine/response/instruments/instrument.ts';
import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import { byId } from './by-id.ts';
import type { Locator } from './locate.ts';

/** Instruments with their places found; those whose place is not found are a problem already. */
export function resolveInstruments(file: ScenarioFile, locate: Locator): InstrumentSpec[] {
  const seats = new Set(file.seats.map((s) => s.id));
  return file.instruments
    .flatMap(({ at, everyMin, delayMin, seats: seatIds, ...rest }, i) => {
      seatIds.forEach((id, k) => {
        if (!seats.has(id))
          locate.problem(`instruments[${i}].seats[${k}]`, 'the id of a seat of this scenario', id);
      });
      const where = locate.place(`instruments[${i}].at`, at);
      if (where === null) return [];
      return [
        { ...rest, at: where.at, everyTicks: everyMin * 60, delayTicks: delayMin * 60, seatIds },
      ];
    })
    .sort(byId);
}
