import type { Scenario } from '../exercise/scenario.ts';
import type { System } from '../exercise/world.ts';
import { closures } from './movement/closures.ts';
import { forces } from './forces.ts';
import { headquarters } from './command/headquarters.ts';
import { aidAnswers } from './aid/answers.ts';
import { reportClocks } from './reports/clocks.ts';
import { warnings } from './warnings/delivery.ts';
import { people } from './people/leaving.ts';
import { damage } from './people/assess.ts';
import { population } from './people/population.ts';
import { supplies } from './supplies/system.ts';
import { relief } from './people/relief.ts';
import { lifelines } from './lifelines/system.ts';
import { drinkingWater } from './drinking-water/system.ts';
import { surveys } from './survey/system.ts';
import { casualties } from './medical/system.ts';
import { floodHarm } from './flood-harm/system.ts';
import { floodWorks } from './flood-works/system.ts';
import { impact } from './impact/system.ts';
import { instruments } from './instruments/system.ts';
import { incidents } from './incidents/system.ts';
import { hazmatHarm } from './hazmat-harm/system.ts';
import { releases } from './release/system.ts';
import { slideHarm } from './slide-harm/system.ts';
import { slopes } from './slopes/system.ts';
import { waterfront } from './waterfront/system.ts';
import { villageFire } from './people/village-fire.ts';

/**
 * The response, in the order of a step. All read the same base state; a team is written by `forces`
 * alone, a group of people by `people` or by the team that carries it.
 */
const SYSTEMS: readonly System[] = [
  instruments,
  closures,
  impact,
  floodWorks,
  villageFire,
  floodHarm,
  slideHarm,
  hazmatHarm,
  forces,
  people,
  relief,
  supplies,
  population,
  damage,
  headquarters,
  warnings,
  lifelines,
  drinkingWater,
  surveys,
  incidents,
  slopes,
  waterfront,
  releases,
  casualties,
  reportClocks,
  aidAnswers,
];

/** Systems that have nothing to do in exercises without what they are about. */
const ABOUT: ReadonlyMap<System, (s: Scenario) => boolean> = new Map([
  [instruments, (s: Scenario) => s.instruments.length > 0],
  [closures, (s: Scenario) => s.wildfire !== null],
  [villageFire, (s: Scenario) => s.wildfire !== null],
  [impact, (s: Scenario) => s.flood !== null || s.landslide !== null || s.hazmat !== null],
  [floodWorks, (s: Scenario) => s.floodWorks.length > 0],
  [floodHarm, (s: Scenario) => s.flood !== null],
  [slideHarm, (s: Scenario) => s.landslide !== null],
  [slopes, (s: Scenario) => s.landslide !== null],
  [waterfront, (s: Scenario) => s.landslide !== null],
  [hazmatHarm, (s: Scenario) => s.hazmat !== null],
  [releases, (s: Scenario) => s.release !== null],
  [lifelines, (s: Scenario) => s.lifelines !== null],
  [drinkingWater, (s: Scenario) => s.lifelines !== null],
]);

/** The systems of an exercise: what a scenario is not about is not asked at every step. */
export const createSystems = (scenario: Scenario): readonly System[] =>
  SYSTEMS.filter((system) => ABOUT.get(system)?.(scenario) ?? true);
