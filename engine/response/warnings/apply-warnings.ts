import type { ExerciseEvent } from '../../exercise/event.ts';
import { byId } from '../../exercise/lookup.ts';
import type { ExerciseState } from '../../exercise/state.ts';

/** The part of `apply` that writes warnings. */
export function applyWarnings(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'warningIssued':
      s.warnings.push({ ...b.warning, issuedEvent: e.id, liftedTick: -1, reached: {} });
      s.warningDeliveries.push(...b.deliveries);
      return;
    case 'warningDelivered': {
      const warning = byId(s.warnings, b.warningId);
      // A channel and a team at the doors may bring it at the same moment.
      warning.reached[b.villageId] = Math.min(
        warning.zone[b.villageId] ?? 0,
        (warning.reached[b.villageId] ?? 0) + b.households,
      );
      const at = s.warningDeliveries.findIndex(
        (d) =>
          d.warningId === b.warningId && d.villageId === b.villageId && d.channel === b.channel,
      );
      if (at >= 0) s.warningDeliveries.splice(at, 1);
      return;
    }
    case 'warningLifted':
      byId(s.warnings, b.warningId).liftedTick = e.tick;
      s.warningDeliveries = s.warningDeliveries.filter((d) => d.warningId !== b.warningId);
      return;
    default:
  }
}
