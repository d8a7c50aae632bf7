import { describe, expect, it } from 'vitest';
import type { LifelineSpec } from '../../../engine/response/lifelines/lifeline.ts';
import type { SurveyMethod } from '../../../engine/response/survey/survey.ts';
import { syntheticRegion } from '../../support/synthetic-region.ts';
import { HOUR, linkPlace, scenarioWith, Story, storyOf, target } from './score-support.ts';

describe('power at command posts', () => {
  const power = () => storyOf(target('powerMetWithin', { limit: 6 }));
  const lost = (s: Story, tick: number, use: 'commandPost' | 'hospital' = 'commandPost') =>
    s.at(tick, { type: 'powerLost', facilityId: 'post', use });
  const met = (s: Story, tick: number, by: 'grid' | 'generator' = 'generator') =>
    s.at(tick, {
      type: 'powerDemandMet',
      facilityId: 'post',
      use: 'commandPost',
      by,
      unitId: null,
    });

  it('is not triggered by a hospital that goes dark', () => {
    const s = power();
    lost(s, 60, 'hospital');
    expect(s.line(24 * HOUR, true)).toMatchObject({ status: 'notTriggered', value: null });
  });

  it('is met at six hours and missed a second later', () => {
    for (const [late, status] of [
      [0, 'met'],
      [1, 'notMet'],
    ] as const) {
      const s = power();
      const from = lost(s, HOUR);
      expect(s.line(3 * HOUR)).toMatchObject({ status: 'running' });
      const to = met(s, 7 * HOUR + late);
      expect(s.line(8 * HOUR)).toMatchObject({ status, cases: 1, evidence: [from, to] });
      expect(s.line(8 * HOUR).value).toBeCloseTo(6 + late / HOUR, 9);
    }
  });

  it('is a miss as soon as six hours have gone by, and counts every loss', () => {
    const s = power();
    lost(s, 0);
    met(s, HOUR);
    lost(s, 2 * HOUR);
    expect(s.line(8 * HOUR)).toMatchObject({ status: 'running', casesMet: 1 });
    expect(s.line(8 * HOUR + 1)).toMatchObject({ status: 'notMet', casesMet: 1, cases: 2 });
  });
});

describe('trunk roads', () => {
  const region = syntheticRegion({
    cols: 20,
    rows: 20,
    roads: [
      {
        line: [
          { e: 0, n: 100 },
          { e: 500, n: 100 },
        ],
        class: 'national',
      },
      {
        line: [
          { e: 0, n: 300 },
          { e: 500, n: 300 },
        ],
        class: 'county',
      },
    ],
  });
  const roads = () => new Story(scenarioWith([target('trunkRoadWithin', { limit: 6 })]), region);
  const block = (s: Story, tick: number, edgeId: number) => {
    const closed = s.at(tick, { type: 'roadClosed', edgeId, reason: 'inject' });
    s.at(tick, {
      type: 'siteOpened',
      site: {
        id: `clearRoad:${edgeId}`,
        kind: 'clearRoad',
        subject: String(edgeId),
        at: { e: 0, n: 0 },
        nodeIds: [],
        needs: [],
        knownTo: [],
      },
    });
    return closed;
  };
  const open = (s: Story, tick: number, edgeId: number) =>
    s.at(tick, { type: 'roadOpened', edgeId });

  it('are not triggered by a county road, nor by one that only smoke closes', () => {
    const s = roads();
    block(s, 0, 1);
    s.at(0, { type: 'roadClosed', edgeId: 0, reason: 'smoke' });
    expect(s.line(24 * HOUR, true)).toMatchObject({ status: 'notTriggered', cases: 0 });
  });

  it('are met within six hours and missed after them', () => {
    const s = roads();
    const from = block(s, HOUR, 0);
    expect(s.line(2 * HOUR)).toMatchObject({ status: 'running' });
    const to = open(s, 7 * HOUR, 0);
    expect(s.line(8 * HOUR)).toMatchObject({ status: 'met', value: 6, evidence: [from, to] });
    block(s, 9 * HOUR, 0);
    expect(s.line(15 * HOUR + 1)).toMatchObject({ status: 'notMet', cases: 2, casesMet: 1 });
  });

  it('have no target in an event graded above ordinary; the time is kept', () => {
    const s = roads();
    block(s, 0, 0);
    s.at(60, { type: 'gradeSet', grade: 'ordinary', seatId: 'commander' });
    expect(s.line(HOUR)).toMatchObject({ status: 'running' });
    s.at(120, { type: 'gradeSet', grade: 'larger', seatId: 'commander' });
    open(s, 8 * HOUR, 0);
    expect(s.line(9 * HOUR, true)).toMatchObject({
      status: 'notTriggered',
      value: null,
      also: [{ value: 8, status: 'recordOnly' }],
    });
  });
});

describe('maps and images', () => {
  const surveys = () => storyOf(target('surveyWithin', { limit: 4 }));
  const delivered = (s: Story, tick: number, method: SurveyMethod, seatId = 'commander') =>
    s.at(tick, { type: 'surveyDelivered', surveyId: 'commander:1', method, seatId });

  it('are not triggered without a disaster', () => {
    const s = surveys();
    delivered(s, 60, 'drone');
    expect(s.line(HOUR, true)).toMatchObject({ status: 'notTriggered', value: null });
  });

  it('are met by the first product in the headquarters, whichever it is', () => {
    const s = surveys();
    const from = s.ignited(HOUR);
    delivered(s, 2 * HOUR, 'drone', 'town');
    expect(s.line(3 * HOUR)).toMatchObject({ status: 'running' });
    const to = delivered(s, 5 * HOUR, 'satellite');
    expect(s.line(6 * HOUR)).toMatchObject({ status: 'met', value: 4, evidence: [from, to] });
    expect(s.line(6 * HOUR).also).toMatchObject([
      { value: null, status: 'notMet' },
      { value: 4, status: 'met' },
      { value: 0 },
    ]);
  });

  it('are missed when nobody asks, and by one that comes a second late', () => {
    const s = surveys();
    s.ignited(0);
    expect(s.line(4 * HOUR + 1)).toMatchObject({ status: 'notMet', cases: 1, casesMet: 0 });
    delivered(s, 4 * HOUR + 2, 'team');
    expect(s.line(5 * HOUR, true)).toMatchObject({ status: 'notMet' });
  });
});

describe('terminals', () => {
  const spec: LifelineSpec = {
    assets: [],
    users: [],
    places: [linkPlace('a', true), linkPlace('b', true), linkPlace('c', false)],
    dutySeatIds: [],
  };
  const terminals = (lifelines = spec) =>
    storyOf(target('terminalContact', { op: '>=', limit: 100, unit: '%' }), { lifelines });
  const lose = (s: Story, tick: number, placeId: string) =>
    s.at(tick, { type: 'networkLost', placeId });
  const contact = (s: Story, tick: number, placeId: string, by: 'satellite' | 'runner') =>
    s.at(tick, { type: 'contactMade', placeId, by });

  it('are not triggered while the network holds; the lists are counted all the same', () => {
    expect(terminals().line(HOUR, true)).toMatchObject({
      status: 'notTriggered',
      also: [{ value: 200 / 3, status: 'notMet' }, { value: null }],
    });
  });

  it('are met when every place that is cut off has one and is heard of', () => {
    const s = terminals();
    const from = lose(s, 0, 'a');
    expect(s.line(60)).toMatchObject({ status: 'running' });
    const to = contact(s, 600, 'a', 'satellite');
    expect(s.line(HOUR)).toMatchObject({ status: 'met', value: 100, evidence: [from, to] });
    expect(s.line(HOUR).also[1]).toMatchObject({ value: 10 });
  });

  it('are missed by a place without one, however it is heard of', () => {
    const s = terminals();
    lose(s, 0, 'a');
    contact(s, 600, 'a', 'satellite');
    lose(s, 0, 'c');
    contact(s, 900, 'c', 'runner');
    expect(s.line(HOUR)).toMatchObject({ status: 'notMet', value: 50, cases: 2, casesMet: 1 });
  });
});
