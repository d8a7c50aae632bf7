/**
 * The only place that ties hazards. A link looks at one hazard, and when its condition holds it queues
 * an action on the ground, soil, source or boundary of another; what comes of that is the other's own.
 */
import { nextMultiple } from './hazards/hazard-part.ts';
import { byId } from './lookup.ts';
import type { ChainLink, LinkKind, LinkState } from './chain/chain.ts';
import { act } from './chain/act.ts';
import { conditionOf } from './chain/conditions.ts';
import { watchDams, washDams } from './chain/dams.ts';
import type { StepContext, System, World } from './world.ts';

/** Conditions are looked at so often, s; sooner while masses or waves move. */
const LOOK_S = 60;
const BUSY_S = 5;

export const chain: System = {
  name: 'chain',

  nextDue(w) {
    if (w.scenario.chain.length === 0) return Infinity;
    let due = nextMultiple(w, w.landslide?.busy === true ? BUSY_S : LOOK_S);
    for (const { deeds } of w.state.chain)
      for (const d of deeds)
        if (d.event < 0 && d.dueTick > w.state.tick) due = Math.min(due, d.dueTick);
    return due;
  },

  step(w, ctx) {
    if (w.scenario.chain.length === 0) return;
    if (ctx.tick % LOOK_S === 0) {
      watchDams(w, ctx);
      washDams(w, ctx);
      shallowSwitch(w, ctx);
    }
    for (const link of w.scenario.chain) {
      const state = byId(w.state.chain, link.id);
      if (!state.on) continue;
      for (const d of state.deeds)
        if (d.event < 0 && d.dueTick <= ctx.tick) act(w, ctx, link, d.subject, d.cause);
      if (ctx.tick % BUSY_S === 0) look(w, ctx, link, state);
    }
  },
};

/** Arms a link for everything that its condition now holds for; without delay it acts at once. */
function look(w: World, ctx: StepContext, link: ChainLink, state: LinkState): void {
  let left = (link.most ?? Infinity) - state.deeds.length;
  if (left <= 0) return;
  const done = new Set(state.deeds.map((d) => d.subject));
  for (const { subject, cause } of conditionOf(w, link, (subject) => !done.has(subject))) {
    if (left-- <= 0) return;
    const dueTick = ctx.tick + link.delayTicks;
    const armed = ctx.emit({ type: 'linkArmed', linkId: link.id, subject, dueTick }, cause);
    if (link.delayTicks === 0) act(w, ctx, link, subject, cause ?? armed);
  }
}

/**
 * Whether a way from one hazard to another is open: it is where the scenario has no link of that kind,
 * for then nothing was said about it.
 */
export function linkOpen(w: World, kind: LinkKind): boolean {
  const own = w.scenario.chain.filter((l) => l.kind === kind);
  return own.length === 0 || own.some((l) => byId(w.state.chain, l.id).on);
}

/** Shallow slides follow the weather by themselves: the link is their tap. */
function shallowSwitch(w: World, ctx: StepContext): void {
  const run = w.landslide;
  if (run === null || !w.scenario.chain.some((l) => l.kind === 'rainSlides')) return;
  const on = linkOpen(w, 'rainSlides');
  if (run.shallowOn !== on) ctx.hazardAction('landslide', { kind: 'shallow', on });
}
