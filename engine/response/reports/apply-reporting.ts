import type { ExerciseEvent } from '../../exercise/event.ts';
import type { ExerciseState } from '../../exercise/state.ts';

/** The part of `apply` that writes clocks and faults of reports. */
export function applyReporting(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'reportDue':
      s.reportClocks.push({ ...b.clock, openedEvent: e.id, doneTick: -1 });
      return;
    case 'reportClockMet':
      s.reportClocks.find((c) => c.id === b.clockId)!.doneTick = e.tick;
      return;
    case 'reportJudged':
      s.reportFaults.push(b.fault);
      return;
    default:
  }
}
