import { fileURLToPath } from 'node:url';
import type { Scenario } from '../../../engine/exercise/scenario.ts';
import type { ScenarioCard } from '../../../engine/protocol/http.ts';
import type { Region } from '../../../engine/region/region.ts';
import type { ScenarioEngine } from '../../../server/exercises/engine-port.ts';
import { engineOf } from '../../../server/exercises/world-engine.ts';
import { loadRegion } from '../../../server/regions/load-region.ts';
import { loadScenario } from '../../../server/scenarios/load-scenario.ts';

const ROOT = fileURLToPath(new URL('../../../scenarios', import.meta.url));

/** The seat that is told something; it is not compared. */
export const TOLD = 'supply';
/** When the second fire is lit and the told seat hears of it, s. */
export const SECRET_TICK = 3000;
const both = (s: string) => ({ zh: s, en: s });
export const SECRET = '无人知晓';

/**
 * The same exercise with a second fire in the far corner of the window, which nobody has seen yet,
 * a message about it to one seat alone, one more that only the instructor can send, and other notes
 * of what the instructor expects.
 */
function hiding(s: Scenario): Scenario {
  const { centre, widthM, heightM } = s.window;
  // Behind the ridges south of the gorge: no lookout, camera or village sees it in these hours.
  const at = { e: centre.e + 0.45 * widthM, n: centre.n - 0.43 * heightM };
  const none = { kind: 'none' } as const;
  const model = s.injects[0]!;
  const told = { ...model, when: null, text: both(SECRET), toSeatIds: [TOLD], effect: none };
  return {
    ...s,
    wildfire: {
      ...s.wildfire!,
      ignitions: [...s.wildfire!.ignitions, { at, tick: SECRET_TICK }],
    },
    injects: [
      ...s.injects.map((i) => ({ ...i, expected: both(`${SECRET}：${i.id}`) })),
      { ...told, id: 'secret-1', number: '91', atTick: SECRET_TICK },
      { ...told, id: 'secret-2', number: '92', atTick: null },
    ],
    contentHash: `${s.contentHash}-hiding`,
  };
}

let region: Promise<Region> | null = null;
async function wushan(): Promise<Region> {
  const loaded = await loadRegion(`${ROOT}/regions/wushan`);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

/** An `EngineModule` with the forest fire of Wushan as it is (`open`) and with secrets (`hiding`). */
export async function openScenario(id: string): Promise<ScenarioEngine> {
  region ??= wushan();
  const loaded = await loadScenario(`${ROOT}/exercises/wushan-forest-fire`, await region);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return engineOf(id === 'hiding' ? hiding(loaded.value) : loaded.value, await region);
}

export const listScenarios = async (): Promise<readonly ScenarioCard[]> => {
  const { card } = await openScenario('open');
  return ['open', 'hiding'].map((id) => ({ ...card, id }));
};
