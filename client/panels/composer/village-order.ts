import type { SeatView, VillageView } from '../../../engine/exercise/view.ts';

const LEVELS = ['blue', 'yellow', 'orange', 'red'];

/**
 * Villages in the order in which people have to leave, as far as the seat knows: where the hazard
 * is, where the forecast has it soonest, where the highest warning is in force, then where most
 * people are at home. Empty ones come last.
 */
export function byThreat(view: SeatView): readonly VillageView[] {
  const warned = new Map<string, number>();
  for (const { villageIds, level, liftedTick } of view.warnings)
    if (liftedTick < 0)
      for (const id of villageIds)
        warned.set(id, Math.max(warned.get(id) ?? -1, LEVELS.indexOf(level)));
  const rank = (v: VillageView): readonly number[] => [
    Number(v.atHome === 0),
    Number(!v.reached),
    v.threatTick ?? Infinity,
    -(warned.get(v.id) ?? -1),
    -v.atHome,
  ];
  return view.villages.toSorted((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    const at = x.findIndex((n, k) => n !== y[k]);
    return at < 0 ? 0 : x[at]! < y[at]! ? -1 : 1;
  });
}
