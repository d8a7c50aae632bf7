import { fileURLToPath } from 'node:url';
import type { SeatSpec } from '../../engine/exercise/scenario.ts';
import type { ScenarioCard } from '../../engine/protocol/http.ts';
import type { ScenarioEngine } from '../../server/exercises/engine-port.ts';
import { engineOf } from '../../server/exercises/world-engine.ts';
import { loadRegion } from '../../server/regions/load-region.ts';
import { loadScenario } from '../../server/scenarios/load-scenario.ts';

const ROOT = fileURLToPath(new URL('../../scenarios', import.meta.url));
export const SEATS = 50;

/** An `EngineModule`: the forest fire of Wushan with as many seats as a large class fills. */
export async function openScenario(id: string): Promise<ScenarioEngine> {
  const region = await loadRegion(`${ROOT}/regions/wushan`);
  if (!region.ok) throw new Error(JSON.stringify(region.error));
  const scenario = await loadScenario(`${ROOT}/exercises/${id}`, region.value);
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.error));
  const seats: SeatSpec[] = [...scenario.value.seats];
  const model = seats[0]!;
  while (seats.length < SEATS) seats.push({ ...model, id: `seat-${seats.length + 1}` });
  return engineOf({ ...scenario.value, seats }, region.value);
}

export const listScenarios = async (): Promise<readonly ScenarioCard[]> => [
  (await openScenario('wushan-forest-fire')).card,
];
