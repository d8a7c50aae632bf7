import type { StepContext, System, World } from '../../exercise/world.ts';
import { drawNormal, lognormalS } from '../../kernel/random.ts';
import { ASSUMED_AID, type AidSpec, type AidState } from './aid.ts';

/** Answers that come from outside the exercise. */
export const aidAnswers: System = {
  name: 'aid',

  nextDue(w) {
    let due = Infinity;
    for (const a of w.state.aid)
      if (a.answer === 'none' && a.answerTick >= 0 && a.answerTick < due) due = a.answerTick;
    return due === Infinity ? due : Math.max(due, w.state.tick + 1);
  },

  step(w, ctx) {
    for (const a of w.state.aid)
      if (a.answer === 'none' && a.answerTick >= 0 && a.answerTick <= ctx.tick)
        grant(w, ctx, a, true);
  },
};

/** Gives the answer; with a yes the teams set out for the portal. */
export function grant(w: World, ctx: StepContext, request: AidState, yes: boolean): void {
  const spec = sourceOf(w, request.id)!;
  const arriveTick = yes ? ctx.tick + delayTicks(w, 'aid-travel', spec, spec.travelMin) : -1;
  const cause = ctx.emit(
    { type: 'aidAnswered', sourceId: spec.id, yes, arriveTick },
    request.askedEvent,
  );
  if (!yes) return;
  for (const unit of w.scenario.units)
    if (unit.aidId === spec.id)
      ctx.emit({ type: 'unitChanged', unitId: unit.id, set: { dueTick: arriveTick } }, cause);
}

export const sourceOf = (w: World, id: string): AidSpec | undefined =>
  w.scenario.aid.find((s) => s.id === id);

/** Lognormal around a median; the same for the same source in every run with the seed. */
export function delayTicks(w: World, purpose: string, spec: AidSpec, minutes: number): number {
  const at = w.scenario.aid.indexOf(spec);
  const z = drawNormal(w.random.key(purpose), at);
  return lognormalS(60 * minutes, ASSUMED_AID.logSd, z);
}
