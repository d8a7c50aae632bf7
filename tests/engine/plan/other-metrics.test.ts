import { describe, expect, it } from 'vitest';
import { LandCover } from '../../../engine/region/region.ts';
import { syntheticRegion } from '../../support/synthetic-region.ts';
import { HOUR, scenarioWith, Story, storyOf, target } from './score-support.ts';

describe('shelter area per person', () => {
  const w7 = () => storyOf(target('shelterAreaPerPerson', { op: '>=', limit: 2, unit: 'm²' }));
  const arrive = (s: Story, tick: number, cohortId: number, shelterId: string) =>
    s.at(tick, { type: 'peopleSheltered', cohortId, shelterId });

  it('is not triggered while people are still on the road', () => {
    const s = w7();
    s.displaced(0, 1, 100);
    expect(s.line(HOUR)).toMatchObject({ status: 'notTriggered', value: null });
  });

  it('is met at exactly 2 m² a person', () => {
    const s = w7();
    s.displaced(0, 1, 500);
    const arrival = arrive(s, HOUR, 1, 's1');
    const line = s.line(2 * HOUR);
    expect(line).toMatchObject({ status: 'met', value: 2, cases: 1, casesMet: 1 });
    expect(line.evidence).toEqual([arrival]);
    expect(line.also[0]!.value).toBeCloseTo((100 * 500) / 800, 9);
  });

  it('is missed when one shelter is too full, however empty the other is', () => {
    const s = w7();
    s.displaced(0, 1, 10);
    s.displaced(0, 2, 150);
    s.displaced(0, 3, 60);
    arrive(s, HOUR, 1, 's1');
    const first = arrive(s, HOUR, 2, 's2');
    const peak = arrive(s, 2 * HOUR, 3, 's2');
    const line = s.line(3 * HOUR);
    expect(line).toMatchObject({ status: 'notMet', cases: 2, casesMet: 1 });
    expect(line.value).toBeCloseTo(400 / 210, 9);
    expect(line.evidence.slice(0, 2)).toEqual([first, peak]);
  });
});

describe('stock covers 3,000 people', () => {
  const w2 = (kits: number) =>
    storyOf(target('stockCovers', { op: '>=', limit: 3000, unit: 'persons' }), {
      depots: [
        { facilityId: 'd1', kits: kits - 100, loadingPerMin: 10 },
        { facilityId: 'd2', kits: 100, loadingPerMin: 10 },
      ],
    });

  it('is not triggered while nobody needs a kit', () => {
    expect(w2(3000).line(HOUR)).toMatchObject({ status: 'notTriggered', value: 3000 });
  });

  it('is met by 3,000 kits over all depots', () => {
    const s = w2(3000);
    s.displaced(0, 1, 50);
    expect(s.line(HOUR)).toMatchObject({ status: 'met', value: 3000, cases: 1, casesMet: 1 });
  });

  it('is missed by one kit', () => {
    const s = w2(2999);
    s.displaced(0, 1, 50);
    expect(s.line(HOUR).status).toBe('notMet');
  });

  it('tells kits needed, kits issued and when the last depot ran dry', () => {
    const s = w2(3000);
    const start = s.at(0, { type: 'exerciseStarted' });
    s.displaced(0, 1, 50);
    const load = (tick: number, depotId: string, kits: number) =>
      s.at(tick, { type: 'kitsLoaded', depotId, unitId: 'u', kits, rampFreeTick: tick });
    load(HOUR, 'd1', 2900);
    expect(s.line(HOUR).also[3]!.value).toBeNull();
    const dry = load(2 * HOUR, 'd2', 100);
    s.relieved(3 * HOUR, 1, 40);
    const line = s.line(4 * HOUR);
    expect(line.also.map((a) => a.value)).toEqual([3000, 50, 40, 2]);
    expect(line.evidence.slice(0, 2)).toEqual([start, dry]);
  });
});

describe('first township team on scene', () => {
  const w9 = () =>
    storyOf(target('firstTownshipTeamOnScene', { op: 'record', limit: null, unit: 'min' }));

  it('is not triggered before a township is alerted, whoever else is', () => {
    const s = w9();
    s.at(60, { type: 'seatAlerted', seatId: 'commander' });
    expect(s.line(HOUR).status).toBe('notTriggered');
  });

  it('records the minutes from alert to arrival, and never judges them', () => {
    const s = w9();
    s.ignited(0);
    const alert = s.at(600, { type: 'seatAlerted', seatId: 'town' });
    expect(s.line(HOUR)).toMatchObject({ status: 'running', value: null });
    s.at(1200, { type: 'unitOnScene', unitId: 'county', firstOfTownship: false });
    const scene = s.at(2700, { type: 'unitOnScene', unitId: 'town-1', firstOfTownship: true });
    s.at(3000, { type: 'unitOnScene', unitId: 'town-2', firstOfTownship: true });
    const line = s.line(HOUR);
    expect(line).toMatchObject({ status: 'recordOnly', value: 35, limit: null });
    expect(line.also[0]!.value).toBe(45);
    expect(line.evidence.slice(0, 2)).toEqual([alert, scene]);
  });

  it('records no minutes for a team that a forecast has brought there before the alert', () => {
    const s = w9();
    s.at(600, { type: 'unitOnScene', unitId: 'town-1', firstOfTownship: true });
    s.at(900, { type: 'seatAlerted', seatId: 'town' });
    s.at(1200, { type: 'hazardBegan', hazard: 'flood', what: 'water' });
    const line = s.line(HOUR);
    expect(line).toMatchObject({ status: 'recordOnly', value: 0, casesMet: 1 });
    expect(line.also[0]!.value).toBe(0);
  });

  it('records that nobody came', () => {
    const s = w9();
    s.at(600, { type: 'seatAlerted', seatId: 'town' });
    expect(s.line(24 * HOUR, true)).toMatchObject({ status: 'recordOnly', value: null });
  });
});

describe('forest seen by cameras', () => {
  const w8 = target('forestSeenByCameras', { op: '>=', limit: 90, unit: '%' });
  const camera = (e: number, rangeM: number) => ({
    id: `cam-${e}`,
    name: { zh: '摄像机', en: 'camera' },
    at: { e, n: 3000 },
    heightM: 20,
    rangeM,
    seatIds: ['commander'],
  });
  /** Flat pine on both sides of a ridge 300 m high along the middle. */
  const ridge = syntheticRegion({
    id: 'ridge',
    elevationM: (e) => (Math.abs(e - 3000) < 60 ? 800 : 500),
  });
  const valueOf = (cameras: ReturnType<typeof camera>[], region = ridge) =>
    new Story(scenarioWith([w8], { sensors: cameras }), region).line(0);

  it('is not triggered without a camera', () => {
    expect(valueOf([])).toMatchObject({ status: 'notTriggered', value: null });
  });

  it('sees flat ground all round', () => {
    const flat = syntheticRegion({ id: 'flat' });
    expect(valueOf([camera(3000, 10_000)], flat)).toMatchObject({ status: 'met', value: 100 });
  });

  it('does not see through a ridge: one side of it is half of the forest', () => {
    const line = valueOf([camera(1000, 10_000)]);
    expect(line.status).toBe('notMet');
    // Half of the samples, the ridge's own face seen: 2 points for the 120 m sampling at the ridge.
    expect(line.value).toBeGreaterThan(48);
    expect(line.value).toBeLessThan(53);
    expect(valueOf([camera(1000, 10_000), camera(5000, 10_000)]).status).toBe('met');
  });

  it('sees no farther than its range, and counts forest only', () => {
    const field = syntheticRegion({
      id: 'field',
      cover: (e) => (e < 3000 ? LandCover.forestPine : LandCover.dryCrop),
    });
    const all = valueOf([camera(3000, 10_000)], field);
    expect(all.value).toBe(100);
    expect(all.cases).toBe(50 * 25);
    const near = valueOf([camera(3000, 1000)], field);
    // Half a disc of 1 km radius over 3 km x 6 km: 8.7 %, within the sampling of 120 m.
    expect(near.value).toBeGreaterThan(7.7);
    expect(near.value).toBeLessThan(9.7);
  });
});

describe('first action', () => {
  const w10 = () => storyOf(target('firstAction', { op: 'record', limit: null, unit: 'min' }));
  const report = (s: Story, tick: number) =>
    s.at(tick, {
      type: 'reportSent',
      report: {
        id: 1,
        tick,
        seatId: 'commander',
        kind: 'first',
        elements: {},
        missing: [],
        figures: {},
      },
    });

  it('is not triggered before anything happens, whoever moves', () => {
    const s = w10();
    s.at(0, { type: 'unitDeparted', unitId: 'u', etaTick: 60 });
    expect(s.line(HOUR)).toMatchObject({ status: 'notTriggered', value: null });
  });

  it('runs from the onset to the first thing that anybody does', () => {
    const s = w10();
    const from = s.ignited(0);
    expect(s.line(60)).toMatchObject({ status: 'running' });
    const to = report(s, 600);
    s.at(900, { type: 'unitDeparted', unitId: 'u', etaTick: 1000 });
    expect(s.line(HOUR)).toMatchObject({ status: 'recordOnly', value: 10, evidence: [from, to] });
  });

  it('has no value when nobody did anything', () => {
    const s = w10();
    s.ignited(0);
    expect(s.line(HOUR, true)).toMatchObject({ status: 'recordOnly', value: null, casesMet: 0 });
  });
});

describe('shelters in reach of villages', () => {
  const shelterAt = (id: string, e: number) => ({
    id,
    kind: 'shelter' as const,
    at: { e, n: 300 },
  });
  const villageAt = (id: string, e: number) => ({ id, at: { e, n: 300 }, population: 100 });
  const line = (villages: readonly number[], shelters: readonly number[]) => {
    const region = syntheticRegion({
      cols: 500,
      rows: 20,
      villages: villages.map((e, i) => villageAt(`v${i}`, e)),
      facilities: shelters.map((e, i) => shelterAt(`s${i + 1}`, e)),
    });
    const t = target('shelterInReach', { op: '>=', limit: 100, unit: '%' });
    const over = {
      villageIds: villages.map((_, i) => `v${i}`),
      shelters: shelters.map((_, i) => ({ facilityId: `s${i + 1}`, areaM2: 100, capacity: 50 })),
    };
    return new Story(scenarioWith([t], over), region).line(0);
  };

  it('is met when every village has one within five kilometres', () => {
    expect(line([1000, 6000], [1000])).toMatchObject({ status: 'met', value: 100, cases: 2 });
  });

  it('is missed by one village that is farther away, which it names by distance', () => {
    const missed = line([1000, 6100], [1000]);
    expect(missed).toMatchObject({ status: 'notMet', value: 50, casesMet: 1 });
    expect(missed.also[0]!.value).toBeCloseTo(5.1, 9);
  });

  it('is not triggered without villages', () => {
    expect(line([], [1000])).toMatchObject({ status: 'notTriggered', value: null });
  });
});
