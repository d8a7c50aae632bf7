import type { InjectSpec } from '../../../engine/exercise/scenario.ts';
import type { ScenarioCard } from '../../../engine/protocol/http.ts';
import type { ScenarioEngine } from '../../../server/exercises/engine-port.ts';
import { engineOf } from '../../../server/exercises/world-engine.ts';
import { drillRegion, drillScenario } from '../../engine/response/drill.ts';

const both = (s: string) => ({ zh: s, en: s });

const inject = (number: string, over: Partial<InjectSpec>): InjectSpec => ({
  id: `i${number}`,
  number,
  atTick: 600,
  from: both('市局'),
  toSeatIds: ['command'],
  channel: 'phone',
  text: both(`第 ${number} 条`),
  expected: both('答复'),
  effect: { kind: 'none' },
  ...over,
});

/** The small drill with injects of every kind: a whole exercise that loads in no time. */
export const openScenario = (): Promise<ScenarioEngine> =>
  Promise.resolve(
    engineOf(
      drillScenario({
        injects: [
          inject('01', { effect: { kind: 'closeRoad', edgeId: 2, debrisM3: 40 } }),
          inject('02', { atTick: 1200, approval: 'draft', objective: null }),
          inject('03', { atTick: null }),
          inject('04', { atTick: null, offTimeline: true, toSeatIds: ['command', 'town'] }),
        ],
      }),
      drillRegion(),
    ),
  );

export const listScenarios = async (): Promise<readonly ScenarioCard[]> => [
  (await openScenario()).card,
];
