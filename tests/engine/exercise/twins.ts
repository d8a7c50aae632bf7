import type { Command } from '../../../engine/exercise/commands/command.ts';
import type { InjectSpec, Scenario } from '../../../engine/exercise/scenario.ts';
import type { World } from '../../../engine/exercise/world.ts';
import { RICH_INJECTS, ROCKFALL, SIGN } from '../../support/rich-events.ts';
import { RICH } from '../../support/rich-run.ts';

const both = (s: string) => ({ zh: s, en: s });
const NOBODY = { immediate: 0, delayed: 0, minor: 0, dead: 0 };
const FAR = { e: 11500, n: 11600 };

/** Two exercises that differ in something that nobody can have observed yet. */
export interface Twin {
  readonly name: string;
  readonly open?: Partial<Scenario>;
  readonly hiding: Partial<Scenario>;
  /** The secret may be observed from here on. */
  readonly untilTick: number;
  /** Given in both runs; and in the hiding one alone, by seats that are then not compared. */
  readonly also?: readonly Given[];
  readonly secret?: readonly Given[];
  readonly notCompared?: readonly string[];
  /** Tried by every seat at every moment: the answers must not differ. */
  readonly probes?: readonly Command[];
  readonly proof: (w: World) => boolean;
}
interface Given {
  readonly tick: number;
  readonly seatId: string;
  readonly command: Command;
}

const hiddenInject = (id: string, atTick: number | null, effect: InjectSpec['effect']) => ({
  ...RICH_INJECTS[0]!,
  id,
  number: id,
  atTick,
  toSeatIds: [],
  effect,
});
const withInjects = (...more: InjectSpec[]): Partial<Scenario> => ({
  injects: [...RICH_INJECTS, ...more],
});
const report = (dead: number): Command => ({
  type: 'report',
  kind: 'first',
  elements: { nature: 'fire' },
  figures: { dead },
});

export const TWINS: readonly Twin[] = [
  {
    name: 'an incident among villagers far away, its casualties and what will come of it',
    hiding: {
      incidents: [
        ...RICH.incidents,
        {
          ...ROCKFALL,
          id: 'unseen',
          at: FAR,
          nodeId: -1,
          atTick: 1200,
          road: null,
          worsens: [{ ...ROCKFALL.worsens[0]!, afterTicks: 1800 }],
          heard: { ...ROCKFALL.heard, delayTicks: 10_800 },
        },
      ],
    },
    untilTick: 11_900,
    probes: [
      { type: 'workAt', unitId: 'rescuers', siteId: 'rescueTrapped:incident:unseen' },
      { type: 'workAt', unitId: 'medics', siteId: 'treatCasualties:incident:unseen' },
      { type: 'workAt', unitId: 'medics', siteId: 'handleIncident:unseen' },
      {
        type: 'transportCasualties',
        unitId: 'ambulance',
        groupId: 'incident:unseen',
        hospitalId: 'hospital',
      },
    ],
    proof: (w) => w.state.incidents.some((x) => x.id === 'unseen' && x.worsened.length === 1),
  },
  {
    name: 'an outage that the duty desk has not been told of',
    hiding: withInjects(hiddenInject('z-works', 1200, { kind: 'outage', assetIds: ['works'] })),
    untilTick: 2300,
    probes: [
      { type: 'workAt', unitId: 'linemen', siteId: 'restoreWater:works' },
      { type: 'workAt', unitId: 'linemen', siteId: 'connectGenerator:works' },
    ],
    proof: (w) => w.state.lifelines.assets.some((a) => a.id === 'works' && a.outTick >= 0),
  },
  {
    name: 'signs that nobody has called about, and injects that have not been fired',
    hiding: {
      ...withInjects(
        hiddenInject('z-later', 13_000, { kind: 'ignite', at: FAR }),
        hiddenInject('z-manual', null, { kind: 'outage', assetIds: ['station'] }),
      ),
      precursors: [
        SIGN,
        { ...SIGN, id: 'later', delayTicks: 40_000, delayLogSd: 0 },
        { ...SIGN, id: 'unnoticed', probability: 0 },
      ],
    },
    untilTick: 12_000,
    proof: (w) => w.state.precursors.some((x) => x.id === 'unnoticed' && x.reportTick < 0),
  },
  {
    name: 'a road far from everybody that has just been blocked, and goods that will come',
    hiding: {
      ...withInjects(hiddenInject('z-trees', 1210, { kind: 'closeRoad', edgeId: 6, debrisM3: 40 })),
      supplies: {
        ...RICH.supplies!,
        deliveries: [
          ...RICH.supplies!.deliveries,
          { ...RICH.supplies!.deliveries[0]!, id: 'later', atTick: 12_000 },
        ],
      },
    },
    untilTick: 1800,
    probes: [{ type: 'workAt', unitId: 'diggers', siteId: 'clearRoad:6' }],
    proof: (w) => w.state.closures.some((c) => c.edgeId === 6),
  },
  {
    name: 'words and reports between others',
    hiding: {},
    untilTick: 6000,
    also: [{ tick: 1500, seatId: 'township', command: report(0) }],
    secret: [
      {
        tick: 1210,
        seatId: 'supply',
        command: { type: 'message', toSeatIds: ['evacuation'], text: 'between us' },
      },
      { tick: 1510, seatId: 'evacuation', command: report(7) },
      {
        tick: 1600,
        seatId: 'evacuation',
        command: { type: 'move', unitId: 'crew-b', to: { e: 0, n: 0 } },
      },
    ],
    notCompared: ['supply', 'evacuation', 'commander'],
    proof: (w) => w.state.reportFaults.length > 0,
  },
  {
    name: 'a road that is blocked again where it was cleared before',
    open: withInjects(hiddenInject('y-rocks', 300, { kind: 'closeRoad', edgeId: 2, debrisM3: 5 })),
    hiding: withInjects(
      hiddenInject('y-rocks', 300, { kind: 'closeRoad', edgeId: 2, debrisM3: 5 }),
      hiddenInject('z-rocks', 2500, { kind: 'closeRoad', edgeId: 2, debrisM3: 30 }),
    ),
    untilTick: 2900,
    probes: [{ type: 'workAt', unitId: 'diggers', siteId: 'clearRoad:2' }],
    also: [
      {
        tick: 1210,
        seatId: 'commander',
        command: { type: 'workAt', unitId: 'diggers', siteId: 'clearRoad:2' },
      },
    ],
    proof: (w) => w.state.closures.some((c) => c.edgeId === 2),
  },
  {
    name: 'that a known incident, over as it seems, will come again',
    open: withKnownIncident(false),
    hiding: withKnownIncident(true),
    untilTick: 9000,
    proof: (w) => w.scenario.incidents.some((x) => x.id === 'brawl' && x.worsens.length > 0),
  },
];

/** A brawl that is over when the crowd has been calmed. */
function withKnownIncident(again: boolean): Partial<Scenario> {
  const worsens = again ? [{ ...ROCKFALL.worsens[0]!, afterTicks: 9200, unlessDone: [] }] : [];
  return {
    incidents: [
      {
        ...ROCKFALL,
        id: 'brawl',
        at: { e: 6000, n: 5000 },
        nodeId: -1,
        atTick: 300,
        casualties: NOBODY,
        villageId: null,
        trapped: null,
        missing: null,
        road: null,
        needs: [{ capability: 'crowdControl', amount: 2, minPersons: 1 }],
        worsens,
        text: both('-'),
      } as Scenario['incidents'][number],
      ...RICH.incidents,
    ],
  };
}
