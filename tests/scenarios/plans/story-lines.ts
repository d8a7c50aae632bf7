import type { Scenario } from '../../../engine/exercise/scenario.ts';
import type { PlanTarget, ScoreLine } from '../../../engine/plan/target.ts';
import type { Region } from '../../../engine/region/region.ts';
import { HOUR, scenarioWith, Story } from '../../engine/plan/score-support.ts';
import { syntheticRegion } from '../../support/synthetic-region.ts';

/** Three exercises for one target, told in events: its line at the end of each. */
export interface Stories {
  readonly met: ScoreLine;
  readonly missed: ScoreLine;
  readonly untouched: ScoreLine;
}

export const DAY = 24 * HOUR;
export type Tell = (s: Story) => void;
export const nothing: Tell = () => {};

/** The line at the end of a day in which `tell` happened; `over` and `region` set the scene. */
export function ended(
  t: PlanTarget,
  tell: Tell,
  over: Partial<Scenario> = {},
  region?: Region,
): ScoreLine {
  const s = new Story(scenarioWith([t], over), region ?? syntheticRegion({ cols: 20, rows: 20 }));
  tell(s);
  return s.line(2 * DAY, true);
}

/** Three exercises that differ in what happens alone. */
export const told =
  (
    met: (s: Story, limit: number) => void,
    missed: (s: Story, limit: number) => void,
    quiet = nothing,
  ) =>
  (t: PlanTarget): Stories => ({
    met: ended(t, (s) => met(s, t.limit ?? 0)),
    missed: ended(t, (s) => missed(s, t.limit ?? 0)),
    untouched: ended(t, quiet),
  });

/** A clock in hours: met at the limit itself, missed a second later. */
export const clock = (tell: (s: Story, endTick: number) => void, quiet = nothing) =>
  told(
    (s, limit) => tell(s, limit * HOUR),
    (s, limit) => tell(s, limit * HOUR + 1),
    quiet,
  );
