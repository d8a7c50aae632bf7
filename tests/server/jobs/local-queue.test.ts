import { describe } from 'vitest';
import { LocalQueue } from '../../../server/jobs/local-queue.ts';
import { TrialPlayer } from '../../../server/jobs/trial-player.ts';
import { shortScenario } from '../../support/short-scenario.ts';
import { ORDERS, queueContract } from './queue-contract.ts';

const scenario = shortScenario('00:20');
const player = await TrialPlayer.open({ scenario });
const expected = Object.fromEntries(
  ORDERS.map((o) => [`${o.leg}#${o.seed}`, [...player.play([o])][0]!.hash]),
);

describe('threads of this machine', () => {
  queueContract(
    async () => new LocalQueue({ warmUp: { scenario }, content: 'local' }, 2),
    () => expected,
  );
});
