import type { StepContext, World } from '../world.ts';
import type { ConditionTrigger } from './condition.ts';
import { holds, lookAt, type Look } from './evaluate.ts';
import { dueTick, isLive, type FiredBy, type Inject, type InjectState } from './msel.ts';
import { EventWatch } from './watch.ts';

/**
 * Conditions are looked at on every whole minute of the exercise and at no other time, so that
 * neither commands nor other systems decide when one is noticed.
 */
export const CHECK_TICKS = 60;

/** Fires an inject; given by the owner of what injects do to the world. */
export type Fire = (w: World, inject: Inject, by: FiredBy, ctx: StepContext) => void;

/** Counts of events follow from the events: kept for speed, one for each world. */
const watches = new WeakMap<World, EventWatch>();

function watchOf(w: World): EventWatch {
  let watch = watches.get(w);
  if (watch === undefined) watches.set(w, (watch = new EventWatch(() => w.events)));
  return watch;
}

/** Earliest tick after now at which an inject may fire by itself; Infinity for none. */
export function nextMselTick(w: World): number {
  let due = Infinity;
  w.state.msel.forEach((inject, k) => {
    const state = w.state.injects[k]!;
    if (isLive(inject, state)) due = Math.min(due, nextLook(inject, state, w.state.tick));
  });
  return due;
}

/** Fires what is due, and what waited for a condition that holds. */
export function stepMsel(w: World, ctx: StepContext, fire: Fire): void {
  let look: Look | null = null;
  w.state.msel.forEach((inject, k) => {
    const state = w.state.injects[k]!;
    if (!isLive(inject, state)) return;
    const due = dueTick(inject, state);
    if (inject.when === null) {
      if (due! <= ctx.tick) fire(w, inject, 'time', ctx);
    } else if (ctx.tick % CHECK_TICKS === 0 && (due === null || due <= ctx.tick)) {
      look ??= lookAt(w, ctx.tick, watchOf(w));
      if (ripe(inject, inject.when, state, look, ctx)) fire(w, inject, 'condition', ctx);
    }
  });
}

/** Notes when a condition begins or ceases to hold; true when it is time to fire. */
function ripe(
  inject: Inject,
  when: ConditionTrigger,
  state: InjectState,
  look: Look,
  ctx: StepContext,
): boolean {
  const now = holds(when.condition, look);
  if (now !== state.holdsSinceTick >= 0)
    ctx.emit({ type: 'conditionTurned', injectId: inject.id, holds: now });
  if (!now) return false;
  const since = state.holdsSinceTick >= 0 ? state.holdsSinceTick : ctx.tick;
  if (ctx.tick - since < when.forTicks) return false;
  return state.fires === 0 || ctx.tick - state.firedTick >= (when.repeat?.gapTicks ?? 0);
}

/** What is overdue (released, or approved late) fires at the next tick. */
function nextLook(inject: Inject, state: InjectState, tick: number): number {
  const from = Math.max(dueTick(inject, state) ?? 0, tick + 1);
  return inject.when === null ? from : Math.ceil(from / CHECK_TICKS) * CHECK_TICKS;
}
