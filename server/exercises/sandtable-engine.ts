import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PreparedQuestion, TutorialStep } from '../../engine/protocol/discussion.ts';
import type { ScenarioCard } from '../../engine/protocol/http.ts';
import { regionWith } from '../../engine/region/hamlets.ts';
import type { Region } from '../../engine/region/region.ts';
import { loadRegion } from '../regions/load-region.ts';
import { loadScenario, scenarioFileOf } from '../scenarios/load-scenario.ts';
import type { ScenarioEngine } from './engine-port.ts';
import { loadDiscussion, loadTutorial } from '../scenarios/side-files.ts';
import { engineOf } from './world-engine.ts';

const ROOT = fileURLToPath(new URL('../../scenarios', import.meta.url));

const regions = new Map<string, Promise<Region>>();

async function regionOf(id: string): Promise<Region> {
  const loaded = await loadRegion(join(ROOT, 'regions', id));
  if (loaded.ok) return loaded.value;
  regions.delete(id);
  throw new Error(`region ${id}: ${JSON.stringify(loaded.error)}`);
}

/** `EngineModule`: the scenarios of this installation. */
export async function openScenario(id: string): Promise<ScenarioEngine> {
  const dir = dirOf(id);
  const head = await scenarioFileOf(dir);
  if (!head.ok) throw new Error(`scenario ${id}: ${JSON.stringify(head.error)}`);
  const regionId = head.value.region;
  if (!regions.has(regionId)) regions.set(regionId, regionOf(regionId));
  const region = await regions.get(regionId)!;
  const scenario = await loadScenario(dir, region);
  if (!scenario.ok) throw new Error(`scenario ${id}: ${JSON.stringify(scenario.error)}`);
  return engineOf(scenario.value, regionWith(region, scenario.value.hamlets));
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

const dirOf = (id: string): string => {
  if (!/^[a-z0-9-]{1,80}$/.test(id)) throw new Error('not a scenario id');
  return join(ROOT, 'exercises', id);
};

/** `EngineModule`: a file with mistakes counts as none here; `validate` tells what is wrong. */
export async function questionsOf(id: string): Promise<readonly PreparedQuestion[]> {
  const loaded = await loadDiscussion(dirOf(id));
  return loaded.ok ? loaded.value : [];
}

/** `EngineModule`: as for the questions. */
export async function stepsOf(id: string): Promise<readonly TutorialStep[]> {
  const loaded = await loadTutorial(dirOf(id));
  return loaded.ok ? loaded.value : [];
}
