import type { ExerciseEvent } from '../../../engine/exercise/event.ts';
import type { SeatSpec } from '../../../engine/exercise/scenario.ts';
import type { Setup } from '../../../engine/exercise/setup.ts';
import type { SeatView, ViewId } from '../../../engine/exercise/view.ts';
import type { ScenarioCard } from '../../../engine/protocol/http.ts';
import type { EngineRun } from '../../../server/exercises/engine-port.ts';
import { BARE_SETUP, BARE_VIEW } from '../../support/bare.ts';
import { syntheticRegion } from '../../support/synthetic-region.ts';

/**
 * A simulation as small as the server's port allows, for tests of the server alone: it has a clock,
 * orders, a "fire" that is a number stirred every ten ticks, messages, and refusals of both kinds
 * (units named `none…` do not exist; units named `busy…` refuse and leave an event).
 */
export interface TwinState {
  tick: number;
  phase: 'standby' | 'running' | 'ended';
  fire: number;
  seats: { id: string; occupant: 'human' | 'policy' | 'idle' }[];
  orders: { id: number; tick: number; seatId: string; unitId: string }[];
  messages: { id: number; tick: number; from: string; to: string[]; text: string }[];
  events: ExerciseEvent[];
}

export const DURATION = 6 * 3600;
export const SEATS: readonly SeatSpec[] = ['commander', 'rescue', 'evacuation'].map((id, i) => ({
  id,
  name: { zh: `席位${i + 1}`, en: `Seat ${i + 1}` },
  role: (['incidentCommander', 'rescue', 'evacuation'] as const)[i]!,
  colour: i + 1,
  commands: ['move', 'hold', 'message', 'report'],
  span: i === 0 ? 'all' : 'own',
  townshipId: null,
  briefing: { zh: '简令', en: `Briefing of ${id}` },
}));

export const CARD: ScenarioCard = {
  id: 'twin',
  name: { zh: '孪生', en: 'Twin' },
  summary: { zh: '', en: '' },
  durationTicks: DURATION,
  hazards: ['wildfire'],
  objectives: [],
  seats: SEATS.map(({ id, name, role, colour }) => ({ id, name, role, colour })),
};

export const REGION = syntheticRegion({ cols: 60, rows: 40 });

/** What a seat sees of it, or the instructor. */
export function twinView(s: TwinState, id: ViewId): SeatView {
  const mine = (to: string[]) => id === 'truth' || to.includes(id);
  const weather = {
    tick: 0,
    windMs: 3,
    windFromDeg: 90,
    temperatureC: 20,
    relativeHumidityPct: 30,
    cloudPct: 0,
    rainMmH: 0,
  };
  return {
    ...BARE_VIEW,
    tick: s.tick,
    phase: s.phase,
    alertedTick: null,
    weather,
    weatherForecast: [],
    daylight: true,
    seats: s.seats,
    units: [],
    villages: [],
    depots: [],
    shelters: [],
    closures: [],
    lines: [],
    orders: s.orders.map((o) => ({
      id: o.id,
      tick: o.tick,
      seatId: o.seatId,
      byPolicy: false,
      order: { type: 'hold', unitId: o.unitId },
      status: 'issued',
      rejection: null,
      endTick: -1,
      etaTick: -1,
      eventId: 0,
    })),
    messages: s.messages
      .filter((m) => mine(m.to))
      .map((m) => ({
        id: m.id,
        tick: m.tick,
        from: { kind: 'outside', name: m.from },
        toSeatIds: m.to,
        channel: 'phone',
        text: m.text,
        key: null,
        params: {},
        acknowledgedBy: [],
      })),
    reports: [],
    deadlines: [],
    fire: null,
    forecast: null,
    score: id === 'truth' ? [] : null,
    control:
      id === 'truth'
        ? {
            burnedHa: s.fire,
            spotFires: 0,
            modelNotes: [],
            injects: [],
            reportFaults: [],
            held: { canIgnite: false, hiddenSensors: [], weatherOrdered: false, cutRoads: [] },
            seatLoad: [],
          }
        : null,
  };
}

export function twinSetup(id: ViewId): Setup {
  const seat = SEATS.find((x) => x.id === id) ?? null;
  return {
    ...BARE_SETUP,
    view: id,
    seatId: seat?.id ?? null,
    regionId: REGION.id,
    crs: REGION.crs,
    fireGrid: REGION.grid,
    startDate: '2026-03-18',
    startSecondOfDay: 0,
    briefing: seat?.briefing ?? { zh: '', en: '' },
    seats: CARD.seats,
    commands: seat?.commands ?? ['start', 'end'],
    span: 'own',
    units: [],
    villages: [],
    depots: [],
    shelters: [],
    sensors: [],
    waterSources: [],
    attribution: [],
  };
}

/** A review in which nothing is said. */
export function emptyReview(s: TwinState): ReturnType<EngineRun['review']> {
  return {
    tick: s.tick,
    ended: s.phase === 'ended',
    seats: SEATS.map(({ id, name }) => ({ id, name })),
    score: [],
    timeline: [],
    series: [],
    times: [],
    teams: [],
    reports: { clocks: [], reports: [] },
    evidence: [],
    moments: [],
    steps: [],
    findings: [],
  };
}
