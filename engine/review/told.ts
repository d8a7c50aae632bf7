import type { ExerciseEvent } from '../exercise/event.ts';
import type { Scenario } from '../exercise/scenario.ts';
import type { ToldEvent } from '../protocol/evaluation.ts';
import type { Region } from '../region/region.ts';
import { namesOf } from './names.ts';
import { say } from './say.ts';
import { namedIn, tellerOf } from './tell.ts';
import { timelineOf } from './timeline.ts';

/** Events in words of both languages, as an evaluator reads them while the exercise runs. */
export function storyTeller(
  scenario: Scenario,
  region: Region,
): (events: readonly ExerciseEvent[]) => readonly ToldEvent[] {
  const named = namedIn(scenario, namesOf(scenario, region));
  return (events) =>
    // A teller remembers what it has told: each exercise, and each call, has its own.
    timelineOf(events, tellerOf(named)).map((e) => ({
      id: e.eventId,
      tick: e.tick,
      seatId: e.seatId,
      words: { zh: say(e, 'zh'), en: say(e, 'en') },
      trouble: e.trouble,
    }));
}
