import type { ScoreLine } from '../../engine/plan/target.ts';
import { TrialThreads } from '../jobs/local-runner.ts';

/** A run of the policy as it ended. */
export interface PolicyTrial {
  readonly seed: number;
  readonly hash: string;
  readonly lines: readonly Pick<ScoreLine, 'id' | 'status'>[];
}

/**
 * Plays a scenario with the policy in every seat, once for each seed; `told` hears of each run.
 * Ends at once, and rejects, when the signal says so: the run in hand is lost.
 */
export type PlayPolicy = (
  scenarioId: string,
  seeds: readonly number[],
  told: (trial: PolicyTrial) => void,
  stop: AbortSignal,
) => Promise<void>;

/** On one thread of this machine: exercises that people play come first. */
export const playLocally: PlayPolicy = async (scenario, seeds, told, stop) => {
  const threads = new TrialThreads({ scenario }, 1);
  stop.addEventListener('abort', () => void threads.close());
  try {
    await threads.run(
      seeds.map((seed) => ({ seed, values: {} })),
      {
        onTrial: (trial) => {
          told(trial);
          return true;
        },
      },
    );
  } finally {
    await threads.close();
  }
};
