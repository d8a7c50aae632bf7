import type { SeatKnowledge } from '../../exercise/knowledge.ts';
import type { Figures } from './reporting.ts';
import { M2_PER_HA } from '../../kernel/units.ts';

/** The figures of a report as the seat's own lists have them. */
export function knownFigures(k: SeatKnowledge): Required<Figures> {
  const { dead, injured, missing } = k.casualties;
  const cellM = k.fireGrid.cellM;
  return {
    displaced: k.cohorts.reduce((n, c) => n + c.persons, 0),
    dead,
    injured,
    missing,
    areaHa: Math.round((k.fireLog.count * cellM * cellM) / M2_PER_HA),
  };
}
