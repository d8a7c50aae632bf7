import { layerOf, layerVersions } from '../../engine/exercise/layers.ts';
import { advance, createWorld } from '../../engine/exercise/run.ts';
import type { WorldOptions } from '../../engine/exercise/run.ts';
import { mselContext } from '../../engine/exercise/msel/msel-context.ts';
import type { Scenario } from '../../engine/exercise/scenario.ts';
import { setupOf } from '../../engine/exercise/setup-of.ts';
import {
  hashWorld,
  keyframeOf,
  loadWorld,
  resumeWorld,
  saveWorld,
} from '../../engine/exercise/snapshot.ts';
import type { ExerciseState } from '../../engine/exercise/state.ts';
import { check, submit } from '../../engine/exercise/submit.ts';
import type { LayerFrame, LayerId } from '../../engine/exercise/layer-frame.ts';
import type { ViewId } from '../../engine/exercise/view.ts';
import { viewOf } from '../../engine/exercise/views.ts';
import type { World } from '../../engine/exercise/world.ts';
import { windowOf } from '../../engine/kernel/grid.ts';
import { HAZARD_IDS } from '../../engine/hazards/hazard.ts';
import type { ScenarioCard } from '../../engine/protocol/http.ts';
import type { Region } from '../../engine/region/region.ts';
import { reviewOf } from '../../engine/review/review.ts';
import { storyTeller } from '../../engine/review/told.ts';
import { worldOfSeed } from '../../engine/study/course.ts';
import type { EngineRun, Mark, ScenarioEngine } from './engine-port.ts';
import { ENGINE_HASH } from './engine-hash.ts';
import { RouteSlimmer } from './slim-routes.ts';

/** Whether more than the time is new: parts of the state that did not change stay the same objects. */
function changed(before: ExerciseState, after: ExerciseState): boolean {
  return (Object.keys(after) as (keyof ExerciseState)[]).some(
    (k) => k !== 'tick' && before[k] !== after[k],
  );
}

/** What a reference to an event or a part of the state costs, bytes. */
const REFERENCE_B = 8;

function markOf(w: World, o: WorldOptions): Mark {
  const k = keyframeOf(w);
  const rasters = k.hazards.reduce((n, h) => n + h.length, k.pictures.length + k.forecasts.length);
  return {
    bytes: rasters + REFERENCE_B * k.events.length,
    resume: () => runOf(resumeWorld(o, k), o),
  };
}

function runOf(w: World, o: WorldOptions): EngineRun {
  const routes = new RouteSlimmer();
  let version = 0;
  let drawn: LayerFrame | null = null;
  /** One forecast is handed to many seats: it is drawn once. */
  const forecast = (id: ViewId): LayerFrame | null => {
    if (drawn === null || drawn.version !== layerVersions(w, id).forecast)
      drawn = layerOf(w, id, 'forecast');
    return drawn;
  };
  return {
    get tick() {
      return w.state.tick;
    },
    get phase() {
      return w.state.phase;
    },
    get version() {
      return version;
    },
    submit: (actor, command) => {
      version++;
      return submit(w, actor, command);
    },
    check: (actor, command) => check(w, actor, command),
    advance: (toTick) => {
      const before = w.state;
      advance(w, toTick);
      if (changed(before, w.state)) version++;
    },
    get fault() {
      return faultWords(w);
    },
    hash: () => hashWorld(w).total,
    save: () => saveWorld(w),
    mark: () => markOf(w, o),
    view: (id) => routes.slim(viewOf(w, id)),
    setup: (id) => setupOf(w, id),
    layerVersions: (id) => layerVersions(w, id),
    layers: (id, only = Object.keys(layerVersions(w, id)) as LayerId[]) =>
      only
        .map((layer) => (layer === 'forecast' ? forecast(id) : layerOf(w, id, layer)))
        .filter((l): l is LayerFrame => l !== null),
    events: () => w.events,
    score: () => w.scores.lines(w),
    review: (plan = null) => reviewOf(w, plan),
    occupants: () => w.state.seats.map(({ id, occupant }) => ({ id, occupant })),
  };
}

/** Field, cell and step of a flood that cannot go on. */
function faultWords({ flood }: World): string | null {
  if (flood?.fault == null) return null;
  const { field, cell, step, value, tick, reason } = flood.fault;
  return `flood: ${reason} (field ${field}, cell ${cell}, step ${step}, value ${value}, tick ${tick})`;
}

const cardOf = (s: Scenario): ScenarioCard => ({
  id: s.id,
  name: s.name,
  summary: s.summary,
  durationTicks: s.durationTicks,
  hazards: HAZARD_IDS.filter((id) => s[id] !== null),
  objectives: s.objectives,
  seats: s.seats.map(({ id, name, role, colour }) => ({ id, name, role, colour })),
  ...(s.scoringPacks !== undefined && {
    scoring: { id: s.scoring?.id ?? null, packs: s.scoringPacks },
  }),
});

/** A scenario and its region as the server runs them. */
export function engineOf(scenario: Scenario, region: Region): ScenarioEngine {
  const options = (seed: string): WorldOptions => ({
    ...worldOfSeed({ region, scenario }, seed),
    mode: 'immer',
  });
  const { centre, widthM, heightM } = scenario.window;
  return {
    card: cardOf(scenario),
    seats: scenario.seats,
    headquarters: scenario.headquarters,
    briefing: scenario.briefing,
    // Scenario files have no word for a blind exercise: players of all of them are briefed.
    blind: false,
    stopWord: scenario.stopWord,
    msel: mselContext(scenario, region),
    scoring: scenario.scoring,
    startDate: scenario.startDate,
    startSecondOfDay: scenario.startSecondOfDay,
    region,
    targets: scenario.targets.map(({ id, title }) => ({ id, title })),
    tell: storyTeller(scenario, region),
    hazardWindow: windowOf(region.grid, centre, widthM, heightM).grid,
    fingerprint: [ENGINE_HASH, region.contentHash, scenario.contentHash].join(':'),
    create: (seed) => runOf(createWorld(options(seed)), options(seed)),
    load: (seed, bytes) => runOf(loadWorld(options(seed), bytes), options(seed)),
  };
}
