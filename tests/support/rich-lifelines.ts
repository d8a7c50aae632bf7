import type {
  LifelineAsset,
  LifelineSpec,
  LinkPlace,
  PowerUser,
} from '../../engine/response/lifelines/lifeline.ts';

const both = (s: string) => ({ zh: s, en: s });

const asset = (
  id: string,
  kind: LifelineAsset['kind'],
  e: number,
  over: Partial<LifelineAsset>,
): LifelineAsset => ({
  id,
  kind,
  name: both(id),
  at: { e, n: 6000 },
  nodeId: -1,
  villageIds: [],
  persons: 0,
  poweredBy: null,
  reserveS: kind === 'power' ? 0 : 1800,
  ...over,
});

const user = (id: string, use: PowerUser['use'], e: number, seatIds: string[]): PowerUser => ({
  id,
  use,
  name: both(id),
  at: { e, n: 6000 },
  nodeId: -1,
  poweredBy: 'station',
  seatIds,
});

const place = (id: string, towerId: string, e: number, seatIds: string[]): LinkPlace => ({
  id,
  name: both(id),
  at: { e, n: 6000 },
  nodeId: -1,
  towerId,
  substationId: 'station',
  satellitePhone: false,
  seatIds,
});

/** One substation feeds the command post, a tower for the township and the waterworks. */
export const richLifelines = (): LifelineSpec => ({
  assets: [
    asset('mast-county', 'comms', 5800, { villageIds: ['v-2'], persons: 120 }),
    asset('mast-town', 'comms', 1500, { villageIds: ['v-3'], persons: 300, poweredBy: 'station' }),
    asset('station', 'power', 5600, { villageIds: ['v-1', 'v-2', 'v-3'], persons: 660 }),
    asset('works', 'water', 5400, { villageIds: ['v-3'], persons: 300, poweredBy: 'station' }),
  ],
  users: [
    user('hq', 'commandPost', 6000, ['commander']),
    user('mast-town', 'comms', 1500, []),
    user('works', 'water', 5400, []),
  ],
  places: [
    place('county', 'mast-county', 6000, [
      'commander',
      'evacuation',
      'rescue',
      'supply',
      'technical',
    ]),
    place('synthetic', 'mast-town', 1500, ['township']),
  ],
  dutySeatIds: ['commander'],
});
