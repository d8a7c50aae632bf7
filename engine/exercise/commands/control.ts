import { err, ok } from '../../kernel/result.ts';
import { scoringOf } from '../../plan/weighting.ts';
import { find } from '../lookup.ts';
import { sendMessage } from '../../response/lifelines/word.ts';
import { ignite } from '../control/ignite.ts';
import { fireInject } from '../injects.ts';
import { refuse } from './command.ts';
import { NO_PREVIEW, type CommandDef } from './command-def.ts';

/** Starts the exercise: the clock may run, and what the scenario has at tick 0 happens. */
export const start: CommandDef<'start'> = {
  type: 'start',
  by: 'instructor',
  decide(w, _c, ctx) {
    if (w.state.phase !== 'standby') return err(refuse('alreadyDone', { phase: w.state.phase }));
    ctx.emit({ type: 'exerciseStarted' });
    for (const i of w.scenario.wildfire?.ignitions ?? [])
      if (i.tick <= 0) ignite(w, i.at, 'scenario', ctx);
    return ok(NO_PREVIEW);
  },
};

export const end: CommandDef<'end'> = {
  type: 'end',
  by: 'instructor',
  decide(w, _c, ctx) {
    if (w.state.phase !== 'running') return err(refuse('notRunning', { phase: w.state.phase }));
    const over = ctx.tick >= w.scenario.durationTicks;
    ctx.emit({ type: 'exerciseEnded', reason: over ? 'duration' : 'instructor' });
    return ok(NO_PREVIEW);
  },
};

/** Who plays a seat: a person, the policy, or nobody. */
export const setOccupant: CommandDef<'setOccupant'> = {
  type: 'setOccupant',
  by: 'instructor',
  decide(w, c, ctx) {
    const seat = w.index.seat.get(c.seatId);
    if (seat === undefined) return err(refuse('unknownPlace', { seat: c.seatId }));
    if (w.state.phase === 'ended') return err(refuse('notRunning', { phase: 'ended' }));
    if (w.state.seats[seat.at]!.occupant === c.occupant) return err(refuse('alreadyDone'));
    ctx.emit({ type: 'seatOccupied', seatId: c.seatId, occupant: c.occupant });
    return ok(NO_PREVIEW);
  },
};

/** Weights by which the exercise is scored; lines and their evidence stay what they are. */
export const chooseScoring: CommandDef<'chooseScoring'> = {
  type: 'chooseScoring',
  by: 'instructor',
  decide(w, c, ctx) {
    const packs = w.scenario.scoringPacks ?? [];
    if (!packs.some((p) => p.id === c.packId)) {
      const ways = packs.map(({ id: packId }) => ({ type: 'chooseScoring', packId }) as const);
      return err(refuse('badArguments', { pack: c.packId }, ways));
    }
    if (scoringOf(w.scenario, w.state)?.id === c.packId)
      return err(refuse('alreadyDone', { pack: c.packId }));
    ctx.emit({ type: 'scoringChosen', packId: c.packId });
    return ok(NO_PREVIEW);
  },
};

/** A free inject: words from outside to chosen seats. */
export const inject: CommandDef<'inject'> = {
  type: 'inject',
  by: 'instructor',
  decide(w, c, ctx) {
    if (w.state.phase !== 'running') return err(refuse('notRunning', { phase: w.state.phase }));
    const unknown = c.toSeatIds.find((id) => !w.index.seat.has(id));
    if (unknown !== undefined) return err(refuse('unknownPlace', { seat: unknown }));
    if (c.toSeatIds.length === 0 || c.text.trim() === '') return err(refuse('badArguments'));
    sendMessage(w, ctx, {
      from: { kind: 'outside', name: c.from },
      toSeatIds: c.toSeatIds.slice(),
      channel: 'phone',
      text: c.text,
      key: null,
      params: {},
    });
    return ok(NO_PREVIEW);
  },
};

/** Fires an inject now, whatever its planned time, approved or not. */
export const fireInjectNow: CommandDef<'fireInject'> = {
  type: 'fireInject',
  by: 'instructor',
  decide(w, c, ctx) {
    if (w.state.phase !== 'running') return err(refuse('notRunning', { phase: w.state.phase }));
    const spec = find(w.state.msel, c.injectId);
    if (spec === undefined) return err(refuse('unknownPlace', { inject: c.injectId }));
    const again = spec.when?.repeat != null;
    if (!again && find(w.state.injects, c.injectId)!.fires > 0)
      return err(refuse('alreadyDone', { inject: c.injectId }));
    fireInject(w, spec, 'instructor', ctx);
    return ok(NO_PREVIEW);
  },
};
