import { describe, expect, it } from 'vitest';
import type { Command } from '../../../engine/exercise/commands/command.ts';
import type { Scenario } from '../../../engine/exercise/scenario.ts';
import { viewOf } from '../../../engine/exercise/views.ts';
import { advance, drillScenario, eventsOf, give, order, startDrill, villageOf } from './drill.ts';

const CHANNELS: Scenario['warningChannels'] = [
  {
    id: 'loudspeaker',
    reach: 0.8,
    delayMin: 4,
    delayLogSd: 0.3,
    only: null,
    provenance: 'assumed',
  },
  { id: 'sms', reach: 0.5, delayMin: 2, delayLogSd: 0.3, only: null, provenance: 'assumed' },
];
const warning = (over: Partial<Extract<Command, { type: 'issueWarning' }>> = {}): Command => ({
  type: 'issueWarning',
  hazard: 'forestFire',
  level: 'orange',
  advice: 'prepare',
  villageIds: ['v1'],
  channels: ['loudspeaker'],
  ...over,
});

function start() {
  const base = drillScenario();
  const verbs = [
    'issueWarning',
    'liftWarning',
    'setGrade',
    'declareResponse',
    'callHeadquarters',
  ] as const;
  return startDrill({
    seats: base.seats.map((s) => ({ ...s, commands: [...s.commands, ...verbs] })),
    warningChannels: CHANNELS,
    command: {
      authority: [{ seatId: 'command', grade: true, response: 3, warnings: true }],
      headquarters: { facilityId: 'depot-1', setUpMin: 30 },
    },
  });
}

describe('a warning', () => {
  it('reaches the share of households that its channel reaches, after a while', () => {
    const w = start();
    expect(give(w, warning()).rejection).toBeNull();
    expect(viewOf(w, 'command').warnings).toMatchObject([{ level: 'orange', reached: 0 }]);
    advance(w, 1800);
    const [got] = eventsOf(w, 'warningDelivered');
    const households = w.index.village.get('v1')!.spec.households;
    expect(got!.tick).toBeGreaterThan(0);
    expect(got!.body.households).toBe(Math.round(0.8 * households));
    expect(villageOf(w, 'v1').warnedTick).toBe(got!.tick);
    expect(villageOf(w, 'v2').warnedTick).toBe(-1);
  });

  it('goes over several channels to those whom the first did not reach', () => {
    const w = start();
    give(w, warning({ channels: ['loudspeaker', 'sms'] }));
    advance(w, 1800);
    const households = w.index.village.get('v1')!.spec.households;
    const reached = w.state.warnings[0]!.reached['v1']!;
    // 1 − (1 − 0.8)(1 − 0.5) = 0.9, rounded to whole households at each channel.
    expect(Math.abs(reached - 0.9 * households)).toBeLessThanOrEqual(1);
  });

  it('is heard by the rest when a team stands at the doors', () => {
    const w = start();
    give(w, warning());
    advance(w, 1800);
    order(w, { type: 'evacuate', unitId: 'guide', villageId: 'v1', shelterId: 'shelter-1' });
    advance(w, 3 * 3600);
    const { reached, zone } = w.state.warnings[0]!;
    expect(reached['v1']).toBe(zone['v1']);
    expect(eventsOf(w, 'warningDelivered').at(-1)!.body.channel).toBe('doorToDoor');
  });

  it('is lifted once, and what is still under way does not arrive', () => {
    const w = start();
    give(w, warning());
    expect(give(w, { type: 'liftWarning', warningId: 1 }).rejection).toBeNull();
    expect(give(w, { type: 'liftWarning', warningId: 1 }).rejection).toMatchObject({
      code: 'alreadyDone',
    });
    advance(w, 3600);
    expect(eventsOf(w, 'warningDelivered')).toEqual([]);
  });

  it('is refused to seats without authority, and over channels that are not there', () => {
    const w = start();
    expect(give(w, warning(), 'town').rejection).toMatchObject({ code: 'beyondAuthority' });
    expect(give(w, warning({ channels: ['siren'] })).rejection).toMatchObject({
      code: 'noSuchChannel',
      params: { channel: 'siren' },
    });
    expect(give(w, warning({ villageIds: ['nowhere'] })).rejection).toMatchObject({
      code: 'unknownPlace',
    });
  });
});

describe('grade, response and headquarters', () => {
  it('are declared apart from one another', () => {
    const w = start();
    give(w, { type: 'setGrade', grade: 'larger' });
    give(w, { type: 'declareResponse', level: 4 });
    expect(viewOf(w, 'town').command).toMatchObject({
      grade: { value: 'larger', seatId: 'command' },
      response: { value: 4 },
      headquartersCalled: false,
    });
    expect(w.state.warnings).toEqual([]);
  });

  it('hand the highest levels up, and say what the seat may declare', () => {
    const w = start();
    const { rejection } = give(w, { type: 'declareResponse', level: 1 });
    expect(rejection).toMatchObject({
      code: 'beyondAuthority',
      params: { highest: 3 },
      alternatives: [{ type: 'declareResponse', level: 3 }],
    });
    expect(give(w, rejection!.alternatives[0]!).rejection).toBeNull();
    expect(give(w, { type: 'declareResponse', level: 3 }).rejection).toMatchObject({
      code: 'alreadyDone',
    });
  });

  it('sets the headquarters up in about its time, once', () => {
    const w = start();
    give(w, { type: 'callHeadquarters' });
    expect(give(w, { type: 'callHeadquarters' }).rejection).toMatchObject({ code: 'alreadyDone' });
    advance(w, 2 * 3600);
    const [ready] = eventsOf(w, 'headquartersReady');
    // 30 min, lognormal with sigma 0.2: within three sigmas.
    expect(ready!.tick).toBeGreaterThan(1800 * 0.54);
    expect(ready!.tick).toBeLessThan(1800 * 1.83);
    expect(viewOf(w, 'town').command.headquartersReady).toBe(true);
  });
});
