import type { Scenario } from '../../../engine/exercise/scenario.ts';
import type { PlanTarget } from '../../../engine/plan/target.ts';
import type { LifelineSpec } from '../../../engine/response/lifelines/lifeline.ts';
import { HOUR, linkPlace, type Story } from '../../engine/plan/score-support.ts';
import { syntheticRegion } from '../../support/synthetic-region.ts';
import { ended, nothing, type Stories, type Tell } from './story-lines.ts';

/** Stories of targets that need a place or an order of battle of their own. */

/** A leak of diesel that catches fire 500 m from a village: outside of a spill's cordon, inside of a fire's. */
export const cordon = (t: PlanTarget): Stories => {
  const at = { e: 1000, n: 1000 };
  const region = syntheticRegion({ villages: [{ at: { e: 1500, n: 1000 } }] });
  const source = {
    id: 'tank',
    name: { zh: '罐', en: 'Tank' },
    at,
    nodeId: -1,
    incidentId: null,
    reported: { substance: 'diesel', holeDiameterM: 0.05, stockKg: 60_000, burning: false },
    measures: [],
  };
  const provenance = 'assumed' as const;
  const release = { sources: [source], rooms: [], booms: [], events: [], provenance };
  const over = {
    release: { ...release, decontamination: null },
    hazmat: { substance: 'diesel' } as Scenario['hazmat'],
  };
  const happens = (s: Story, tick: number, kind: string): void =>
    void s.at(tick, { type: 'hazardTold', hazard: 'hazmat', kind, at, value: 0 });
  const told = (s: Story, tick: number): void => {
    const zone = { 'v-synthetic-1': 100 };
    const warning = {
      id: 1,
      tick: HOUR,
      seatId: 'commander',
      hazard: 'hazmat' as const,
      level: 'red' as const,
      advice: 'evacuate' as const,
      zone,
      channels: ['sms' as const],
    };
    s.at(HOUR, { type: 'warningIssued', warning, deliveries: [] });
    const delivered = { warningId: 1, villageId: 'v-synthetic-1', channel: 'sms' as const };
    s.at(tick, { type: 'warningDelivered', ...delivered, households: 90 });
  };
  const burns = (delay: number) => (s: Story) => {
    happens(s, 0, 'releaseStarted');
    happens(s, HOUR, 'poolFire');
    told(s, HOUR + delay);
  };
  return {
    met: ended(t, burns(60 * t.limit!), over, region),
    missed: ended(t, burns(60 * t.limit! + 1), over, region),
    untouched: ended(t, (s) => happens(s, 0, 'releaseStarted'), over, region),
  };
};

export const stock = (t: PlanTarget): Stories => {
  const of = (kits: number, tell: Tell) =>
    ended(t, tell, { depots: [{ facilityId: 'd', kits, loadingPerMin: 10 }] });
  const needed: Tell = (s) => void s.displaced(0, 1, 50);
  return {
    met: of(t.limit!, needed),
    missed: of(t.limit! - 1, needed),
    untouched: of(t.limit!, nothing),
  };
};

/** Pine on flat ground: a camera of so much range in the middle sees as much of it. */
export const cameras = (t: PlanTarget): Stories => {
  const region = syntheticRegion({ id: 'flat' });
  const of = (...rangesM: number[]) =>
    ended(
      t,
      nothing,
      {
        sensors: rangesM.map((rangeM) => ({
          id: 'cam',
          name: { zh: '摄像机', en: 'camera' },
          at: { e: 3000, n: 3000 },
          heightM: 20,
          rangeM,
          seatIds: ['commander'],
        })),
      },
      region,
    );
  // A disc of 3 km in a square of 6 km: 79 %; a range that reaches the corners: all of it.
  return { met: of(4400), missed: of(3000), untouched: of() };
};

export const shelters = (t: PlanTarget): Stories => {
  const at = (e: number) => ({ e, n: 300 });
  const of = (villages: readonly number[]) =>
    ended(
      t,
      nothing,
      {
        villageIds: villages.map((_, i) => `v${i}`),
        shelters: [{ facilityId: 's1', areaM2: 100, capacity: 50 }],
      },
      syntheticRegion({
        cols: 500,
        rows: 20,
        villages: villages.map((e, i) => ({ id: `v${i}`, at: at(e), population: 100 })),
        facilities: [{ id: 's1', kind: 'shelter', at: at(1000) }],
      }),
    );
  return { met: of([1000, 6000]), missed: of([1000, 6100]), untouched: of([]) };
};

export const trunkRoads = (t: PlanTarget): Stories => {
  const line = [
    { e: 0, n: 100 },
    { e: 500, n: 100 },
  ];
  const region = syntheticRegion({ cols: 20, rows: 20, roads: [{ line, class: 'national' }] });
  const of = (tell: Tell) => ended(t, tell, {}, region);
  const blocked = (s: Story, untilTick: number): void => {
    s.at(0, { type: 'roadClosed', edgeId: 0, reason: 'inject' });
    const site = {
      id: 'clearRoad:0',
      kind: 'clearRoad' as const,
      subject: '0',
      at: line[0]!,
      nodeIds: [],
      needs: [],
      knownTo: [],
    };
    s.at(0, { type: 'siteOpened', site });
    s.at(untilTick, { type: 'roadOpened', edgeId: 0 });
  };
  return {
    met: of((s) => blocked(s, t.limit! * HOUR)),
    missed: of((s) => blocked(s, t.limit! * HOUR + 1)),
    untouched: of((s) => void s.at(0, { type: 'roadClosed', edgeId: 0, reason: 'smoke' })),
  };
};

export const terminals = (t: PlanTarget): Stories => {
  const lifelines: LifelineSpec = {
    assets: [],
    users: [],
    places: [linkPlace('with', true), linkPlace('without', false)],
    dutySeatIds: [],
  };
  const lost = (placeId: string, by: 'satellite' | 'runner') =>
    ended(
      t,
      (s) => {
        s.at(0, { type: 'networkLost', placeId });
        s.at(600, { type: 'contactMade', placeId, by });
      },
      { lifelines },
    );
  return {
    met: lost('with', 'satellite'),
    missed: lost('without', 'runner'),
    untouched: ended(t, nothing, { lifelines }),
  };
};
