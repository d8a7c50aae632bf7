import type { LinkPlace } from '../../../engine/response/lifelines/lifeline.ts';
import { BARE_SCENARIO } from '../../support/bare.ts';
import type { EventBody, ExerciseEvent } from '../../../engine/exercise/event.ts';
import type { Scenario, SeatSpec } from '../../../engine/exercise/scenario.ts';
import { createScoreBoard } from '../../../engine/plan/scoring.ts';
import type { EventScoreBoard } from '../../../engine/plan/scoring.ts';
import type { MetricId, PlanTarget, ScoreLine } from '../../../engine/plan/target.ts';
import type { Region } from '../../../engine/region/region.ts';
import { syntheticRegion } from '../../support/synthetic-region.ts';

export const HOUR = 3600;

/** A target as the plan file would have it, with the members a test is about. */
export function target(metric: MetricId, over: Partial<PlanTarget> = {}): PlanTarget {
  const words = { zh: '试验', en: 'test' };
  return {
    id: 'T1',
    clause: '一',
    quote: '试验',
    title: words,
    metric,
    op: '<=',
    limit: 4,
    unit: 'h',
    requiredShare: 1,
    from: words,
    to: words,
    attribute: null,
    provenance: 'assumed',
    ...over,
  };
}

const seat = (id: string, role: SeatSpec['role']): SeatSpec => ({
  id,
  name: { zh: id, en: id },
  role,
  colour: 1,
  commands: ['message'],
  span: 'own',
  townshipId: role === 'township' ? 'synthetic' : null,
  briefing: { zh: id, en: id },
});

export function scenarioWith(targets: readonly PlanTarget[], over: Partial<Scenario> = {}) {
  const words = { zh: '试验', en: 'test' };
  const scenario: Scenario = {
    ...BARE_SCENARIO,
    id: 'test',
    name: words,
    summary: words,
    regionId: 'synthetic',
    durationTicks: 24 * HOUR,
    startDate: '2026-03-18',
    startSecondOfDay: 13 * HOUR,
    dayOfYear: 77,
    latitudeDeg: 31,
    briefing: words,
    stopWord: words,
    weather: [
      {
        tick: 0,
        windMs: 3,
        windFromDeg: 90,
        temperatureC: 20,
        relativeHumidityPct: 40,
        cloudPct: 0,
        rainMmH: 0,
      },
    ],
    weatherSpread: { windSpeedCv: 0, windDirSdDeg: 0, temperatureSdC: 0, humiditySdPct: 0 },
    window: { centre: { e: 3000, n: 3000 }, widthM: 6000, heightM: 6000 },
    wildfire: {
      params: {
        window: { centre: { e: 3000, n: 3000 }, widthM: 6000, heightM: 6000 },
        coarsen: 1,
        spreadLaw: 'rothermel',
        lengthToWidth: 'anderson',
        crownFire: false,
        spotting: false,
        liveHerbMoisture: 0.7,
        liveWoodyMoisture: 1,
        foliarMoisturePct: 100,
        deadMoisture: [0.07, 0.08, 0.1],
      },
      ignitions: [{ at: { e: 3000, n: 3000 }, tick: 0 }],
    },
    seats: [seat('commander', 'incidentCommander'), seat('town', 'township')],
    units: [],
    depots: [{ facilityId: 'depot', kits: 3000, loadingPerMin: 10 }],
    shelters: [
      { facilityId: 's1', areaM2: 1000, capacity: 500 },
      { facilityId: 's2', areaM2: 400, capacity: 300 },
    ],
    villageIds: [],
    sensors: [],
    injects: [],
    targets,
    objectives: [words],
    contentHash: 'test',
    ...over,
  };
  return scenario;
}

/** Feeds events in the order of their ticks and gives them the ids 1, 2, 3 … */
export class Story {
  readonly board: EventScoreBoard;
  readonly events: ExerciseEvent[] = [];

  constructor(scenario: Scenario, region: Region = syntheticRegion({ cols: 20, rows: 20 })) {
    this.board = createScoreBoard(scenario, region);
  }

  at(tick: number, body: EventBody): number {
    const event = { id: this.events.length + 1, tick, cause: null, body };
    this.events.push(event);
    this.board.observe(event);
    return event.id;
  }

  displaced(tick: number, cohortId: number, persons: number): number {
    return this.at(tick, {
      type: 'peopleDisplaced',
      cohortId,
      villageId: 'v1',
      shelterId: 's1',
      persons,
      unitId: null,
      dueTick: tick,
    });
  }

  relieved(tick: number, cohortId: number, persons: number): number {
    return this.at(tick, { type: 'peopleRelieved', cohortId, shelterId: 's1', persons });
  }

  /** People of a group come to harm before they are anywhere. */
  harmed(tick: number, cohortId: number, persons: number): number {
    const group = {
      id: 'village:v1',
      origin: { kind: 'village', id: 'v1' },
      at: { e: 3000, n: 3000 },
      nodeId: -1,
      survival: 'vehicle',
    } as const;
    const said = { villageId: 'v1', members: [], hearing: [] };
    return this.at(tick, { type: 'casualtiesArose', group, cohortId, persons, ...said });
  }

  ignited(tick: number): number {
    return this.at(tick, { type: 'fireIgnited', at: { e: 3000, n: 3000 }, why: 'test' });
  }

  line(tick: number, ended = false): ScoreLine {
    return this.board.linesAt({ tick, ended })[0]!;
  }
}

export const storyOf = (t: PlanTarget, over: Partial<Scenario> = {}): Story =>
  new Story(scenarioWith([t], over));

/** A place of whose ways of word only the satellite phone is told. */
export const linkPlace = (id: string, satellitePhone: boolean): LinkPlace => ({
  id,
  name: { zh: id, en: id },
  at: { e: 0, n: 0 },
  nodeId: 0,
  towerId: null,
  substationId: null,
  satellitePhone,
  seatIds: [],
});
