import type { HazardEvent } from '../../hazards/hazard.ts';
import { cellCentre } from '../../kernel/grid.ts';
import type { StepContext, World } from '../world.ts';
import { nextMultiple, runThrough, takePending, type HazardPart } from './hazard-part.ts';

/**
 * The fire is brought up to date, and its area told, at multiples of this (a modelling step); it is
 * also brought up to date at every other step.
 */
const FIRE_SYNC_TICKS = 300;

export const fire: HazardPart = {
  id: 'wildfire',
  nextDue(w) {
    if (w.state.fire.ignitedTick < 0 || w.fire.isOut(w.state.tick))
      return w.pendingActions.some((p) => p.hazard === 'wildfire') ? w.state.tick + 1 : Infinity;
    return nextMultiple(w, FIRE_SYNC_TICKS);
  },
  advance(w, ctx) {
    runThrough(w.fire, w, ctx.tick, takePending(w, 'wildfire'), (e) => tell(w, ctx, e));
    if (w.state.fire.ignitedTick < 0) return;
    const burnedHa = w.fire.burnedAreaHa(ctx.tick);
    if (ctx.tick % FIRE_SYNC_TICKS === 0 && burnedHa !== w.state.fire.burnedHa)
      ctx.emit({ type: 'fireMeasured', burnedHa });
    // Open flame is what the plan's clause asks about; embers under a secured edge are not.
    if (w.state.fire.outTick < 0 && !w.fire.hasFlame(ctx.tick))
      ctx.emit({ type: 'fireOut', burnedHa });
  },
};

function tell(w: World, ctx: StepContext, e: HazardEvent): void {
  const at = cellCentre(w.fire.grid, e.cell);
  if (e.kind === 'spotFire') ctx.emit({ type: 'fireSpotted', at });
  else if (e.kind === 'reignition') ctx.emit({ type: 'fireReignited', at });
}
