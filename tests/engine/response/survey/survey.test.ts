import { describe, expect, it } from 'vitest';
import { runsOf } from '../../../support/runs-of.ts';
import { idsOf } from '../../../../engine/exercise/id-runs.ts';
import { layerOf, layerVersions } from '../../../../engine/exercise/layers.ts';
import { loadWorld, saveWorld, hashWorld } from '../../../../engine/exercise/snapshot.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import { viewOf } from '../../../../engine/exercise/views.ts';
import {
  areaKm2,
  ASSUMED_SURVEY,
  type SurveySpec,
} from '../../../../engine/response/survey/survey.ts';
import { advance, drillScenario, eventsOf, give, order, submitInject, withFire } from '../drill.ts';
import { startLifelines } from '../lifelines/lifeline-drill.ts';

const HOUR = 3600;
const FIRE = { e: 3300, n: 2000 };
const AREA = { at: FIRE, radiusM: 900 };
const text = (s: string) => ({ zh: s, en: s });

const spec: SurveySpec = {
  areas: [],
  passes: [
    { tick: 2 * HOUR, sensor: 'optical', name: text('one') },
    { tick: 14 * HOUR, sensor: 'optical', name: text('night') },
    { tick: 15 * HOUR, sensor: 'radar', name: text('radar') },
  ],
  leadS: HOUR,
  processingS: HOUR,
};

const burning = (over = {}): World =>
  startLifelines({ over: { ...withFire(FIRE), survey: spec, ...over } });
const clouded = (cloudPct: number) => ({
  weather: [{ ...drillScenario().weather[0]!, cloudPct }],
});
const known = (w: World, seatId: string) => w.pictures.knownCount(seatId);

describe('a mapping drone', () => {
  const mapped = () => {
    const w = burning();
    advance(w, HOUR);
    order(w, { type: 'survey', unitId: 'mapping-drone', ...AREA });
    return w;
  };

  it('maps at its rate, and the map is ready after its processing', () => {
    const w = mapped();
    advance(w, 4 * HOUR);
    const [taken] = eventsOf(w, 'surveyTaken');
    const [got] = eventsOf(w, 'surveyDelivered');
    const km2 = areaKm2(AREA);
    const { droneProcessingS, droneProcessingSKm2 } = ASSUMED_SURVEY;
    expect(got!.tick - taken!.tick).toBe(Math.round(droneProcessingS + droneProcessingSKm2 * km2));
    expect(got!.body).toMatchObject({ seatId: 'command', method: 'drone' });
    // Muster, 3.3 km of flight at 15 m/s, 2.5 km2 at 10 km2/h.
    const mapping = (3600 * km2) / ASSUMED_SURVEY.droneKm2H + 3260 / 15;
    expect(taken!.tick - HOUR).toBeGreaterThan(mapping);
    expect(taken!.tick - HOUR).toBeLessThan(mapping + 900);
    expect(viewOf(w, 'command').units.find((u) => u.id === 'mapping-drone')!.status).toBe(
      'standby',
    );
  });

  it('shows the fire as it was when the picture was taken, and only to those who got it', () => {
    const w = mapped();
    const before = known(w, 'command');
    advance(w, w.state.tick + 2 * HOUR);
    const [taken] = eventsOf(w, 'surveyTaken');
    const [survey] = viewOf(w, 'command').surveys;
    expect(survey).toMatchObject({ status: 'delivered', takenTick: taken!.tick });
    expect(survey!.burnedHa).toBeGreaterThan(0);
    expect(known(w, 'command')).toBeGreaterThan(before);
    const { observationId } = taken!.body;
    const has = (id: string) =>
      [...idsOf(w.state.seats.find((s) => s.id === id)!.observationRuns)].includes(observationId!);
    expect([has('command'), has('town')]).toEqual([true, false]);
    expect(viewOf(w, 'town').surveys).toEqual([]);
    expect(layerVersions(w, 'town').survey).toBeUndefined();
    const layer = layerOf(w, 'command', 'survey')!;
    expect(layer).toMatchObject({ version: 1, asOfTick: taken!.tick });
    const shown = runsOf(layer).reduce((n, run) => n + run.length, 0);
    const cellHa = (layer.grid.cellM * layer.grid.cellM) / 10_000;
    expect(shown * cellHa).toBeCloseTo(survey!.burnedHa!, 1);
    expect(survey!.burnedHa).toBeLessThan(w.fire.burnedAreaHa(w.state.tick));
  });

  it('tells nothing before the map is there', () => {
    const w = mapped();
    for (let t = HOUR; t < 3 * HOUR && eventsOf(w, 'surveyTaken').length === 0; t += 60)
      advance(w, t);
    expect(viewOf(w, 'command').surveys).toMatchObject([{ status: 'processing', burnedHa: null }]);
    expect(layerVersions(w, 'command').survey).toBeUndefined();
  });

  it('is refused at night, in wind, off the map and for more than it can fly', () => {
    const survey = { type: 'survey', unitId: 'mapping-drone' } as const;
    const w = burning();
    advance(w, HOUR);
    expect(give(w, { ...survey, at: { e: 50, n: 50 }, radiusM: 500 }).rejection!.code).toBe(
      'outsideMap',
    );
    expect(give(w, { ...survey, at: { e: 3000, n: 3000 }, radiusM: 2600 }).rejection).toMatchObject(
      {
        code: 'areaTooLarge',
      },
    );
    expect(give(w, { ...survey, unitId: 'crew', ...AREA }).rejection!.code).toBe('noCapability');
    advance(w, 13 * HOUR);
    expect(give(w, { ...survey, ...AREA }).rejection!.code).toBe('noDaylight');
    const windy = burning({ weather: [{ ...drillScenario().weather[0]!, windMs: 15 }] });
    advance(windy, 300);
    expect(give(windy, { ...survey, ...AREA }).rejection!.code).toBe('windTooStrong');
  });

  it('that is called back makes no map', () => {
    const w = mapped();
    // Still getting ready: in the air a small drone cannot be told anything.
    advance(w, HOUR + 60);
    order(w, { type: 'return', unitId: 'mapping-drone' });
    advance(w, 5 * HOUR);
    expect(eventsOf(w, 'surveyTaken')).toEqual([]);
    expect(viewOf(w, 'command').surveys).toMatchObject([{ status: 'failed', failed: 'order' }]);
  });
});

describe('a mapping team on the ground', () => {
  it('needs longer than the drone for the same area', () => {
    const w = burning();
    const clear = { at: { e: 1500, n: 4200 }, radiusM: 600 };
    order(w, { type: 'survey', unitId: 'mapper', ...clear });
    order(w, { type: 'survey', unitId: 'mapping-drone', ...clear });
    advance(w, 4 * HOUR);
    const [drone, team] = eventsOf(w, 'surveyTaken');
    expect(drone!.body.surveyId).toBe('command:2');
    expect(team!.tick).toBeGreaterThan(drone!.tick + 1000);
    expect(team!.body).toMatchObject({ observationId: null, burnedHa: 0 });
  });
});

describe('a satellite', () => {
  const request = { type: 'requestSatellite', ...AREA } as const;

  it('images at its next pass and delivers after processing', () => {
    const w = burning(clouded(10));
    expect(give(w, request).rejection).toBeNull();
    advance(w, 4 * HOUR);
    expect(eventsOf(w, 'surveyTaken')[0]!.tick).toBe(2 * HOUR);
    expect(eventsOf(w, 'surveyDelivered')[0]!.tick).toBe(3 * HOUR);
    expect(viewOf(w, 'command').surveys[0]).toMatchObject({
      method: 'satellite',
      deliveredTick: 3 * HOUR,
    });
  });

  it('that images a fire which nobody has seen keeps nobody from discovering it', () => {
    const early = { ...spec, leadS: 0, passes: [{ ...spec.passes[0]!, tick: 240 }] };
    const w = burning({ ...clouded(10), survey: early });
    expect(give(w, request).rejection).toBeNull();
    advance(w, 4 * HOUR);
    const [taken] = eventsOf(w, 'surveyTaken');
    const detected = eventsOf(w, 'fireDetected');
    expect(taken!.tick).toBe(240);
    expect(detected.map((e) => e.tick > taken!.tick)).toEqual([true]);
    expect(w.state.fire.detectedTick).toBe(detected[0]!.tick);
  });

  it('sees nothing through cloud or at night, but by radar it does', () => {
    const w = burning(clouded(90));
    give(w, request);
    advance(w, 3 * HOUR);
    expect(viewOf(w, 'command').surveys).toMatchObject([{ status: 'failed', failed: 'cloud' }]);
    give(w, request);
    advance(w, 14 * HOUR - 1800);
    give(w, request);
    advance(w, 17 * HOUR);
    expect(viewOf(w, 'command').surveys.map((s) => [s.status, s.failed])).toEqual([
      ['failed', 'cloud'],
      ['failed', 'night'],
      ['delivered', null],
    ]);
  });

  it('is refused when there is no time left to ask, twice for the same image, and off the map', () => {
    const w = burning(clouded(10));
    give(w, request);
    expect(give(w, request).rejection).toMatchObject({ code: 'alreadyDone' });
    expect(give(w, { ...request, at: { e: 10, n: 10 } }).rejection!.code).toBe('outsideMap');
    advance(w, 14 * HOUR + 10);
    expect(give(w, request).rejection!.code).toBe('noPass');
    const none = burning({ survey: null });
    expect(give(none, request).rejection!.code).toBe('noPass');
  });

  it('sends nothing to a seat that is cut off before its network is back', () => {
    const w = burning(clouded(10));
    submitInject(w, 'mast-out');
    expect(give(w, request, 'town').rejection).toBeNull();
    advance(w, 4 * HOUR);
    const to = eventsOf(w, 'surveyDelivered').map((e) => e.body.seatId);
    expect(to).toEqual(['command']);
    advance(w, 4 * HOUR + 700);
    order(w, { type: 'workAt', unitId: 'radio', siteId: 'restoreComms:mast-town' });
    advance(w, 9 * HOUR);
    expect(eventsOf(w, 'surveyDelivered').map((e) => e.body.seatId)).toEqual(['command', 'town']);
  });
});

describe('surveys in a snapshot', () => {
  it('go on alike after a restore, also between picture and map', () => {
    const scenario = { ...withFire(FIRE), survey: spec };
    const w = burning();
    advance(w, HOUR);
    order(w, { type: 'survey', unitId: 'mapping-drone', ...AREA });
    for (let t = HOUR; eventsOf(w, 'surveyTaken').length === 0; t += 60) advance(w, t);
    const copy = loadWorld(
      { region: w.region, scenario: w.scenario, seed: 1, mode: 'plain' },
      saveWorld(w),
    );
    advance(w, 4 * HOUR);
    advance(copy, 4 * HOUR);
    expect(hashWorld(copy).total).toBe(hashWorld(w).total);
    expect(eventsOf(copy, 'surveyDelivered')).toHaveLength(1);
    expect(scenario.survey).toBe(spec);
  });
});
