import { describe, expect, it } from 'vitest';
import { goodPlan, goodScenario, load } from './scenario-files.ts';

/** The one problem of a scenario that has one. */
async function problemOf(scenario: unknown, plan?: unknown) {
  const loaded = await load(scenario, plan);
  if (loaded.ok) throw new Error('the scenario was accepted');
  expect(loaded.error).toHaveLength(1);
  return loaded.error[0]!;
}

describe('a scenario file', () => {
  it('is resolved against its region', async () => {
    const loaded = await load(goodScenario());
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
    const s = loaded.value;
    expect(s.durationTicks).toBe(86_400);
    expect(s.startSecondOfDay).toBe(13 * 3600 + 20 * 60);
    expect(s.dayOfYear).toBe(77);
    expect(s.latitudeDeg).toBeCloseTo(31.027, 2);
    expect(s.weather.map((w) => w.tick)).toEqual([0, 5400]);
    expect(s.wildfire!.ignitions).toEqual([{ at: { e: 3500, n: 3000 }, tick: 0 }]);
    // Within 2 km of the window's centre, so the third village takes no part.
    expect(s.villageIds).toEqual(['v-synthetic-1', 'v-synthetic-2']);
    // Two of three villages have a post.
    expect(s.units.map((u) => u.id)).toEqual(['post-v-synthetic-1', 'post-v-synthetic-2']);
    expect(s.units[0]).toMatchObject({
      seatId: 'town',
      name: { zh: '东村站', en: 'East post' },
      home: { at: { e: 2000, n: 3000 }, name: { zh: '东村' } },
    });
    expect(s.shelters).toEqual([{ facilityId: 's1', areaM2: 900, capacity: 400 }]);
    expect(s.sensors).toMatchObject([{ id: 'c1', heightM: 20, rangeM: 5000 }]);
    expect(s.injects[0]).toMatchObject({ atTick: 3600, effect: { kind: 'closeRoad', edgeId: 0 } });
    expect(s.targets[0]).toMatchObject({ id: 'W3', limit: 95, attribute: null });
    expect(s.contentHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('gives the same hash for the same content and another for another', async () => {
    const hashOf = async (scenario: unknown) => {
      const loaded = await load(scenario);
      return loaded.ok ? loaded.value.contentHash : 'refused';
    };
    const changed = { ...goodScenario(), duration: '23:00' };
    expect(await hashOf(goodScenario())).toBe(await hashOf(goodScenario()));
    expect(await hashOf(changed)).not.toBe(await hashOf(goodScenario()));
  });
});

describe('a fault in a scenario file', () => {
  it('names file, path, what was expected and what stands there', async () => {
    const s = goodScenario();
    s.units[0]!.strength = -3;
    const p = await problemOf(s);
    expect(p.file).toMatch(/scenario\.yaml$/);
    expect(p).toMatchObject({ path: 'units[0].strength', expected: '>= 1', got: '-3' });
  });

  it.each([
    ['an unknown member', { colour: 1 }, '', 'no member "colour"'],
    ['a duration in words', { duration: 'a day' }, 'duration', 'a duration "hh:mm" or "hh:mm:ss"'],
    ['another region', { region: 'elsewhere' }, 'region', '"synthetic", the region loaded'],
    ['another folder', { id: 'big' }, 'id', '"small", the name of its folder'],
    ['a target that the plan has not', { targets: ['W3', 'W9'] }, 'targets[1]', 'one of W3'],
    [
      'a shelter that the region has not',
      { shelters: [{ facility: 'd1' }] },
      'shelters[0].facility',
      'the id of a shelter of region "synthetic"',
    ],
    [
      'a depot that the region has not',
      { depots: [{ facility: 'd9', kits: 1, loadingPerMin: 1, provenance: 'assumed' }] },
      'depots[0].facility',
      'the id of a depot of region "synthetic"',
    ],
    [
      'cameras told to nobody',
      { sensors: { camerasWithinKm: 1, cameraSeats: ['nobody'] } },
      'sensors.cameraSeats[0]',
      'the id of a seat of this scenario',
    ],
  ])('%s', async (_what, change, path, expected) => {
    const p = await problemOf({ ...goodScenario(), ...change });
    expect(p.path).toBe(path);
    expect(p.expected).toContain(expected);
  });

  it('an ignition outside the region', async () => {
    const s = goodScenario();
    s.wildfire!.ignitions[0]!.at = { lon: 100, lat: 30 };
    const p = await problemOf(s);
    expect(p.path).toBe('wildfire.ignitions[0].at');
    expect(p.expected).toContain('inside region');
    expect(p.got).toBe('{"lon":100,"lat":30}');
  });

  it('an ignition outside the window', async () => {
    const s = goodScenario();
    s.wildfire!.ignitions[0]!.at = { village: '远村' };
    expect((await problemOf(s)).expected).toBe('a place inside wildfire.window');
  });

  it('an ignition where nothing burns', async () => {
    const s = goodScenario();
    s.wildfire!.ignitions[0]!.at = { village: '东村' };
    expect((await problemOf(s)).expected).toBe('a place whose land cover burns');
  });

  it('an ignition after the end', async () => {
    const s = goodScenario();
    s.wildfire!.ignitions[0]!.time = '90:00';
    const p = await problemOf(s);
    expect(p.path).toBe('wildfire.ignitions[0].time');
    expect(p.expected).toBe('a time before the end of the exercise');
  });

  it('a village that does not exist', async () => {
    const s = goodScenario();
    s.units[0]!.home = { village: '无此村' };
    const loaded = await load(s);
    expect(loaded.ok ? [] : loaded.error.map((p) => p.path)).toEqual([
      'units[0].home.village',
      'units[0].home.village',
    ]);
  });

  it('weather out of order', async () => {
    const s = goodScenario();
    s.weather.base.reverse();
    const loaded = await load(s);
    expect(loaded.ok ? [] : loaded.error.map((p) => p.expected)).toEqual([
      'a first record at 00:00',
      'records in rising order of time',
    ]);
  });

  it('a team of a seat that does not exist', async () => {
    const s = goodScenario();
    s.units[0]!.forEach.share = 0.3;
    s.units[0]!.seat = 'nobody';
    expect(await problemOf(s)).toMatchObject({
      path: 'units[0].seat',
      expected: 'the id of a seat of this scenario',
      got: '"nobody"',
    });
  });

  it('an inject after the end', async () => {
    const s = goodScenario();
    s.injects[0]!.at = '24:01';
    expect((await problemOf(s)).path).toBe('injects[0].at');
  });

  it('a target with an unknown metric, in the plan', async () => {
    const plan = goodPlan();
    plan.targets[0]!.metric = 'happiness';
    const p = await problemOf(goodScenario(), plan);
    expect(p.file).toMatch(/county\.yaml$/);
    expect(p.path).toBe('targets[0].metric');
    expect(p.expected).toContain('"fireOutWithin"');
    expect(p.got).toBe('"happiness"');
  });

  it('text that is no YAML, with its line', async () => {
    const p = await problemOf('id: small\nseats: [}\n');
    expect(p).toMatchObject({ path: 'line 2', expected: 'valid YAML' });
  });

  it('every fault at once, so that one run shows them all', async () => {
    const s = goodScenario();
    s.depots[0]!.facility = 'd9';
    s.injects[0]!.to = ['nobody'];
    s.units[0]!.seat = 'nobody';
    const loaded = await load(s);
    const paths = loaded.ok ? [] : loaded.error.map((p) => p.path);
    expect(paths).toContain('depots[0].facility');
    expect(paths).toContain('injects[0].to[0]');
    expect(paths).toContain('units[0].seat');
  });
});
