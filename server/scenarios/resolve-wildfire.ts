import type { Scenario } from '../../engine/exercise/scenario.ts';
import { burns, coverFuel } from '../../engine/hazards/wildfire/fuel-map.ts';
import { cellAt, type Point } from '../../engine/kernel/grid.ts';
import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import type { Region } from '../../engine/region/region.ts';
import type { Locator } from './locate.ts';
import { resolveWindow, within } from './resolve-window.ts';

function canBurn(region: Region, at: Point): boolean {
  const cell = cellAt(region.grid, at.e, at.n);
  return cell >= 0 && burns(coverFuel(region.landCover[cell]!));
}

/** The wildfire of a scenario; null without one, or when it cannot be resolved. */
export function resolveWildfire(file: ScenarioFile, locate: Locator): Scenario['wildfire'] {
  const f = file.wildfire;
  if (f === null) return null;
  const window = resolveWindow('wildfire.window', f.window, locate);
  const ignitions = f.ignitions.map((ig, i) => {
    const at = locate.place(`wildfire.ignitions[${i}].at`, ig.at);
    return at === null ? null : { at: at.at, tick: ig.time };
  });
  if (window === null || ignitions.some((i) => i === null)) return null;
  ignitions.forEach((ig, i) => {
    const path = `wildfire.ignitions[${i}]`;
    if (!within(window, ig!.at, 0))
      locate.problem(`${path}.at`, 'a place inside wildfire.window', ig!.at);
    else if (!canBurn(locate.region, ig!.at))
      locate.problem(`${path}.at`, 'a place whose land cover burns', ig!.at);
    if (ig!.tick >= file.duration)
      locate.problem(`${path}.time`, 'a time before the end of the exercise', ig!.tick);
  });
  const { window: _window, ignitions: _ignitions, ...rest } = f;
  return { params: { ...rest, window }, ignitions: ignitions.filter((i) => i !== null) };
}
