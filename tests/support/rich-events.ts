import type { InjectSpec } from '../../engine/exercise/scenario.ts';
import type { IncidentSpec, PrecursorSpec } from '../../engine/response/incidents/incident.ts';

const both = (s: string) => ({ zh: s, en: s });
const NOBODY = { immediate: 0, delayed: 0, minor: 0, dead: 0 };

/** A rockfall on the road in the west that gets worse if nobody searches. */
export const ROCKFALL: IncidentSpec = {
  id: 'rockfall',
  kind: 'roadAccident',
  name: both('rockfall'),
  at: { e: 1200, n: 6000 },
  nodeId: 0,
  atTick: 2700,
  villageId: 'v-3',
  survival: 'vehicle',
  casualties: { immediate: 2, delayed: 3, minor: 4, dead: 1 },
  trapped: { persons: 3, capability: 'searchRescue', personHEach: 2, minPersons: 4 },
  missing: { persons: 1, capability: 'searchRescue', personHEach: 4, minPersons: 2 },
  road: { edgeId: 4, debrisM3: 60 },
  needs: [{ capability: 'crowdControl', amount: 10, minPersons: 2 }],
  worsens: [
    {
      id: 'again',
      afterTicks: 3600,
      unlessDone: ['searchRescue'],
      casualties: { ...NOBODY, immediate: 2 },
      trapped: null,
      missing: null,
      text: both('it comes again'),
    },
  ],
  heard: {
    toSeatIds: ['township'],
    delayTicks: 300,
    channel: 'phone',
    from: both('driver'),
    text: both('rocks on the road'),
  },
};

export const SIGN: PrecursorSpec = {
  id: 'cracks',
  facilityId: 'slope',
  atTick: 1500,
  sign: both('cracks'),
  probability: 1,
  delayTicks: 600,
  delayLogSd: 0.4,
  toSeatIds: ['township', 'commander'],
};

const inject = (id: string, atTick: number | null, over: Partial<InjectSpec>): InjectSpec => ({
  id,
  number: id,
  atTick,
  from: both('city'),
  toSeatIds: ['commander'],
  channel: 'phone',
  text: both(`text of ${id}`),
  expected: both('-'),
  effect: { kind: 'none' },
  ...over,
});

export const RICH_INJECTS: readonly InjectSpec[] = [
  inject('a-word', 1800, {}),
  inject('b-road', 3000, { effect: { kind: 'closeRoad', edgeId: 2, debrisM3: 80 } }),
  inject('c-outage', 4200, { effect: { kind: 'outage', assetIds: ['mast-town', 'station'] } }),
  inject('d-delivery', 5000, { effect: { kind: 'delivery', deliveryId: 'called' } }),
  inject('e-wind', 5400, {
    effect: { kind: 'wind', windMs: 7, windFromDeg: 200, hours: 1, rainMmH: 0, severe: true },
  }),
  inject('f-fire', 6300, { effect: { kind: 'ignite', at: { e: 6950, n: 7700 } } }),
  inject('g-coach', 7000, { effect: { kind: 'incident', incidentId: 'coach' } }),
  inject('h-manual', null, { effect: { kind: 'closeRoad', edgeId: 1, debrisM3: 0 } }),
];
