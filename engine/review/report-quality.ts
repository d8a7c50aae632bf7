import type { Scenario } from '../exercise/scenario.ts';
import type { ExerciseState } from '../exercise/state.ts';
import { stateOf } from './response-times.ts';
import type { ReportQuality } from './types.ts';

/** Reports with what was late, missing or wrong in them, and the clocks that asked for them. */
export function reportQuality(scenario: Scenario, s: ExerciseState): ReportQuality {
  const rules = new Map(scenario.reporting?.rules.map((r) => [r.id, r]));
  const clocks = s.reportClocks.map((c) => {
    const rule = rules.get(c.ruleId);
    const doneTick = c.doneTick < 0 ? null : c.doneTick;
    const limitTicks = c.dueTick - c.fromTick;
    return {
      id: c.id,
      name: rule?.name ?? { zh: c.ruleId, en: c.ruleId },
      source: rule?.source ?? '',
      seatId: c.seatId,
      fromTick: c.fromTick,
      dueTick: c.dueTick,
      doneTick,
      lateTicks: Math.max(0, (doneTick ?? s.tick) - c.dueTick),
      state: stateOf({ fromTick: c.fromTick, doneTick, limitTicks }, s.tick),
    };
  });
  const reports = s.reports.map((r) => ({
    reportId: r.id,
    tick: r.tick,
    seatId: r.seatId,
    kind: r.kind,
    missing: r.missing,
    faults: s.reportFaults
      .filter((f) => f.reportId === r.id)
      .map(({ fault, figure, said, known }) => ({ fault, figure, said, known })),
  }));
  return { clocks, reports };
}
