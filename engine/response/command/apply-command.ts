import type { ExerciseEvent } from '../../exercise/event.ts';
import type { ExerciseState } from '../../exercise/state.ts';

/** The part of `apply` that writes what has been declared. */
export function applyCommand(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'gradeSet':
      s.command.grade = { value: b.grade, tick: e.tick, seatId: b.seatId };
      return;
    case 'responseDeclared':
      s.command.response = { value: b.level, tick: e.tick, seatId: b.seatId };
      return;
    case 'headquartersCalled':
      s.command.headquartersReadyTick = b.readyTick;
      return;
    case 'headquartersReady':
      s.command.headquartersReady = true;
      return;
    default:
  }
}
