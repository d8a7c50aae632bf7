import type { CommandView } from '../../exercise/part-views.ts';
import type { Setup } from '../../exercise/setup.ts';
import type { World } from '../../exercise/world.ts';

/** Declarations concern everybody and are heard at once: every seat sees the same. */
export function commandView(w: World): CommandView {
  const { grade, response, headquartersReadyTick, headquartersReady } = w.state.command;
  return { grade, response, headquartersReady, headquartersCalled: headquartersReadyTick >= 0 };
}

export function headquartersOf(w: World): Setup['headquarters'] {
  const spec = w.scenario.command?.headquarters ?? null;
  if (spec === null) return null;
  const facility = w.region.facilities.find((f) => f.id === spec.facilityId)!;
  return { name: facility.name, setUpMin: spec.setUpMin };
}
