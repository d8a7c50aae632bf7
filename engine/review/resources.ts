import type { Scenario } from '../exercise/scenario.ts';
import type { ExerciseState, OrderRecord, UnitStatus } from '../exercise/state.ts';
import { usageAt } from '../response/forces/usage.ts';
import type { TeamUse, UseKind } from './types.ts';

/** What a status counts as. Waiting: it has an order and cannot move, or not yet. */
const KIND_OF: Readonly<Record<UnitStatus, UseKind>> = {
  standby: 'idle',
  mustering: 'waiting',
  moving: 'travel',
  working: 'work',
  blocked: 'waiting',
  withdrawing: 'travel',
  resting: 'rest',
  returning: 'travel',
  absent: 'absent',
};

/** What every team did with its time, and what became of its orders; in the scenario's order. */
export function teamUse(
  scenario: Scenario,
  s: ExerciseState,
  given: readonly OrderRecord[],
): readonly TeamUse[] {
  const use = new Map(s.usage.map((u) => [u.id, u]));
  return scenario.units.map((unit) => {
    const ticks: Record<UseKind, number> = {
      work: 0,
      travel: 0,
      waiting: 0,
      rest: 0,
      idle: 0,
      absent: 0,
    };
    const of = use.get(unit.id);
    const spent = of === undefined ? {} : usageAt(of, s.tick);
    for (const [status, n] of Object.entries(spent)) ticks[KIND_OF[status as UnitStatus]] += n;
    const there = s.tick - ticks.absent;
    const orders = given.filter((o) => o.order.unitId === unit.id);
    const count = (status: string) => orders.filter((o) => o.status === status).length;
    const refused = count('refused');
    return {
      unitId: unit.id,
      name: unit.name,
      seatId: unit.seatId,
      ticks,
      busyShare: there <= 0 ? null : (ticks.work + ticks.travel) / there,
      orders: {
        given: orders.length - refused,
        done: count('done'),
        failed: count('failed'),
        refused,
      },
    };
  });
}
