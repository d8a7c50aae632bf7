import type { ExerciseEvent } from '../../exercise/event.ts';
import { byId } from '../../exercise/lookup.ts';
import type { ExerciseState } from '../../exercise/state.ts';

/** The part of `apply` that writes who is away, and what has been lost. */
export function applyPopulation(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'populationShifted':
      for (const [id, away] of Object.entries(b.away)) {
        const village = byId(s.villages, id);
        const before = s.away[id] ?? 0;
        // Who was called out at this very moment does not go to work.
        const out = Math.min(away - before, village.atHome);
        village.atHome -= out;
        s.away[id] = before + out;
      }
      return;
    case 'housesBurned':
      s.housesBurned[b.villageId] = (s.housesBurned[b.villageId] ?? 0) + b.houses;
      return;
    case 'damageAssessed':
      s.damage = b.damage;
      return;
    default:
  }
}

/** Roads are noted once, in rising order, whatever closes and opens them again. */
export function noteBurnedRoad(s: ExerciseState, edgeId: number): void {
  if (s.burnedRoads.includes(edgeId)) return;
  let at = s.burnedRoads.findIndex((x) => x > edgeId);
  if (at < 0) at = s.burnedRoads.length;
  s.burnedRoads.splice(at, 0, edgeId);
}
