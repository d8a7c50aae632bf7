import type { HazardEvent } from '../../hazards/hazard.ts';
import { cellCentre } from '../../kernel/grid.ts';
import { byId } from '../lookup.ts';
import type { StepContext, World } from '../world.ts';
import { nextMultiple, runThrough, takePending, type HazardPart } from './hazard-part.ts';

/** Slopes are brought up to date so often; while masses or waves move, and right after orders, sooner. */
const SLOW_TICKS = 60;
const BUSY_TICKS = 5;
/** So long after the last movement landslides are over, until the next lets go (assumed). */
const ASSUMED_QUIET_TICKS = 1800;

/** Slides that run, waves that travel: their moments are close together so that no step is long. */
export const landslide: HazardPart = {
  id: 'landslide',
  nextDue(w) {
    if (w.landslide === null) return Infinity;
    const pending = w.pendingActions.some((p) => p.hazard === 'landslide');
    return nextMultiple(w, w.landslide.busy || pending ? BUSY_TICKS : SLOW_TICKS);
  },
  advance(w, ctx) {
    const run = w.landslide;
    if (run === null || ctx.tick % BUSY_TICKS !== 0) return;
    const pending = w.pendingActions.some((p) => p.hazard === 'landslide');
    if (ctx.tick % SLOW_TICKS !== 0 && !run.busy && !pending) return;
    let atWork = isAtWork(w);
    runThrough(run, w, ctx.tick, takePending(w, 'landslide'), (e) => {
      const cause = tell(w, ctx, e);
      if (atWork || e.kind !== 'slideFailed') return;
      atWork = true;
      ctx.emit({ type: 'hazardBegan', hazard: 'landslide', what: e.kind }, cause);
    });
    if (atWork && !run.busy && isQuiet(w, ctx.tick))
      ctx.emit({ type: 'hazardOver', hazard: 'landslide' });
  },
};

function isAtWork(w: World): boolean {
  const { beganTick, overTick } = byId(w.state.hazards, 'landslide');
  return beganTick >= 0 && overTick < 0;
}

function isQuiet(w: World, tick: number): boolean {
  const run = w.landslide!;
  let last = 0;
  for (const r of run.releases()) last = Math.max(last, r.stoppedAtTick);
  for (const x of run.waves()) last = Math.max(last, x.overTick);
  return tick - last >= ASSUMED_QUIET_TICKS;
}

function tell(w: World, ctx: StepContext, e: HazardEvent): number {
  const at = e.cell < 0 ? null : cellCentre(w.landslide!.grid, e.cell);
  const told = { kind: e.kind, at, value: e.value ?? null };
  return ctx.emit({ type: 'hazardTold', hazard: 'landslide', ...told });
}
