import type { AidView } from '../../exercise/part-views.ts';
import type { Setup } from '../../exercise/setup.ts';
import type { World } from '../../exercise/world.ts';
import { owedYuan } from './aid.ts';

/** Requests for help are known to every seat of the headquarters and to the one that answers. */
export const aidViews = (w: World): readonly AidView[] =>
  w.scenario.aid.map((spec) => {
    const request = w.state.aid.find((a) => a.id === spec.id);
    return {
      id: spec.id,
      askedTick: request?.askedTick ?? -1,
      answer: request?.answer ?? 'none',
      arriveTick: request?.arriveTick ?? -1,
      owedYuan: owedYuan(spec, request, w.state.tick),
    };
  });

export function aidSetup(w: World): Setup['aid'] {
  return w.scenario.aid.map((spec) => ({
    id: spec.id,
    name: spec.name,
    kind: spec.kind,
    seatId: spec.seatId,
    portal: w.region.facilities.find((f) => f.id === spec.portalId)!.name,
    unitIds: w.scenario.units.filter((u) => u.aidId === spec.id).map((u) => u.id),
    yuanPerDay: spec.yuanPerDay,
    assumed: spec.provenance === 'assumed',
  }));
}
