import { err, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { find } from '../lookup.ts';
import { faultsOf, MSEL_LIMITS, surroundings, type InjectFault } from '../msel/check-inject.ts';
import { injectOf, sameInject, type InjectDraft } from '../msel/draft.ts';
import { mselContext } from '../msel/msel-context.ts';
import { dueTick, type Inject } from '../msel/msel.ts';
import type { World } from '../world.ts';
import { refuse, type Rejection } from './command.ts';
import { NO_PREVIEW, type CommandDef, type DecideContext } from './command-def.ts';

/** What the instructor does with the master scenario events list; after the end it is closed. */

const MINUTE = 60;

const closed = (w: World): Rejection | null =>
  w.state.phase === 'ended' ? refuse('notRunning', { phase: 'ended' }) : null;

/** An inject that is still to come; or why it cannot be changed. */
function waiting(w: World, injectId: string): Rejection | null {
  const over = closed(w);
  if (over !== null) return over;
  const state = find(w.state.injects, injectId);
  if (state === undefined) return refuse('unknownPlace', { inject: injectId });
  const again = find(w.state.msel, injectId)!.when?.repeat != null;
  return state.fires > 0 && !again ? refuse('alreadyDone', { inject: injectId }) : null;
}

export const holdInject: CommandDef<'holdInject'> = {
  type: 'holdInject',
  by: 'instructor',
  decide(w, { injectId, held }, ctx) {
    const no = waiting(w, injectId);
    if (no !== null) return err(no);
    if (find(w.state.injects, injectId)!.held === held) return err(refuse('alreadyDone'));
    ctx.emit({ type: 'injectHeld', injectId, held });
    return ok(NO_PREVIEW);
  },
};

export const skipInject: CommandDef<'skipInject'> = {
  type: 'skipInject',
  by: 'instructor',
  decide(w, { injectId, skipped }, ctx) {
    const no = waiting(w, injectId);
    if (no !== null) return err(no);
    if (find(w.state.injects, injectId)!.skipped === skipped) return err(refuse('alreadyDone'));
    ctx.emit({ type: 'injectSkipped', injectId, skipped });
    return ok(NO_PREVIEW);
  },
};

/** Moves all that have a time and are still to come, or those named; never into the past. */
export const postponeInjects: CommandDef<'postponeInjects'> = {
  type: 'postponeInjects',
  by: 'instructor',
  decide(w, { byMin, injectIds }, ctx) {
    const over = closed(w);
    if (over !== null) return err(over);
    if (byMin === 0) return err(refuse('badArguments'));
    const wanted = injectIds === null ? null : new Set(injectIds);
    const moved = w.state.msel.filter((inject, k) => {
      const state = w.state.injects[k]!;
      return (
        (wanted === null || wanted.has(inject.id)) &&
        state.fires === 0 &&
        inject.atTick !== null &&
        !(state.skipped && wanted === null)
      );
    });
    if (moved.length === 0) return err(refuse('alreadyDone'));
    const byTicks = byMin * MINUTE;
    const early = moved.find(
      (i) => i.atTick! + find(w.state.injects, i.id)!.shiftTicks + byTicks < 0,
    );
    const past = moved.find((i) => {
      const due = dueTick(i, find(w.state.injects, i.id)!)!;
      return byTicks < 0 && due > ctx.tick && due + byTicks <= ctx.tick;
    });
    const wrong = early ?? (w.state.phase === 'running' ? past : undefined);
    if (wrong !== undefined) return err(refuse('badArguments', { inject: wrong.number }));
    ctx.emit({ type: 'injectsPostponed', injectIds: moved.map((i) => i.id), byTicks });
    return ok(NO_PREVIEW);
  },
};

export const approveInjects: CommandDef<'approveInjects'> = {
  type: 'approveInjects',
  by: 'instructor',
  decide(w, { injectIds, approval }, ctx) {
    const over = closed(w);
    if (over !== null) return err(over);
    const unknown = injectIds.find((id) => find(w.state.msel, id) === undefined);
    if (unknown !== undefined) return err(refuse('unknownPlace', { inject: unknown }));
    const changed = injectIds.filter((id) => find(w.state.msel, id)!.approval !== approval);
    if (changed.length === 0) return err(refuse('alreadyDone'));
    ctx.emit({ type: 'injectsApproved', injectIds: changed, approval });
    return ok(NO_PREVIEW);
  },
};

/** Adds an inject, or changes one that has not been fired. */
export const putInject: CommandDef<'putInject'> = {
  type: 'putInject',
  by: 'instructor',
  decide: (w, { inject }, ctx) => rewrite(w, [inject], [], ctx),
};

export const removeInject: CommandDef<'removeInject'> = {
  type: 'removeInject',
  by: 'instructor',
  decide(w, { injectId }, ctx) {
    const no = waiting(w, injectId);
    return no === null ? rewrite(w, [], [injectId], ctx) : err(no);
  },
};

/** Takes in a list, all of it or nothing. What has been fired must not stand otherwise in it. */
export const setMsel: CommandDef<'setMsel'> = {
  type: 'setMsel',
  by: 'instructor',
  decide(w, { injects, remove }, ctx) {
    for (const id of remove) {
      const no = waiting(w, id);
      if (no !== null) return err(no);
    }
    return rewrite(w, injects, remove, ctx);
  },
};

const faulty = (i: InjectDraft, f: InjectFault): Rejection =>
  refuse('badArguments', {
    inject: i.number,
    member: f.member,
    fault: f.code,
    expected: f.expected,
    got: f.got,
  });

function rewrite(
  w: World,
  drafts: readonly InjectDraft[],
  removed: readonly string[],
  ctx: DecideContext,
): Result<typeof NO_PREVIEW, Rejection> {
  const over = closed(w);
  if (over !== null) return err(over);
  const put: Inject[] = [];
  for (const draft of drafts) {
    const read = injectOf(draft);
    if (!read.ok) return err(faulty(draft, read.error));
    const was = find(w.state.msel, draft.id);
    if (was !== undefined && sameInject(was, read.value)) continue;
    if ((find(w.state.injects, draft.id)?.fires ?? 0) > 0)
      return err(refuse('alreadyDone', { inject: draft.number }));
    put.push(read.value);
  }
  const gone = new Set([...removed, ...put.map((i) => i.id)]);
  const list = [...w.state.msel.filter((i) => !gone.has(i.id)), ...put];
  if (new Set(drafts.map((d) => d.id)).size < drafts.length || list.length > MSEL_LIMITS.injects)
    return err(refuse('badArguments', { expected: MSEL_LIMITS.injects, got: list.length }));
  const around = surroundings(mselContext(w.scenario, w.region), list, {
    running: w.state.phase === 'running',
    tick: ctx.tick,
  });
  for (const i of put) {
    const planned = find(w.state.msel, i.id)?.atTick;
    // One that is overdue and held may be given other words without another time.
    const fault = faultsOf(i, around).find((f) => f.code !== 'timePast' || planned !== i.atTick);
    if (fault !== undefined)
      return err(
        faulty(
          drafts.find((d) => d.id === i.id)!,
          fault,
        ),
      );
  }
  if (put.length === 0 && removed.length === 0) return err(refuse('alreadyDone'));
  const isNew = (i: Inject): boolean => find(w.state.msel, i.id) === undefined;
  const cause = ctx.emit({
    type: 'mselChanged',
    added: put.filter(isNew).map((i) => i.id),
    changed: put.filter((i) => !isNew(i)).map((i) => i.id),
    removed,
  });
  ctx.emit({ type: 'mselWritten', put, removed }, cause);
  return ok(NO_PREVIEW);
}
