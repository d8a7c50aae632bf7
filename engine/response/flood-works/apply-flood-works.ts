import type { ExerciseEvent } from '../../exercise/event.ts';
import { byId } from '../../exercise/lookup.ts';
import type { ExerciseState } from '../../exercise/state.ts';

/** The part of `apply` that writes what has been done about a flood. */
export function applyFloodWorks(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  if (b.type !== 'floodWorkDone') return;
  const work = byId(s.floodWorks, b.workId);
  work.laid = b.laid;
  work.value = b.value;
  work.doneTick = e.tick;
  work.log.push({ tick: e.tick, laid: b.laid, value: b.value });
  for (const { depotId, bags } of b.used) {
    const depot = s.goods.depots.find((d) => d.facilityId === depotId);
    if (depot !== undefined) depot.stock.sandbag = Math.max(0, (depot.stock.sandbag ?? 0) - bags);
  }
}
