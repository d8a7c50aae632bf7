import type { ExerciseEvent } from '../event.ts';
import type { ExerciseState } from '../state.ts';

/** Events of the instructor's controls. */
export function applyControl(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'weatherReleased':
      // What has been ordered holds for the time that is past.
      for (const o of s.weatherOverrides) o.untilTick = Math.min(o.untilTick, e.tick);
      s.weatherOverrides = s.weatherOverrides.filter((o) => o.untilTick > o.record.tick);
      return;
    case 'sensorHidden':
      s.hiddenSensors = [...s.hiddenSensors, b.sensorId].sort((a, c) => (a < c ? -1 : 1));
      return;
    case 'sensorReturned':
      s.hiddenSensors = s.hiddenSensors.filter((id) => id !== b.sensorId);
      return;
  }
}
