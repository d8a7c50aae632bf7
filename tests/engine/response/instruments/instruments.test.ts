import { describe, expect, it } from 'vitest';
import { advance } from '../../../../engine/exercise/run.ts';
import { hashWorld, loadWorld, saveWorld } from '../../../../engine/exercise/snapshot.ts';
import { submit } from '../../../../engine/exercise/submit.ts';
import { viewOf } from '../../../../engine/exercise/views.ts';
import type { InstrumentSpec } from '../../../../engine/response/instruments/instrument.ts';
import { everything, place, valley } from '../../../support/flood-world.ts';
import { drillScenario, eventsOf, startDrill } from '../drill.ts';
import type { Scenario } from '../../../../engine/exercise/scenario.ts';

const text = (s: string) => ({ zh: s, en: s });

const gauge = (over: Partial<InstrumentSpec> = {}): InstrumentSpec => ({
  id: 'g1',
  name: text('gauge'),
  quantity: 'waterDepthM',
  subject: null,
  at: place(4, 19),
  everyTicks: 300,
  delayTicks: 120,
  seatIds: ['command'],
  noiseSd: 0,
  failProbability: 0,
  marks: [{ value: 0.4, name: text('warning'), alarm: 'rise' }],
  provenance: 'assumed',
  ...over,
});

function floodDrill(instruments: readonly InstrumentSpec[], seed = 1) {
  const { window } = everything;
  const over: Partial<Scenario> = {
    wildfire: null,
    flood: { ...everything, reservoirs: [], gates: [] },
    window,
    villageIds: [],
    units: [],
    depots: [],
    shelters: [],
    weather: [{ ...drillScenario().weather[0]!, rainMmH: 30 }],
    instruments,
  };
  return startDrill(over, { region: valley, seed });
}

describe('an instrument', () => {
  it('shows a reading when it has been taken and passed on, to those who have it', () => {
    const w = floodDrill([gauge()]);
    advance(w, 300);
    expect(viewOf(w, 'command').instruments[0]!.readings).toEqual([]);
    expect(viewOf(w, 'truth').instruments[0]!.readings).toHaveLength(1);
    advance(w, 420);
    expect(viewOf(w, 'command').instruments[0]!.readings.map((r) => r.id)).toEqual([300]);
    expect(viewOf(w, 'town').instruments).toEqual([]);
  });

  it('reads the truth to its last decimal without error, and around it with one', () => {
    const exact = floodDrill([gauge()]);
    advance(exact, 1800);
    const depth = exact.flood!.depthM(19 * 60 + 4);
    const read = exact.state.instruments[0]!.readings.at(-1)!;
    expect(read.id).toBe(1800);
    expect(read.value).toBeCloseTo(depth, 2);
    const noisy = floodDrill([gauge({ noiseSd: 0.1 })]);
    advance(noisy, 1800);
    const error = noisy.state.instruments[0]!.readings.at(-1)!.value! - depth;
    expect(Math.abs(error)).toBeGreaterThan(0.005);
    expect(Math.abs(error)).toBeLessThan(0.6);
  });

  it('calls its seats once when a reading passes a mark, when that reading is on the desk', () => {
    const w = floodDrill([gauge()]);
    advance(w, 3600);
    const alarms = eventsOf(w, 'instrumentAlarm');
    expect(alarms).toHaveLength(1);
    const first = w.state.instruments[0]!.readings.find((r) => r.value! >= 0.4)!;
    expect(alarms[0]!.tick).toBe(first.id + 120);
    expect(eventsOf(w, 'seatAlerted').map((e) => e.body.seatId)).toEqual(['command']);
    const message = w.state.messages.find((m) => m.key === 'instrumentAlarm')!;
    expect(message.toSeatIds).toEqual(['command']);
    expect(String(message.params['zh'])).toContain('warning');
  });

  it('loses readings with its probability, and never calls by a lost one', () => {
    const w = floodDrill([gauge({ failProbability: 1 })]);
    advance(w, 1800);
    expect(w.state.instruments[0]!.readings.every((r) => r.value === null)).toBe(true);
    expect(eventsOf(w, 'instrumentAlarm')).toEqual([]);
  });

  it('is silent while the instructor hides it, without a word to its seats', () => {
    const w = floodDrill([gauge()]);
    advance(w, 900);
    const hide = submit(w, { kind: 'instructor' }, { type: 'hideSensor', sensorId: 'g1' });
    expect(hide.rejection).toBeNull();
    advance(w, 1800);
    submit(w, { kind: 'instructor' }, { type: 'returnSensor', sensorId: 'g1' });
    advance(w, 2400);
    const values = w.state.instruments[0]!.readings.map((r) => [r.id, r.value !== null]);
    const silent = values.filter(([, there]) => there === false).map(([tick]) => tick);
    expect(silent).toEqual([1200, 1500, 1800]);
    expect(JSON.stringify(viewOf(w, 'command'))).not.toContain('hiddenSensors');
  });

  it('goes on alike after a save', () => {
    const w = floodDrill([gauge({ noiseSd: 0.05, failProbability: 0.2 })]);
    advance(w, 900);
    const { region, scenario, seed } = w;
    const other = loadWorld({ region, scenario, seed, mode: 'plain' }, saveWorld(w));
    advance(w, 1800);
    advance(other, 1800);
    expect(hashWorld(other).parts['instruments']).toBe(hashWorld(w).parts['instruments']);
  });
});
