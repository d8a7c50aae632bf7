import type { ExerciseEvent } from '../../exercise/event.ts';
import type { ExerciseState } from '../../exercise/state.ts';

/** The part of `apply` that writes what hazards do to roads and buildings. */
export function applyImpact(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  if (b.type === 'roadStruck') {
    const { edgeId, impact } = b;
    const others = s.roadImpacts.filter((x) => x.id !== edgeId);
    s.roadImpacts = impact === null ? others : [...others, impact].sort((x, y) => x.id - y.id);
  } else if (b.type === 'buildingOut') {
    const { facilityId: id, hazard, lasting } = b;
    const out = [...s.buildingsOut, { id, hazard, fromTick: e.tick, lasting }];
    s.buildingsOut = out.sort((x, y) => (x.id < y.id ? -1 : 1));
  } else if (b.type === 'buildingBack')
    s.buildingsOut = s.buildingsOut.filter((x) => x.id !== b.facilityId);
}
