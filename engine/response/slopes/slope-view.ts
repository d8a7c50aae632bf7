import type { SeatId } from '../../exercise/scenario.ts';
import { byId } from '../../exercise/lookup.ts';
import type { World } from '../../exercise/world.ts';
import type { SlopeView } from './slope.ts';

/**
 * Watched slopes as a seat knows them: that a slope is watched is public; calls, measurements and its
 * failure are known to those who have been told.
 */
export function slopeViews(w: World, viewId: SeatId | 'truth'): SlopeView[] {
  const watch = w.scenario.slopes;
  if (watch === null) return [];
  const all = viewId === 'truth';
  return watch.slopes.map((spec) => {
    const s = byId(w.state.slopes, spec.id);
    const posts = watch.posts.filter((p) => all || p.seatIds.includes(viewId)).map((p) => p.id);
    const points = new Set(
      w.scenario.landslide?.points.filter((p) => p.slideId === spec.id).map((p) => p.id),
    );
    const told = all || HEARS.has(w.index.seat.get(viewId)!.spec.role);
    return {
      id: spec.id,
      name: spec.name,
      at: { e: Math.round(spec.at.e), n: Math.round(spec.at.n) },
      villageIds: spec.villageIds,
      calls: s.calls.filter((c) => posts.includes(c.postId)),
      inspections: told ? s.inspections : [],
      drained: told && s.drainedTick >= 0,
      failed: all ? s.failedEvent >= 0 : s.failureKnownTo.includes(viewId),
      instrumentIds: w.scenario.instruments
        .filter((i) => i.quantity === 'displacementMm' && points.has(i.subject ?? ''))
        .filter((i) => all || i.seatIds.includes(viewId))
        .map((i) => i.id),
    };
  });
}

/** Who is told what teams on the slope have measured (`inspect.ts`). */
const HEARS: ReadonlySet<string> = new Set(['incidentCommander', 'technicalCommander', 'rescue']);
