import type { Scenario } from '../exercise/scenario.ts';
import { hashWorld } from '../exercise/snapshot.ts';
import { advance, createWorld } from '../exercise/run.ts';
import { submit } from '../exercise/submit.ts';
import type { World } from '../exercise/world.ts';
import type { ScoreStatus } from '../plan/target.ts';
import type { Region } from '../region/region.ts';

/** One run of a study, as small as it can travel between processes. */
export interface Trial {
  readonly seed: number;
  readonly hash: string;
  readonly lines: readonly {
    readonly id: string;
    readonly status: ScoreStatus;
    readonly value: number | null;
    readonly cases: number;
    readonly casesMet: number;
  }[];
  /** Share of the run in which each team had an order, teams without any left out. */
  readonly busy: Readonly<Record<string, number>>;
  readonly burnedHa: number;
}

/** Plays the scenario from start to end with the policy in every seat, and nobody watching. */
export function runTrial(region: Region, scenario: Scenario, seed: number): Trial {
  const w = createWorld({ region, scenario, seed, mode: 'plain' });
  const started = submit(w, { kind: 'instructor' }, { type: 'start' });
  if (started.rejection !== null)
    throw new Error(`the exercise does not start: ${started.rejection.code}`);
  advance(w, scenario.durationTicks);
  return {
    seed,
    hash: hashWorld(w).total,
    lines: w.scores
      .lines(w)
      .map(({ id, status, value, cases, casesMet }) => ({ id, status, value, cases, casesMet })),
    busy: busyShares(w),
    burnedHa: w.state.fire.burnedHa,
  };
}

function busyShares(w: World): Record<string, number> {
  const ticks: Record<string, number> = {};
  const end = w.state.tick;
  for (const o of w.state.orders) {
    if (o.status === 'refused') continue;
    const until = o.endTick < 0 ? end : o.endTick;
    ticks[o.order.unitId] = (ticks[o.order.unitId] ?? 0) + until - o.tick;
  }
  for (const id of Object.keys(ticks)) ticks[id] = Math.min(1, ticks[id]! / Math.max(1, end));
  return ticks;
}
