import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Scenario } from '../../engine/exercise/scenario.ts';
import type { Region } from '../../engine/region/region.ts';
import { loadRegion } from '../../server/regions/load-region.ts';
import { loadScenario } from '../../server/scenarios/load-scenario.ts';
import { RICH_LOG } from '../support/rich-log.ts';
import { RICH, RICH_REGION } from '../support/rich-run.ts';
import { littleRegion, littleScenario } from '../support/synthetic-scenario.ts';
import type { Recording } from './recording.ts';

export interface CorpusRoom {
  readonly seed: string;
  readonly endTick: number;
  readonly commands: Recording['commands'];
  open(): Promise<{ readonly scenario: Scenario; readonly region: Region }>;
}

const ROOT = fileURLToPath(new URL('../../scenarios', import.meta.url));
const HOUR = 3600;
const instructor = { kind: 'instructor' } as const;
const start = { tick: 0, actor: instructor, command: { type: 'start' } };
const end = (tick: number) => ({ tick, actor: instructor, command: { type: 'end' } });

/** What is recorded: a short fire, one with every part of the response, and the county's own. */
export const ROOMS: Readonly<Record<string, CorpusRoom>> = {
  little: {
    seed: '20417',
    endTick: 3 * HOUR,
    commands: [
      start,
      {
        tick: 1800,
        actor: { kind: 'seat', seatId: 'rescue' },
        command: { type: 'directAttack', unitId: 'crew-b', at: { e: 8500, n: 8000 } },
      },
      end(3 * HOUR),
    ],
    open: () => {
      const region = littleRegion();
      return Promise.resolve({ scenario: littleScenario(region), region });
    },
  },
  rich: {
    seed: '31',
    endTick: 4 * HOUR,
    commands: [
      start,
      ...RICH_LOG.filter((g) => g.tick < 4 * HOUR).map(({ tick, seatId, command }) => ({
        tick,
        actor: { kind: 'seat' as const, seatId },
        command: { ...command },
      })),
      end(4 * HOUR),
    ],
    open: () => Promise.resolve({ scenario: RICH, region: RICH_REGION }),
  },
  wushan: {
    seed: '3',
    endTick: 2 * HOUR,
    commands: [
      start,
      {
        tick: 1200,
        actor: { kind: 'seat', seatId: 'incident-commander' },
        command: { type: 'message', toSeatIds: ['rescue-group'], text: '立即组织扑救' },
      },
      end(2 * HOUR),
    ],
    open: async () => {
      const region = await loadRegion(join(ROOT, 'regions', 'wushan'));
      if (!region.ok) throw new Error('region does not load');
      const dir = join(ROOT, 'exercises', 'wushan-forest-fire');
      const scenario = await loadScenario(dir, region.value);
      if (!scenario.ok) throw new Error('scenario does not load');
      return { scenario: scenario.value, region: region.value };
    },
  },
};
