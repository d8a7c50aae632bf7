import { advance, createWorld } from '../../engine/exercise/run.ts';
import { hashWorld, type WorldHash } from '../../engine/exercise/snapshot.ts';
import { submit } from '../../engine/exercise/submit.ts';
import { littleRegion, littleScenario } from './synthetic-scenario.ts';

/** A short exercise with people's orders and the policy; hashed every half hour. */
export function goldenRun(mode: 'immer' | 'plain'): readonly WorldHash[] {
  const region = littleRegion();
  const scenario = littleScenario(region);
  const w = createWorld({ region, scenario, seed: 20417, mode });
  submit(w, { kind: 'instructor' }, { type: 'start' });
  const hashes: WorldHash[] = [];
  for (let tick = 1800; tick <= 4 * 3600; tick += 1800) {
    advance(w, tick);
    submit(
      w,
      { kind: 'seat', seatId: 'rescue' },
      { type: 'directAttack', unitId: 'crew-b', at: { e: 8500, n: 8000 } },
    );
    hashes.push(hashWorld(w));
  }
  return hashes;
}
