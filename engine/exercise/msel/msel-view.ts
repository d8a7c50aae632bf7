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

/**
 * Views of injects by their state. Where every change makes a new object (`immer`), one object is
 * drawn once: a long list costs nothing with every frame.
 */
const drawn = new WeakMap<InjectState, { readonly of: Inject; readonly view: InjectView }>();

function drawnOnce(i: Inject, s: InjectState): InjectView {
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
    return w.mode === 'immer' ? drawnOnce(inject, state) : viewOfInject(inject, state);
  });
