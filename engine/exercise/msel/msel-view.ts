import type { World } from '../world.ts';
import { dueTick, triggerKind, type Inject, type InjectState, type InjectView } from './msel.ts';

const viewOfInject = (i: Inject, s: InjectState): InjectView => ({
  ...i,
  kind: triggerKind(i),
  dueTick: dueTick(i, s),
  firedTick: s.fires === 0 ? null : s.firedTick,
  fires: s.fires,
  held: s.held,
  skipped: s.skipped,
  holdsSinceTick: s.holdsSinceTick < 0 ? null : s.holdsSinceTick,
});

/** Views of injects that cannot change any more: a long list is drawn once, not with every frame. */
const drawn = new WeakMap<InjectState, { readonly of: Inject; readonly view: InjectView }>();

function frozenView(i: Inject, s: InjectState): InjectView {
  const before = drawn.get(s);
  if (before?.of === i) return before.view;
  const view = viewOfInject(i, s);
  drawn.set(s, { of: i, view });
  return view;
}

/** The whole list as the instructor sees it. Never part of a player's view. */
export const injectViews = (w: World): readonly InjectView[] =>
  w.state.msel.map((inject, k) => {
    const state = w.state.injects[k]!;
    return Object.isFrozen(state) ? frozenView(inject, state) : viewOfInject(inject, state);
  });
