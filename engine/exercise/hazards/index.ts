import type { RandomStreams } from '../../kernel/random.ts';
import { windowOf } from '../../kernel/grid.ts';
import type { Region } from '../../region/region.ts';
import { floodModel } from '../../hazards/flood/model.ts';
import type { HazardId, HazardRun } from '../../hazards/hazard.ts';
import { hazmatModel } from '../../hazards/hazmat/model.ts';
import { landslideModel } from '../../hazards/landslide/model.ts';
import type { Drivers } from '../../hazards/weather.ts';
import { wildfireModel } from '../../hazards/wildfire/model.ts';
import { noFire } from '../../hazards/wildfire/no-fire.ts';
import type { Scenario } from '../scenario.ts';
import type { StepContext, World } from '../world.ts';
import { fire } from './fire.ts';
import { landslide } from './landslide.ts';
import { steadyPart, type HazardPart } from './hazard-part.ts';

/** In this order they are brought up to date in a step; fixed, since they may act on one another. */
const PARTS: readonly HazardPart[] = [
  fire,
  landslide,
  steadyPart(
    'flood',
    60,
    new Set(['townFlooded', 'overtopping', 'leveeBreach', 'damBreach', 'underpassFull']),
  ),
  steadyPart('hazmat', 60, new Set(['releaseStarted', 'tankBurst', 'fireball'])),
];

type Runs = Pick<World, 'fire' | 'flood' | 'landslide' | 'hazmat'>;

/** The hazards of a scenario at tick 0. Throws `RangeError` as their models do. */
export function createHazards(
  scenario: Scenario,
  region: Region,
  drivers: Drivers,
  random: RandomStreams,
): Runs {
  const { wildfire, flood, landslide: slopes, hazmat } = scenario;
  const { centre, widthM, heightM } = scenario.window;
  return {
    fire:
      wildfire === null
        ? noFire(windowOf(region.grid, centre, widthM, heightM).grid)
        : wildfireModel.create(region, wildfire.params, drivers, random),
    flood: flood === null ? null : floodModel.create(region, flood, drivers, random),
    landslide: slopes === null ? null : landslideModel.create(region, slopes, drivers, random),
    hazmat: hazmat === null ? null : hazmatModel.create(region, hazmat, drivers, random),
  };
}

/** Hazards of a scenario beside wildfire, by rising id. */
export const otherHazards = (s: Scenario): readonly HazardId[] =>
  (['flood', 'hazmat', 'landslide'] as const).filter((id) => s[id] !== null);

/** Runs of an exercise by id, in a fixed order; null where the scenario has none. */
export const hazardRuns = (w: Runs): readonly (readonly [HazardId, HazardRun<never> | null])[] => [
  ['wildfire', w.fire],
  ['flood', w.flood],
  ['landslide', w.landslide],
  ['hazmat', w.hazmat],
];

/** Earliest tick after now at which a hazard moves on by itself. */
export const hazardsDue = (w: World): number =>
  PARTS.reduce((due, part) => Math.min(due, part.nextDue(w)), Infinity);

export function advanceHazards(w: World, ctx: StepContext): void {
  for (const part of PARTS) part.advance(w, ctx);
}

/** What the reader of a result has to know about the models behind it. */
export const hazardNotes = (w: Runs): readonly string[] =>
  hazardRuns(w).flatMap(([, run]) => run?.notes() ?? []);
