import type { Scenario, SeatSpec } from '../../exercise/scenario.ts';
import type { PlanTask } from '../response-plan.ts';

/** Who of the scenario has a task in hand. */
export const holdersOf = (scenario: Scenario, { responsible }: PlanTask): SeatSpec[] =>
  scenario.seats.filter(
    (s) =>
      s.role === responsible.role && (responsible.seatId === null || s.id === responsible.seatId),
  );
