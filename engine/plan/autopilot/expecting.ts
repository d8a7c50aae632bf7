import { squaredM, type Desk } from './policy.ts';
import { refuges } from './threats.ts';

/**
 * People who are still at home in quarters that the flood is forecast to reach, or that were told to
 * leave, by the shelter that they will come to, the nearest with room: kits go ahead of them, while the
 * roads are dry.
 */
export function peopleExpected(desk: Desk): ReadonlyMap<string, number> {
  const { k, book } = desk;
  const out = new Map<string, number>();
  if (!k.flooding) return out;
  const ids = new Set((k.forecast?.villages ?? []).map((v) => v.villageId));
  for (const w of k.warnings)
    if (w.liftedTick < 0 && w.advice === 'evacuate') for (const id of w.villageIds) ids.add(id);
  const list = ids.size === 0 ? [] : refuges(desk, null);
  for (const village of book.villages) {
    let persons = ids.has(village.id) ? k.atHome(village.id) : 0;
    if (persons === 0) continue;
    for (const refuge of list.toSorted(
      (a, b) => squaredM(a.at, village.at) - squaredM(b.at, village.at),
    )) {
      const there = Math.min(persons, Math.max(0, refuge.free));
      if (there === 0) continue;
      refuge.free -= there;
      persons -= there;
      out.set(refuge.id, (out.get(refuge.id) ?? 0) + there);
    }
  }
  return out;
}
