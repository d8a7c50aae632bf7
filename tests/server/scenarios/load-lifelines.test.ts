import { describe, expect, it } from 'vitest';
import type { Facility } from '../../../engine/region/region.ts';
import { goodPlan, goodScenario, load, region } from './scenario-files.ts';

const words = { zh: '试验', en: 'test' };
const facility = (
  id: string,
  kind: Facility['kind'],
  e: number,
  attributes: Facility['attributes'] = {},
): Facility => ({
  ...region.facilities[0]!,
  id,
  kind,
  name: words,
  at: { e, n: 3000 },
  attributes,
});

const place = {
  ...region,
  facilities: [
    ...region.facilities,
    facility('grid', 'substation', 500, { kV: 110 }),
    facility('end', 'substation', 5500, { kV: 35 }),
    facility('mast-w', 'tower', 600),
    facility('mast-e', 'tower', 5400),
    facility('centre', 'command', 700),
    facility('beds', 'hospital', 5000),
    facility('pond', 'waterSource', 4000),
  ],
};
const [east, west, far] = region.villages.map((v) => v.id);

const lifelines = (over: object = {}) => ({
  provenance: 'assumed',
  dutySeats: [goodScenario().seats[0]!.id],
  commandPosts: ['centre'],
  water: [{ facility: 'pond', villages: [west] }],
  satellitePhones: 'all',
  ...over,
});
const outage = (...facilities: string[]) => [
  { ...goodScenario().injects[0]!, effect: { kind: 'outage', facilities } },
];
const survey = (over: object = {}) => ({
  provenance: 'assumed',
  areas: [{ id: 'east', name: words, at: { village: '东村' }, radiusKm: 1 }],
  satellite: {
    leadMin: 60,
    processingMin: 30,
    passes: [{ at: '02:00', sensor: 'radar', name: words }],
  },
  ...over,
});

async function resolved(over: object) {
  const loaded = await load({ ...goodScenario(), ...over }, goodPlan(), place);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  return loaded.value;
}

async function problemOf(over: object) {
  const loaded = await load({ ...goodScenario(), ...over }, goodPlan(), place);
  if (loaded.ok) throw new Error('the scenario was accepted');
  return loaded.error[0]!;
}

describe('lifelines of a scenario', () => {
  it('are nothing when the file says nothing', async () => {
    expect(await resolved({})).toMatchObject({ lifelines: null, survey: null });
  });

  it('serve who is nearest, from the substation of the next higher voltage', async () => {
    const spec = (await resolved({ lifelines: lifelines() })).lifelines!;
    const asset = (id: string) => spec.assets.find((a) => a.id === id)!;
    expect(asset('grid')).toMatchObject({ kind: 'power', poweredBy: null, villageIds: [east] });
    expect(asset('end').poweredBy).toBe('grid');
    expect(asset('end').villageIds.toSorted()).toEqual([far, west].toSorted());
    expect(asset('mast-e')).toMatchObject({ kind: 'comms', poweredBy: 'end' });
    expect(asset('pond')).toMatchObject({ kind: 'water', villageIds: [west] });
    expect(spec.assets.map((a) => a.id)).toEqual(spec.assets.map((a) => a.id).toSorted());
    const users = Object.fromEntries(spec.users.map((u) => [u.id, [u.use, u.poweredBy]]));
    expect(users).toMatchObject({
      centre: ['commandPost', 'grid'],
      beds: ['hospital', 'end'],
      s1: ['shelter', 'grid'],
      'mast-w': ['comms', 'grid'],
      pond: ['water', 'end'],
    });
    const populations = new Map(region.villages.map((v) => [v.id, v.population]));
    expect(asset('pond').persons).toBe(populations.get(west!));
    expect(spec.places.map((p) => [p.id, p.towerId, p.satellitePhone])).toContainEqual([
      'county',
      'mast-w',
      true,
    ]);
  });

  it('follow the service areas of the file', async () => {
    const serviceAreas = [{ asset: 'grid', villages: [west], facilities: ['beds'] }];
    const spec = (await resolved({ lifelines: lifelines({ serviceAreas }) })).lifelines!;
    const grid = spec.assets.find((a) => a.id === 'grid')!;
    expect(grid.villageIds.toSorted()).toEqual([east, west].toSorted());
    expect(spec.users.find((u) => u.id === 'beds')!.poweredBy).toBe('grid');
  });

  it('let an inject put out of use what they are', async () => {
    const s = await resolved({ lifelines: lifelines(), injects: outage('end', 'pond') });
    expect(s.injects[0]!.effect).toEqual({ kind: 'outage', assetIds: ['end', 'pond'] });
  });

  it.each([
    [
      'a service area with an unknown facility',
      { serviceAreas: [{ asset: 'grid', facilities: ['moon'] }] },
      'lifelines.serviceAreas[0].facilities[0]',
      'the id of a facility',
    ],
    [
      'a service area of something that serves nobody',
      { serviceAreas: [{ asset: 's1', villages: [west] }] },
      'lifelines.serviceAreas[0].asset',
      'a substation or a tower',
    ],
    [
      'a service area with an unknown village',
      { serviceAreas: [{ asset: 'grid', villages: ['无名村'] }] },
      'lifelines.serviceAreas[0].villages[0]',
      'a village',
    ],
    [
      'a service area of nothing',
      { serviceAreas: [{ asset: 'grid' }] },
      'lifelines.serviceAreas[0]',
      'villages, townships or facilities',
    ],
    [
      'an unknown command post',
      { commandPosts: ['moon'] },
      'lifelines.commandPosts[0]',
      'facility',
    ],
    ['an unknown duty seat', { dutySeats: ['nobody'] }, 'lifelines.dutySeats[0]', 'seat'],
    [
      'an unknown township with a telephone',
      { satellitePhones: { county: true, townships: ['none'] } },
      'lifelines.satellitePhones.townships[0]',
      'a township',
    ],
  ])('name %s', async (_what, over, path, expected) => {
    const p = await problemOf({ lifelines: lifelines(over) });
    expect(p.path).toBe(path);
    expect(p.expected).toContain(expected);
  });

  it('name an outage of what is no lifeline, or of anything without them', async () => {
    const path = 'injects[0].effect.facilities[0]';
    const p = await problemOf({ lifelines: lifelines(), injects: outage('s1') });
    expect(p).toMatchObject({ path, got: '"s1 (shelter)"' });
    expect(p.expected).toContain('a substation, tower or waterworks');
    expect(await problemOf({ injects: outage('grid') })).toMatchObject({ path });
    expect(await problemOf({ lifelines: lifelines(), injects: outage('moon') })).toMatchObject({
      path,
      got: '"moon"',
    });
  });
});

describe('surveys of a scenario', () => {
  it('have areas and passes in ticks', async () => {
    expect((await resolved({ survey: survey() })).survey).toMatchObject({
      areas: [{ id: 'east', radiusM: 1000 }],
      passes: [{ tick: 7200, sensor: 'radar' }],
      leadS: 3600,
      processingS: 1800,
    });
  });

  it('name an area that reaches off the region', async () => {
    const areas = [{ id: 'wide', name: words, at: { village: '东村' }, radiusKm: 5 }];
    const p = await problemOf({ survey: survey({ areas }) });
    expect(p.path).toBe('survey.areas[0]');
    expect(p.expected).toContain('a circle inside region');
  });

  it('name passes out of order and after the end', async () => {
    const pass = (at: string) => ({ at, sensor: 'optical', name: words });
    const satellite = (...passes: object[]) => ({ ...survey().satellite, passes });
    const mixed = survey({ satellite: satellite(pass('03:00'), pass('02:00')) });
    expect((await problemOf({ survey: mixed })).expected).toContain('rising order');
    const late = survey({ satellite: satellite(pass('30:00')) });
    expect(await problemOf({ survey: late })).toMatchObject({
      path: 'survey.satellite.passes[0].at',
    });
  });
});
