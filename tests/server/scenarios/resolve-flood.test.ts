import { describe, expect, it } from 'vitest';
import { goodScenario, load, goodPlan, region } from './scenario-files.ts';

const at = (village: string) => ({ village });

const flood = (over: object = {}) => ({
  provenance: 'assumed',
  window: { centre: at('西村'), widthKm: 4, heightKm: 2 },
  coarsen: 2,
  scheme: 'fv1',
  rain: { useWeather: true },
  inflows: [
    {
      id: 'river',
      at: at('西村'),
      m3S: [
        ['00:00', 1],
        ['01:00', 20],
      ],
    },
  ],
  ...over,
});

async function problems(over: object, place = region): Promise<string[]> {
  const loaded = await load({ ...goodScenario(), flood: flood(over) }, goodPlan(), place);
  return loaded.ok
    ? []
    : loaded.error.map((p) => `${p.path}: expected ${p.expected}, got ${p.got}`);
}

describe('a scenario with a flood', () => {
  it('is read with every place resolved', async () => {
    const loaded = await load({ ...goodScenario(), flood: flood() });
    expect(loaded.ok && loaded.value.flood).toMatchObject({
      coarsen: 2,
      refine: 1,
      inflows: [{ at: { e: 3500, n: 3000 }, m3S: [[0, 1], [3600, 20]] }], // prettier-ignore
      catchments: [],
    });
  });

  it('keeps its works by id, as the engine looks them up, in whatever order they are written', async () => {
    const bags = { name: { zh: '子堤', en: 'bags' }, kind: 'sandbags', at: at('西村'), path: [at('西村'), at('西村')], heightM: 1, provenance: 'assumed' }; // prettier-ignore
    const works = ['z', 'b', 'm', 'a', 'k'].map((id) => ({ ...bags, id }));
    const loaded = await load({ ...goodScenario(), flood: flood({ works }) });
    const ids = loaded.ok ? loaded.value.floodWorks.map((x) => x.id) : loaded.error;
    expect(ids).toEqual(['a', 'b', 'k', 'm', 'z']);
  });

  it.each([
    [
      'a hydrograph that goes back in time',
      { inflows: [{ id: 'r', at: at('西村'), m3S: [['01:00', 1], ['00:30', 2]] }] }, // prettier-ignore
      /flood\.inflows\[0\]\.m3S: expected flows in rising order of time/,
    ],
    [
      'negative rain',
      { rain: { useWeather: false, zones: [{ mmH: [['00:00', -3]] }] } },
      /flood\.rain\.zones\[0\]\.mmH\[0\]\[1\]: expected >= 0, got -3|at least 0 mm\/h/,
    ],
    [
      'a gate that refers to nothing',
      {
        works: [
          { id: 'shut', name: { zh: '关闸', en: 'shut' }, kind: 'gate', subject: 'lock', at: at('西村'), provenance: 'assumed' }, // prettier-ignore
        ],
      },
      /flood\.works\[0\]\.subject: expected one of \(there are none\), got "lock"/,
    ],
    [
      'a levee off the grid',
      {
        levees: [{ id: 'far', path: [at('西村'), at('远村')], crestM: 300, soil: 'sand' }],
      },
      /flood\.levees\[0\]\.path\[1\]: expected inside the window/,
    ],
    [
      'sandbags off the grid',
      {
        works: [
          { id: 'bags', name: { zh: '子堤', en: 'bags' }, kind: 'sandbags', at: at('西村'), path: [at('西村'), at('远村')], heightM: 1, provenance: 'assumed' }, // prettier-ignore
        ],
      },
      /flood\.works\[0\]\.path\[1\]: expected inside the window, got .*远村/,
    ],
    [
      'a window that leaves the region',
      { window: { centre: at('远村'), widthKm: 4, heightKm: 2 }, inflows: [] },
      /flood.*(edge|window)/,
    ],
    [
      'a catchment of a reservoir that is not there',
      {
        catchments: [
          { id: 'hills', to: at('西村'), reservoir: 'lake', centre: at('西村'), areaKm2: 3, lagMin: 20, stores: 2, kMmH: 4, storageMm: 20, baseM3S: 0 }, // prettier-ignore
        ],
      },
      /flood\.catchments\[0\]\.reservoir: expected the id of a reservoir, got .*lake/,
    ],
  ])('refuses %s', async (_what, over, message) => {
    const all = await problems(over);
    expect(all.length).toBeGreaterThan(0);
    expect(all.join('\n')).toMatch(message);
  });

  it('refuses a gauge of a pool that is not there, and one beyond the water', async () => {
    const gauge = { name: { zh: '站', en: 'gauge' }, at: at('西村'), everyMin: 5, seats: ['a'], provenance: 'assumed' }; // prettier-ignore
    const seats = goodScenario()['seats'] as readonly { readonly id: string }[];
    const of = (id: string, over: object) => ({ ...gauge, id, seats: [seats[0]!.id], ...over });
    const instruments = [
      of('pool', { quantity: 'poolLevelM', subject: 'lake' }),
      of('level', { quantity: 'waterLevelM', at: at('远村') }),
      of('rain', { quantity: 'rainMmH', at: at('远村') }),
    ];
    const loaded = await load({ ...goodScenario(), flood: flood(), instruments });
    expect(loaded.ok ? [] : loaded.error.map((p) => `${p.path}: ${p.expected}`)).toEqual([
      'instruments[0].subject: one of (there are none)',
      'instruments[1].at: inside the window of the flood',
    ]);
  });
});
