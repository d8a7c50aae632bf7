import type { CaseTime } from '../plan/metrics/metric.ts';
import type { PlanTarget } from '../plan/target.ts';
import type { Names } from './names.ts';
import type { CaseState, ResponseCase, ResponseTimes } from './types.ts';

/** How a case stands at `tick`: one that is beyond its limit is a miss, whether it has ended or not. */
export function stateOf(
  c: { fromTick: number; doneTick: number | null; limitTicks: number | null },
  tick: number,
): CaseState {
  if (c.limitTicks === null) return 'recorded';
  if ((c.doneTick ?? tick) - c.fromTick > c.limitTicks) return 'missed';
  return c.doneTick === null ? 'open' : 'met';
}

/** Smallest time that `share` of the weight does not exceed; null without cases. */
function quantile(cases: readonly ResponseCase[], share: number): number | null {
  const total = cases.reduce((n, c) => n + c.weight, 0);
  let seen = 0;
  for (const c of cases.toSorted((a, b) => a.takenTicks - b.takenTicks)) {
    seen += c.weight;
    if (seen >= share * total - 1e-9) return c.takenTicks;
  }
  return null;
}

/** Response times against their limits, for every target that has clocks and at least one case. */
export function responseTimes(
  targets: readonly PlanTarget[],
  cases: ReadonlyMap<string, readonly CaseTime[]>,
  names: Names,
  tick: number,
): readonly ResponseTimes[] {
  return targets.flatMap((target) => {
    const own = cases.get(target.id) ?? [];
    if (own.length === 0) return [];
    const told = own.map((c): ResponseCase => ({
      subject: c.subject,
      name: names.subject(c.subject),
      weight: c.weight,
      fromTick: c.fromTick,
      fromEvent: c.fromEvent,
      doneTick: c.doneTick,
      doneEvent: c.doneEvent,
      takenTicks: (c.doneTick ?? tick) - c.fromTick,
      state: stateOf(c, tick),
    }));
    const limits = new Set(own.map((c) => c.limitTicks));
    return [
      {
        targetId: target.id,
        title: target.title,
        // Clocks of reports have a limit each: then no one line can be drawn for all.
        limitTicks: limits.size === 1 ? own[0]!.limitTicks : null,
        cases: told,
        medianTicks: quantile(told, 0.5),
        p90Ticks: quantile(told, 0.9),
        longestTicks: quantile(told, 1),
      },
    ];
  });
}
