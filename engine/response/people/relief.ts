import type { System } from '../../exercise/world.ts';
import { ASSUMED } from '../assumed.ts';

/** Kits are handed out in shelters, in order of arrival, at the rate that the staff manage. */
export const relief: System = {
  name: 'relief',

  nextDue(w) {
    for (const s of w.state.shelters)
      if (s.kits > 0 && s.waiting > 0)
        return (Math.floor(w.state.tick / ASSUMED.issueSliceS) + 1) * ASSUMED.issueSliceS;
    return Infinity;
  },

  step(w, ctx) {
    if (ctx.tick % ASSUMED.issueSliceS !== 0) return;
    for (const s of w.state.shelters) {
      if (s.kits === 0 || s.waiting === 0) continue;
      const rate = Math.round((ASSUMED.issuePerMin * ASSUMED.issueSliceS) / 60);
      let left = Math.min(rate, s.kits, s.waiting);
      const queue = w.state.cohorts.filter(
        (c) => c.shelterId === s.facilityId && c.stage === 'sheltered' && c.relieved < c.persons,
      );
      queue.sort((a, b) => a.shelteredTick - b.shelteredTick || a.id - b.id);
      for (const c of queue) {
        if (left === 0) break;
        const persons = Math.min(left, c.persons - c.relieved);
        left -= persons;
        ctx.emit(
          { type: 'peopleRelieved', cohortId: c.id, shelterId: s.facilityId, persons },
          c.displacedEvent,
        );
      }
    }
  },
};
