import { advance, createWorld, type WorldOptions } from '../../engine/exercise/run.ts';
import type { Scenario } from '../../engine/exercise/scenario.ts';
import { submit } from '../../engine/exercise/submit.ts';
import type { World } from '../../engine/exercise/world.ts';
import { RICH_LOG } from './rich-log.ts';
import { richRegion, richScenario } from './rich-scenario.ts';

export const RICH_REGION = richRegion();
export const RICH = richScenario(RICH_REGION);

export const richOptions = (
  mode: World['mode'],
  scenario: Scenario = RICH,
  seed = 31,
): WorldOptions => ({ region: RICH_REGION, scenario, seed, mode });

/** A started exercise; the policy plays the seats that nobody else does. */
export function startRich(mode: World['mode'], scenario: Scenario = RICH, seed = 31): World {
  const w = createWorld(richOptions(mode, scenario, seed));
  submit(w, { kind: 'instructor' }, { type: 'start' });
  return w;
}

/** Runs to `tick` and gives the commands of the log on the way; `go` may run in any pieces. */
export function play(w: World, tick: number, go: (w: World, tick: number) => void = advance): void {
  const from = w.state.tick;
  for (const { tick: at, seatId, command } of RICH_LOG) {
    if (at <= from || at > tick) continue;
    go(w, at);
    submit(w, { kind: 'seat', seatId }, command);
  }
  go(w, tick);
}
