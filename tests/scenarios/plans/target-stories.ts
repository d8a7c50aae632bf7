import type { MetricId, PlanTarget } from '../../../engine/plan/target.ts';
import { HOUR, type Story } from '../../engine/plan/score-support.ts';
import { clock, DAY, told, type Stories } from './story-lines.ts';
import { cameras, cordon, shelters, stock, terminals, trunkRoads } from './target-scenes.ts';

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

const fill = (s: Story, persons: number): void => {
  s.displaced(0, 1, persons);
  s.at(HOUR, { type: 'peopleSheltered', cohortId: 1, shelterId: 's1' });
};
/** The first shelter of the test scenario has 1,000 m2. */
const AREA_M2 = 1000;

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
