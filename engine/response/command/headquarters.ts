import type { System, World } from '../../exercise/world.ts';
import { isWithoutPower } from '../lifelines/network.ts';
import { ASSUMED_COMMAND } from './command.ts';

/** The headquarters gets to work when it has been set up. */
export const headquarters: System = {
  name: 'headquarters',

  nextDue(w) {
    const { headquartersReadyTick, headquartersReady } = w.state.command;
    if (headquartersReadyTick < 0 || headquartersReady) return Infinity;
    return Math.max(headquartersReadyTick, w.state.tick + 1);
  },

  step(w, ctx) {
    const { headquartersReadyTick, headquartersReady } = w.state.command;
    const spec = w.scenario.command?.headquarters ?? null;
    if (spec === null || headquartersReady || headquartersReadyTick < 0) return;
    if (headquartersReadyTick <= ctx.tick)
      ctx.emit({ type: 'headquartersReady', facilityId: spec.facilityId });
  },
};

/**
 * How long word of something seen takes to the seats that did not see it. Those who sit together
 * hear sooner: this is what a headquarters is for, as long as it has power. Scenarios without one use the middle.
 */
export function relayTicks(w: World): number {
  if (w.scenario.command?.headquarters == null) return RELAY_WITHOUT_TICKS;
  const { facilityId } = w.scenario.command.headquarters;
  return w.state.command.headquartersReady && !isWithoutPower(w, facilityId)
    ? ASSUMED_COMMAND.relayTogetherS
    : ASSUMED_COMMAND.relayApartS;
}

/** Assumed. */
const RELAY_WITHOUT_TICKS = 5 * 60;
