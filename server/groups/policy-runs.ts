import type { ScoreLine } from '../../engine/plan/target.ts';
import { runLocally } from '../jobs/local-runner.ts';

/** A run of the policy as it ended. */
export interface PolicyTrial {
  readonly seed: number;
  readonly hash: string;
  readonly lines: readonly Pick<ScoreLine, 'id' | 'status'>[];
}

/** Plays a scenario with the policy in every seat, once for each seed; false from `told` stops it. */
export type PlayPolicy = (
  scenarioId: string,
  seeds: readonly number[],
  told: (trial: PolicyTrial) => boolean,
) => Promise<void>;

/** On one thread of this machine: exercises that people play come first. */
export const playLocally: PlayPolicy = (scenario, seeds, told) =>
  runLocally({
    scenario,
    orders: seeds.map((seed) => ({ seed, values: {} })),
    workers: 1,
    onTrial: told,
  });
