import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { layerOf, layerVersions } from '../../engine/exercise/layers.ts';
import { advance, check, createWorld, nextDue, submit } from '../../engine/exercise/run.ts';
import type { WorldOptions } from '../../engine/exercise/run.ts';
import type { Scenario } from '../../engine/exercise/scenario.ts';
import { setupOf } from '../../engine/exercise/setup-of.ts';
import { hashWorld, loadWorld, saveWorld } from '../../engine/exercise/snapshot.ts';
import type { LayerFrame, LayerId } from '../../engine/exercise/view.ts';
import { viewOf } from '../../engine/exercise/views.ts';
import type { World } from '../../engine/exercise/world.ts';
import { windowOf } from '../../engine/kernel/grid.ts';
import type { ScenarioCard } from '../../engine/protocol/http.ts';
import type { Region } from '../../engine/region/region.ts';
import { loadRegion } from '../regions/load-region.ts';
import { loadScenario, scenarioFileOf } from '../scenarios/load-scenario.ts';
import type { EngineRun, ScenarioEngine } from './engine-port.ts';

const ROOT = fileURLToPath(new URL('../../scenarios', import.meta.url));

/** Rises when an old log would no longer play the same; see `ScenarioEngine.fingerprint`. */
const ENGINE_VERSION = 1;

/**
 * Runs to `toTick`, stepping at due ticks only. Where the pace happens to stop between two due
 * ticks leaves no trace but the time, so a log replays alike whatever speed it was played at.
 */
function advanceExactly(w: World, toTick: number): void {
  while (w.state.phase === 'running' && w.state.tick < toTick) {
    const due = nextDue(w);
    if (due > toTick) {
      w.state = { ...w.state, tick: toTick };
      return;
    }
    advance(w, due);
  }
}

function runOf(w: World): EngineRun {
  return {
    get tick() {
      return w.state.tick;
    },
    get phase() {
      return w.state.phase;
    },
    submit: (actor, command) => submit(w, actor, command),
    check: (actor, command) => check(w, actor, command),
    advance: (toTick) => advanceExactly(w, toTick),
    hash: () => hashWorld(w).total,
    save: () => saveWorld(w),
    view: (id) => viewOf(w, id),
    setup: (id) => setupOf(w, id),
    layerVersions: (id) => layerVersions(w, id),
    layers: (id) =>
      (Object.keys(layerVersions(w, id)) as LayerId[])
        .map((layer) => layerOf(w, id, layer))
        .filter((l): l is LayerFrame => l !== null),
    events: () => w.events,
    score: () => w.scores.lines(w),
    occupants: () => w.state.seats.map(({ id, occupant }) => ({ id, occupant })),
  };
}

const cardOf = (s: Scenario): ScenarioCard => ({
  id: s.id,
  name: s.name,
  summary: s.summary,
  durationTicks: s.durationTicks,
  objectives: s.objectives,
  seats: s.seats.map(({ id, name, role, colour }) => ({ id, name, role, colour })),
});

function engineOf(scenario: Scenario, region: Region): ScenarioEngine {
  const options = (seed: string): WorldOptions => ({ region, scenario, seed, mode: 'immer' });
  const { centre, widthM, heightM } = scenario.wildfire.params.window;
  return {
    card: cardOf(scenario),
    seats: scenario.seats,
    briefing: scenario.briefing,
    stopWord: scenario.stopWord,
    startDate: scenario.startDate,
    startSecondOfDay: scenario.startSecondOfDay,
    region,
    hazardWindow: windowOf(region.grid, centre, widthM, heightM).grid,
    fingerprint: [ENGINE_VERSION, region.contentHash, scenario.contentHash].join(':'),
    create: (seed) => runOf(createWorld(options(seed))),
    load: (seed, bytes) => runOf(loadWorld(options(seed), bytes)),
  };
}

const regions = new Map<string, Promise<Region>>();

async function regionOf(id: string): Promise<Region> {
  const loaded = await loadRegion(join(ROOT, 'regions', id));
  if (loaded.ok) return loaded.value;
  regions.delete(id);
  throw new Error(`region ${id}: ${JSON.stringify(loaded.error)}`);
}

/** `EngineModule`: the scenarios of this installation. */
export async function openScenario(id: string): Promise<ScenarioEngine> {
  if (!/^[a-z0-9-]{1,80}$/.test(id)) throw new Error('not a scenario id');
  const dir = join(ROOT, 'exercises', id);
  const head = await scenarioFileOf(dir);
  if (!head.ok) throw new Error(`scenario ${id}: ${JSON.stringify(head.error)}`);
  const regionId = head.value.region;
  if (!regions.has(regionId)) regions.set(regionId, regionOf(regionId));
  const region = await regions.get(regionId)!;
  const scenario = await loadScenario(dir, region);
  if (!scenario.ok) throw new Error(`scenario ${id}: ${JSON.stringify(scenario.error)}`);
  return engineOf(scenario.value, region);
}

/** `EngineModule`: only those that load; what is wrong with the others `validate` tells. */
export async function listScenarios(): Promise<readonly ScenarioCard[]> {
  const cards: ScenarioCard[] = [];
  for (const entry of await readdir(join(ROOT, 'exercises'), { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    try {
      cards.push((await openScenario(entry.name)).card);
    } catch {
      continue;
    }
  }
  return cards;
}
