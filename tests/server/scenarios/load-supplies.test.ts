import { describe, expect, it } from 'vitest';
import type { Facility } from '../../../engine/region/region.ts';
import { goodPlan, goodScenario, load, region } from './scenario-files.ts';

const more: Facility[] = [
  { ...region.facilities[0]!, id: 'gate', kind: 'portal', at: { e: 5900, n: 3000 } },
];
const place = { ...region, facilities: [...region.facilities, ...more] };
const words = { zh: '试验', en: 'test' };

const delivery = (over: object = {}) => ({
  id: 'city',
  name: words,
  from: 'gate',
  to: 'd1',
  at: '03:00' as string | null,
  load: { reliefKit: 500, water: 2000 } as object,
  ...over,
});
const supplies = (over: object = {}) => ({
  provenance: 'assumed',
  byTier: { township: { water: 100 } },
  depots: [],
  shelters: [],
  deliveries: [delivery()],
  ...over,
});

async function resolved(over: object) {
  const loaded = await load({ ...goodScenario(), ...over }, goodPlan(), place);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

/** The first problem of a file that has one. */
async function problemOf(over: object, where = place) {
  const loaded = await load({ ...goodScenario(), ...over }, goodPlan(), where);
  if (loaded.ok) throw new Error('the scenario was accepted');
  return loaded.error[0]!;
}

describe('supplies of a scenario', () => {
  it('are nothing when the file says nothing', async () => {
    expect((await resolved({})).supplies).toBeNull();
    expect((await resolved({})).people).toBeNull();
  });

  it('give each depot what its tier has, or its own', async () => {
    const s = (await resolved({ supplies: supplies() })).supplies!;
    expect(s.depots).toEqual([{ facilityId: 'd1', tier: 'township', stock: { water: 100 } }]);
    expect(s.deliveries).toMatchObject([
      { id: 'city', depotId: 'd1', atTick: 3 * 3600, portal: { at: { e: 5900, n: 3000 } } },
    ]);
    const depots = [{ facility: 'd1', tier: 'county', stock: { food: 7 } }];
    const own = (await resolved({ supplies: supplies({ depots }) })).supplies!;
    expect(own.depots).toEqual([{ facilityId: 'd1', tier: 'county', stock: { food: 7 } }]);
  });

  it.each([
    ['an unknown item', { byTier: { county: { beer: 3 } } }, 'supplies.byTier.county'],
    ['part of a tent', { byTier: { county: { tent: 0.5 } } }, 'supplies.byTier.county.tent'],
    [
      'kits, which are counted with the depots',
      { byTier: { county: { reliefKit: 5 } } },
      'supplies.byTier.county',
    ],
    [
      'a depot that takes no part',
      { depots: [{ facility: 'd9', stock: {} }] },
      'supplies.depots[0].facility',
    ],
    [
      'a shelter that takes no part',
      { shelters: [{ facility: 'd1', stock: {} }] },
      'supplies.shelters[0].facility',
    ],
    [
      'lorries from no portal',
      { deliveries: [delivery({ from: 'd1' })] },
      'supplies.deliveries[0].from',
    ],
    ['lorries to no depot', { deliveries: [delivery({ to: 's1' })] }, 'supplies.deliveries[0].to'],
    [
      'empty lorries',
      { deliveries: [delivery({ load: { water: 0 } })] },
      'supplies.deliveries[0].load',
    ],
    [
      'lorries after the end',
      { deliveries: [delivery({ at: '30:00' })] },
      'supplies.deliveries[0].at',
    ],
  ])('are faulty with %s', async (_what, change, path) => {
    const p = await problemOf({ supplies: supplies(change) });
    expect(p.file).toMatch(/scenario\.yaml$/);
    expect(p.path.startsWith(path)).toBe(true);
    expect(p.expected).not.toBe('');
  });

  it('are faulty when an inject calls a delivery that comes by itself', async () => {
    const [inject] = goodScenario().injects;
    const calling = { ...inject!, effect: { kind: 'delivery', delivery: 'city' } };
    const p = await problemOf({ supplies: supplies(), injects: [calling] });
    expect(p.path).toBe('injects[0].effect.delivery');
    const waits = supplies({ deliveries: [delivery({ at: null })] });
    const s = await resolved({ supplies: waits, injects: [calling] });
    expect(s.injects[0]!.effect).toEqual({ kind: 'delivery', deliveryId: 'city' });
  });
});

describe('a shelter without area', () => {
  it('is named', async () => {
    const facilities = place.facilities.map((f) =>
      f.id === 's1' ? { ...f, attributes: { capacity: 400 } } : f,
    );
    const p = await problemOf({}, { ...place, facilities });
    expect(p).toMatchObject({ path: 'shelters', got: '"s1"' });
    expect(p.expected).toContain('areaM2');
  });
});

describe('people of a scenario', () => {
  const people = {
    provenance: 'assumed',
    awayShare: Array.from({ length: 24 }, () => 0.3),
    elderly: 0.2,
    children: 0.15,
    bedridden: 0.02,
  };

  it('are taken over', async () => {
    expect((await resolved({ people })).people).toEqual(people);
  });

  it.each([
    ['a day of 23 hours', { awayShare: people.awayShare.slice(1) }, 'people.awayShare'],
    ['more than everybody', { elderly: 1.2 }, 'people.elderly'],
    ['no source', { provenance: 'somebody' }, 'people.provenance'],
  ])('are faulty with %s', async (_what, change, path) => {
    expect((await problemOf({ people: { ...people, ...change } })).path).toBe(path);
  });
});
