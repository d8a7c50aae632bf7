import type { ExerciseEvent } from '../../exercise/event.ts';
import { insertById } from '../../exercise/lookup.ts';
import type { ExerciseState } from '../../exercise/state.ts';
import { ASSUMED_RELEASE } from './assumed.ts';

/** The part of `apply` that writes what is known of a release, and who breathed what. */
export function applyRelease(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'gasMeasured':
      s.release.readings.push({ ...b.reading, to: b.reading.to.slice() });
      if (s.release.readings.length > ASSUMED_RELEASE.keptReadings) s.release.readings.shift();
      return;
    case 'zonesForecast':
      s.release.zones.push(b.forecast);
      return;
    case 'probePlaced':
      s.release.probes.push({ ...b.at });
      if (s.release.probes.length > ASSUMED_RELEASE.keptProbes) s.release.probes.shift();
      return;
    case 'deconReady':
      s.release.deconTick = e.tick;
      return;
    case 'sourceSeenBurning':
      (s.release.onFire ??= []).push(b.sourceId);
      return;
    case 'gasBreathed':
      for (const v of b.villages) put(s.release.villages, v);
      for (const c of b.cohorts) put(s.release.cohorts, c);
      if (b.trapped !== undefined) {
        s.release.trapped ??= [];
        for (const x of b.trapped) put(s.release.trapped, x);
      }
      return;
    case 'teamBreathed':
      put(s.release.teams, { ...b.team });
      return;
    case 'protectionJudged':
      s.release.judged.push(b.judged);
      return;
    default:
  }
}

function put<T extends { id: string | number }>(list: T[], item: T): void {
  const at = list.findIndex((x) => x.id === item.id);
  if (at < 0) insertById(list, item);
  else list[at] = item;
}
