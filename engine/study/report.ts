import { Hasher } from '../kernel/hash.ts';
import type { PlanTarget } from '../plan/target.ts';
import { busiestTeams, queuesOf, type PoolResult } from './bottlenecks.ts';
import { clauseOf, clustersOf, requiredOf, type ClauseResult } from './clauses.ts';
import { confidenceSequence } from './confidence-sequence.ts';
import { BASE_LEG } from './order.ts';
import type { Trial } from './trial.ts';
import { verdictOf } from './verdict.ts';
import type { Scenario } from '../exercise/scenario.ts';

export type { ClauseResult } from './clauses.ts';

export interface StudyReport {
  readonly runs: number;
  /** Distinct realisations of hazard and weather among the runs. */
  readonly realisations: number;
  /** Of all runs in the order of their arms and seeds: equal for equal inputs, whoever ran them. */
  readonly hash: string;
  readonly clauses: readonly ClauseResult[];
  /** Teams by their mean share of time with an order, the busiest first. */
  readonly bottlenecks: readonly { readonly unitId: string; readonly busyShare: number }[];
  /** Pools of teams, and ramps, by how long needs waited for them. */
  readonly queues: readonly PoolResult[];
}

const bySeed = (a: Trial, b: Trial): number => a.seed - b.seed;

export const ofLeg = (trials: readonly Trial[], leg: string): readonly Trial[] =>
  trials.filter((t) => t.leg === leg).toSorted(bySeed);

export function hashOf(trials: readonly Trial[]): string {
  const ordered = trials.toSorted((a, b) =>
    a.leg < b.leg ? -1 : a.leg > b.leg ? 1 : bySeed(a, b),
  );
  return new Hasher().json(ordered.map((t) => [t.leg, t.seed, t.hash])).digest();
}

/** Aggregates the base arm; `required` is the share of runs in which a clause must hold. */
export function reportOf(
  trials: readonly Trial[],
  scenario: Pick<Scenario, 'targets' | 'units' | 'depots'>,
  required: number,
): StudyReport {
  const base = ofLeg(trials, BASE_LEG);
  return {
    runs: base.length,
    realisations: new Set(base.map((t) => t.hazard)).size,
    hash: hashOf(trials),
    clauses: scenario.targets.map((t) => clauseOf(t, base, required)),
    bottlenecks: busiestTeams(base),
    queues: queuesOf(base, scenario),
  };
}

/**
 * True when every clause with a limit is decided by an interval that holds at all sample sizes, so
 * that a study may ask after every chunk of runs. `trials` are the first runs in seed order, each
 * with a realisation of its own.
 */
export function isDecided(
  trials: readonly Trial[],
  targets: readonly PlanTarget[],
  required: number,
): boolean {
  return targets
    .filter((t) => t.op !== 'record')
    .every((t) => {
      const clusters = clustersOf(trials, t.id);
      const runs = clusters.reduce((n, c) => n + c.runs, 0);
      if (runs === 0) return trials.length > 0;
      const met = clusters.reduce((n, c) => n + c.met, 0);
      return verdictOf(confidenceSequence(met, runs), requiredOf(t, required)) !== 'unsure';
    });
}
