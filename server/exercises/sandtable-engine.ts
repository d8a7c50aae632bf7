import { join } from 'node:path';
import type { PreparedQuestion, TutorialStep } from '../../engine/protocol/discussion.ts';
import { HAZARD_IDS } from '../../engine/hazards/hazard.ts';
import type { ScenarioCard } from '../../engine/protocol/http.ts';
import { regionWith } from '../../engine/region/hamlets.ts';
import type { Region } from '../../engine/region/region.ts';
import { IdleThread } from '../idle-thread.ts';
import { loadRegion } from '../regions/load-region.ts';
import { Cards } from '../scenarios/cards.ts';
import type { CardReader } from '../scenarios/cards-worker.ts';
import { regionFolder, ScenarioLibrary } from '../scenarios/library.ts';
import { loadScenario, scenarioFileOf } from '../scenarios/load-scenario.ts';
import { loadDiscussion, loadTutorial } from '../scenarios/side-files.ts';
import { ENGINE_HASH } from './engine-hash.ts';
import type { ScenarioEngine } from './engine-port.ts';
import { engineOf } from './world-engine.ts';

/**
 * The root of the scenarios that were made on this server, and where it may keep what can be had
 * again, come in the address of this module, which all threads of a server share:
 * `…/sandtable-engine.ts?own=<folder>&cache=<folder>`.
 */
const address = new URL(import.meta.url).searchParams;
const library = new ScenarioLibrary(address.get('own'));
const cacheDir = address.get('cache');

const regions = new Map<string, Promise<Region>>();

async function regionOf(id: string): Promise<Region> {
  const loaded = await loadRegion(regionFolder(id));
  if (loaded.ok) return loaded.value;
  regions.delete(id);
  throw new Error(`region ${id}: ${JSON.stringify(loaded.error)}`);
}

/** `EngineModule`: the scenarios of this installation, and those made on this server. */
export async function openScenario(id: string): Promise<ScenarioEngine> {
  const dir = await dirOf(id);
  const head = await scenarioFileOf(dir);
  if (!head.ok) throw new Error(`scenario ${id}: ${JSON.stringify(head.error)}`);
  const regionId = head.value.region;
  if (!regions.has(regionId)) regions.set(regionId, regionOf(regionId));
  const region = await regions.get(regionId)!;
  const scenario = await loadScenario(dir, region);
  if (!scenario.ok) throw new Error(`scenario ${id}: ${JSON.stringify(scenario.error)}`);
  return engineOf(scenario.value, regionWith(region, scenario.value.hamlets));
}

/**
 * What somebody who opens the page for the first time should see first: the guided exercise, then by
 * hazard, those without one last, and of each Wushan's before Lezhi's, as their ids fall.
 */
function rankOf({ id, hazards }: ScenarioCard): number {
  if (id.startsWith('tutorial')) return -1;
  const first = hazards[0];
  return first === undefined ? HAZARD_IDS.length : HAZARD_IDS.indexOf(first);
}

/** Nobody has asked for a card that was not known for so long, ms. */
const READER_IDLE_MS = 20_000;
const reader = new IdleThread<CardReader>(
  new URL('../scenarios/cards-worker.ts', import.meta.url),
  { engineModule: import.meta.url },
  READER_IDLE_MS,
);
const cards = new Cards({
  library,
  file: cacheDir === null ? null : join(cacheDir, 'scenario-cards.json'),
  engineHash: ENGINE_HASH,
  read: (id) => reader.remote.read(id),
});

/** `EngineModule`: only those that load; what is wrong with the others `validate` tells. */
export async function listScenarios(): Promise<readonly ScenarioCard[]> {
  const list = [...(await cards.list())];
  return list.sort((a, b) => rankOf(a) - rankOf(b) || (a.id < b.id ? 1 : -1));
}

async function dirOf(id: string): Promise<string> {
  const found = await library.find(id);
  if (found === null) throw new Error('not a scenario id');
  return found.dir;
}

/** `EngineModule`: a file with mistakes counts as none here; `validate` tells what is wrong. */
export async function questionsOf(id: string): Promise<readonly PreparedQuestion[]> {
  const loaded = await loadDiscussion(await dirOf(id));
  return loaded.ok ? loaded.value : [];
}

/** `EngineModule`: as for the questions. */
export async function stepsOf(id: string): Promise<readonly TutorialStep[]> {
  const loaded = await loadTutorial(await dirOf(id));
  return loaded.ok ? loaded.value : [];
}
