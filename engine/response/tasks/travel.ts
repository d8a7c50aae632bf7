import { aboardOf } from '../supplies/aboard.ts';
import type { Task } from '../task.ts';
import { emit, facilityPoint, finish, orderOf, travel, type Turn } from '../turn.ts';

/** Go somewhere and stand by there. */
export const moveTask: Task = {
  destination: (t) => orderOf(t, 'move').to,
  arrived: (t) => finish(t, 'done', null),
  work: (t) => finish(t, 'done', null),
};

/** Stop at the next junction and stand by. */
export const holdTask: Task = {
  destination: () => null,
  arrived: (t) => finish(t, 'done', null),
  work: (t) => finish(t, 'done', null),
};

/** Go home; goods still aboard go back to the nearest depot first. */
export const returnTask: Task = {
  destination: (t) => (aboardOf(t.w, t.unit) === null ? t.spec.home.at : depotOf(t).point),
  arrived(t) {
    const load = aboardOf(t.w, t.unit);
    if (load === null) return finish(t, 'done', null);
    const { item, count } = load;
    const depotId = depotOf(t).id;
    const unitId = t.unit.id;
    emit(
      t,
      item === 'reliefKit'
        ? { type: 'kitsReturned', depotId, unitId, kits: count }
        : { type: 'goodsReturned', depotId, unitId, item, count },
    );
    travel(t, t.spec.home.at, { status: 'returning' });
  },
  work: (t) => finish(t, 'done', null),
};

/** The depot nearest to the team's home, by straight distance; ties by the order of the scenario. */
function depotOf(t: Turn): { id: string; point: { e: number; n: number } } {
  let best: { id: string; point: { e: number; n: number } } | null = null;
  let bestM2 = Infinity;
  for (const [id, { facility }] of t.w.index.depot) {
    const de = facility.at.e - t.spec.home.at.e;
    const dn = facility.at.n - t.spec.home.at.n;
    if (de * de + dn * dn >= bestM2) continue;
    bestM2 = de * de + dn * dn;
    best = { id, point: facilityPoint(t.w, facility) };
  }
  if (best === null) throw new Error(`team ${t.unit.id} carries goods but there is no depot`);
  return best;
}
