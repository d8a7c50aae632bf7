import type { Scenario } from '../../../engine/exercise/scenario.ts';
import type { MetricId, PlanTarget, ScoreLine } from '../../../engine/plan/target.ts';
import type { Region } from '../../../engine/region/region.ts';
import type { LifelineSpec, LinkPlace } from '../../../engine/response/lifelines/lifeline.ts';
import { HOUR, scenarioWith, Story } from '../../engine/plan/score-support.ts';
import { syntheticRegion } from '../../support/synthetic-region.ts';

/** Three exercises for one target, told in events: its line at the end of each. */
export interface Stories {
  readonly met: ScoreLine;
  readonly missed: ScoreLine;
  readonly untouched: ScoreLine;
}

const DAY = 24 * HOUR;
type Tell = (s: Story) => void;
const nothing: Tell = () => {};

/** The line at the end of a day in which `tell` happened; `over` and `region` set the scene. */
function ended(
  t: PlanTarget,
  tell: Tell,
  over: Partial<Scenario> = {},
  region?: Region,
): ScoreLine {
  const s = new Story(scenarioWith([t], over), region ?? syntheticRegion({ cols: 20, rows: 20 }));
  tell(s);
  return s.line(2 * DAY, true);
}

/** Three exercises that differ in what happens alone. */
const told =
  (
    met: (s: Story, limit: number) => void,
    missed: (s: Story, limit: number) => void,
    quiet = nothing,
  ) =>
  (t: PlanTarget): Stories => ({
    met: ended(t, (s) => met(s, t.limit ?? 0)),
    missed: ended(t, (s) => missed(s, t.limit ?? 0)),
    untouched: ended(t, quiet),
  });

/** A clock in hours: met at the limit itself, missed a second later. */
const clock = (tell: (s: Story, endTick: number) => void, quiet = nothing) =>
  told(
    (s, limit) => tell(s, limit * HOUR),
    (s, limit) => tell(s, limit * HOUR + 1),
    quiet,
  );

const warn = (s: Story, tick: number, hazard: 'forestFire' | 'severeWeather'): void => {
  const warning = {
    id: 1,
    tick,
    seatId: 'commander',
    hazard,
    level: 'orange' as const,
    advice: 'prepare' as const,
    zone: { a: 30 },
    channels: ['sms' as const],
  };
  s.at(tick, { type: 'warningIssued', warning, deliveries: [] });
};
const told30 = (s: Story, households: number): void => {
  warn(s, 0, 'forestFire');
  s.at(60, { type: 'warningDelivered', warningId: 1, villageId: 'a', channel: 'sms', households });
};

const judged = (
  s: Story,
  villageId: string,
  chosen: 'shelterInPlace' | 'evacuate' | 'none',
  better: 'shelterInPlace' | 'evacuate' | 'alike',
): void => {
  const shares = { shelterShare: 0.01, leaveShare: 0.2, livedShare: 0.01 };
  const at = { tick: HOUR, decidedTick: 0 };
  s.at(HOUR, {
    type: 'protectionJudged',
    judged: { villageId, chosen, better, ...shares, ...at },
  });
};
/** Ten villages of which so many were told the better of the two. */
const choices = (s: Story, right: number): void => {
  for (let i = 0; i < 10; i++)
    judged(
      s,
      `v${i}`,
      i < right ? 'shelterInPlace' : i % 2 ? 'evacuate' : 'none',
      'shelterInPlace',
    );
};

/** A leak of diesel that catches fire 500 m from a village: outside of a spill's cordon, inside of a fire's. */
const cordon = (t: PlanTarget): Stories => {
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

const fill = (s: Story, persons: number): void => {
  s.displaced(0, 1, persons);
  s.at(HOUR, { type: 'peopleSheltered', cohortId: 1, shelterId: 's1' });
};
/** The first shelter of the test scenario has 1,000 m2. */
const AREA_M2 = 1000;

const stock = (t: PlanTarget): Stories => {
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
const cameras = (t: PlanTarget): Stories => {
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

const shelters = (t: PlanTarget): Stories => {
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

const trunkRoads = (t: PlanTarget): Stories => {
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

const terminals = (t: PlanTarget): Stories => {
  const place = (id: string, satellitePhone: boolean): LinkPlace => ({
    id,
    name: { zh: id, en: id },
    at: { e: 0, n: 0 },
    nodeId: 0,
    towerId: null,
    substationId: null,
    satellitePhone,
    seatIds: [],
  });
  const lifelines: LifelineSpec = {
    assets: [],
    users: [],
    places: [place('with', true), place('without', false)],
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

const report = (s: Story, tick: number): void => {
  s.at(0, {
    type: 'reportDue',
    clock: { id: 'a', ruleId: 'r', seatId: 'commander', fromTick: 0, dueTick: HOUR },
  });
  s.at(tick, { type: 'reportClockMet', clockId: 'a', reportId: 1 });
};

/** By metric. For targets that are only recorded, `missed` is an exercise in which nobody acts. */
export const STORIES: Readonly<Record<MetricId, (t: PlanTarget) => Stories>> = {
  reliefWithin: clock((s, end) => {
    s.displaced(0, 1, 10);
    s.relieved(end, 1, 10);
  }),
  stockCovers: stock,
  // The limit is a share; the clock of the plan is 24 hours.
  fireOutWithin: told(
    (s) => {
      s.ignited(0);
      s.at(DAY, { type: 'fireOut', burnedHa: 1 });
    },
    (s) => {
      s.ignited(0);
      s.at(DAY + 1, { type: 'fireOut', burnedHa: 1 });
    },
  ),
  severeWeatherLead: told(
    (s, limit) => {
      warn(s, 0, 'severeWeather');
      s.at(limit * HOUR, { type: 'severeWeatherBroke' });
    },
    (s, limit) => {
      warn(s, 0, 'severeWeather');
      s.at(limit * HOUR - 1, { type: 'severeWeatherBroke' });
    },
    (s) => warn(s, 0, 'severeWeather'),
  ),
  warningCoverage: told(
    (s) => told30(s, 30),
    (s) => told30(s, 29),
  ),
  monitorCoverage: told(
    (s) => {
      s.at(0, { type: 'precursorArose', precursorId: 'p', facilityId: 'f', reportTick: 60 });
      s.at(60, { type: 'precursorReported', precursorId: 'p', facilityId: 'f' });
    },
    (s) =>
      void s.at(0, { type: 'precursorArose', precursorId: 'p', facilityId: 'f', reportTick: -1 }),
  ),
  shelterAreaPerPerson: told(
    (s, limit) => fill(s, Math.floor(AREA_M2 / limit)),
    (s, limit) => fill(s, Math.floor(AREA_M2 / limit) + 1),
    (s) => void s.displaced(0, 1, 10),
  ),
  protectiveChoice: told(
    (s, limit) => choices(s, limit / 10),
    (s, limit) => choices(s, limit / 10 - 1),
    // Where staying and leaving come to the same there was nothing to choose.
    (s) => judged(s, 'v0', 'none', 'alike'),
  ),
  cordonTold: cordon,
  forestSeenByCameras: cameras,
  shelterInReach: shelters,
  reportsInTime: told(
    (s) => report(s, HOUR),
    (s) => report(s, HOUR + 1),
  ),
  powerMetWithin: clock((s, end) => {
    const post = { facilityId: 'post', use: 'commandPost' as const };
    s.at(0, { type: 'powerLost', ...post });
    s.at(end, { type: 'powerDemandMet', ...post, by: 'generator', unitId: null });
  }),
  trunkRoadWithin: trunkRoads,
  surveyWithin: clock((s, end) => {
    s.ignited(0);
    s.at(end, { type: 'surveyDelivered', surveyId: 'c:1', method: 'drone', seatId: 'commander' });
  }),
  terminalContact: terminals,
  firstTownshipTeamOnScene: told(
    (s) => {
      s.at(0, { type: 'seatAlerted', seatId: 'town' });
      s.at(HOUR, { type: 'unitOnScene', unitId: 'u', firstOfTownship: true });
    },
    (s) => void s.at(0, { type: 'seatAlerted', seatId: 'town' }),
  ),
  firstAction: told(
    (s) => {
      s.ignited(0);
      s.at(HOUR, { type: 'unitDeparted', unitId: 'u', etaTick: 2 * HOUR });
    },
    (s) => void s.ignited(0),
  ),
};
