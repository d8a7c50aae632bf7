import type { ExerciseEvent } from '../event.ts';
import { byId } from '../lookup.ts';
import type { ExerciseState } from '../state.ts';

/** The part of `apply` that writes what ties hazards. */
export function applyChain(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'linkArmed':
      byId(s.chain, b.linkId).deeds.push({
        subject: b.subject,
        atTick: e.tick,
        dueTick: b.dueTick,
        cause: e.cause,
        event: -1,
      });
      return;
    case 'linkActed':
      byId(s.chain, b.linkId).deeds.find((d) => d.subject === b.subject)!.event = e.id;
      return;
    case 'linkSwitched':
      byId(s.chain, b.linkId).on = b.on;
      return;
    case 'damRaised':
      s.slideDams.push({ ...b.dam, overtoppedTick: -1 });
      return;
    case 'damOvertopped':
      s.slideDams.find((d) => d.subject === b.subject)!.overtoppedTick = b.yes ? e.tick : -1;
      return;
    case 'damGivesWay':
      s.damWashes.push({ ...b.wash, done: 0 });
      return;
    case 'damWashed':
      s.damWashes.find((d) => d.subject === b.subject)!.done = b.done;
      return;
    default:
  }
}
