import type { Scenario } from '../../engine/exercise/scenario.ts';
import type { Point } from '../../engine/kernel/grid.ts';
import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import type { Locator } from './locate.ts';

export type Window = Scenario['window'];

/** True when `p` stands in the window or within `marginM` of its edge. */
export const within = (w: Window, p: Point, marginM: number): boolean =>
  Math.abs(p.e - w.centre.e) <= w.widthM / 2 + marginM &&
  Math.abs(p.n - w.centre.n) <= w.heightM / 2 + marginM;

/** A rectangle of the region in metres; null when its centre cannot be resolved. */
export function resolveWindow(
  path: string,
  file: NonNullable<ScenarioFile['area']>,
  locate: Locator,
): Window | null {
  const centre = locate.place(`${path}.centre`, file.centre);
  if (centre === null) return null;
  return {
    centre: centre.at,
    widthM: file.widthKm * 1000,
    heightM: file.heightKm * 1000,
  };
}

/** Where the exercise takes place: its own area, or the window of its wildfire. */
export function resolveArea(
  file: ScenarioFile,
  wildfire: Scenario['wildfire'],
  locate: Locator,
): Window | null {
  if (file.area !== null) return resolveWindow('area', file.area, locate);
  if (wildfire !== null) return wildfire.params.window;
  // A wildfire that could not be resolved has said so already.
  if (file.wildfire === null)
    locate.problem('area', 'the area of the exercise, since it has no wildfire', null);
  return null;
}
