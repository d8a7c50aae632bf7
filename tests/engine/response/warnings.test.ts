import { describe, expect, it } from 'vitest';
import type { Command } from '../../../engine/exercise/commands/command.ts';
import type { Scenario } from '../../../engine/exercise/scenario.ts';
import type { World } from '../../../engine/exercise/world.ts';
import { doorsPerHour } from '../../../engine/response/warnings/doors.ts';
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

function start(over: Partial<Scenario> = {}) {
  const base = drillScenario();
  const verbs = [
    'issueWarning',
    'liftWarning',
    'setGrade',
    'declareResponse',
    'callHeadquarters',
    'doorToDoor',
  ] as const;
  return startDrill({
    ...over,
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

describe('a team sent from door to door', () => {
  const knock = { type: 'doorToDoor', unitId: 'guide', villageId: 'v1' } as const;
  const unheard = (w: World): number =>
    Math.max(...viewOf(w, 'town').warnings.flatMap((x) => x.unheard));

  it('tells the households that no channel reached, at its pace', () => {
    const w = start();
    give(w, warning());
    advance(w, 1800);
    const left = unheard(w);
    expect(left).toBeGreaterThan(0);
    order(w, knock, 'town');
    advance(w, 5 * 3600);
    const told = eventsOf(w, 'warningDelivered').filter((e) => e.body.channel === 'doorToDoor');
    expect(told.reduce((n, e) => n + e.body.households, 0)).toBe(left);
    expect(unheard(w)).toBe(0);
    const [done] = eventsOf(w, 'orderEnded');
    expect(done!.body).toMatchObject({ status: 'done', reason: null });
    // Six pairs, five minutes a household, work counted in slices of five minutes.
    const arrived = eventsOf(w, 'unitArrived')[0]!.tick;
    const leastS = (3600 * left) / doorsPerHour(w.index.unit.get('guide')!.spec, 12, false);
    expect(done!.tick - arrived).toBeGreaterThanOrEqual(leastS - 300);
    expect(done!.tick - arrived).toBeLessThanOrEqual(2 * leastS + 600);
  });

  it('has people leave who are told to', () => {
    const people = {
      awayShare: Array.from({ length: 24 }, () => 0),
      elderly: 0,
      children: 0,
      bedridden: 0,
      provenance: 'assumed' as const,
    };
    const w = start({ people });
    give(w, warning({ level: 'red', advice: 'evacuate' }));
    advance(w, 1800);
    const before = eventsOf(w, 'warningHeeded').length;
    order(w, knock, 'town');
    advance(w, 5 * 3600);
    const heard = eventsOf(w, 'warningDelivered').filter((e) => e.body.channel === 'doorToDoor');
    const heeded = eventsOf(w, 'warningHeeded').slice(before);
    expect(heeded.length).toBeGreaterThan(0);
    expect(heard.map((e) => e.id)).toContain(heeded[0]!.cause);
  });

  it('shares the doors with another team, and counts each once', () => {
    const w = start();
    give(w, warning({ channels: ['sms'] }));
    advance(w, 1800);
    order(w, knock, 'town');
    order(w, { ...knock, unitId: 'engine' });
    advance(w, 5 * 3600);
    const { reached, zone } = w.state.warnings[0]!;
    expect(reached['v1']).toBe(zone['v1']);
    const all = eventsOf(w, 'warningDelivered').reduce((n, e) => n + e.body.households, 0);
    expect(all).toBe(zone['v1']);
  });

  it('is refused where there is nothing to tell, and another village is offered', () => {
    const w = start();
    expect(give(w, knock, 'town').rejection?.code).toBe('noWarning');
    give(w, warning({ villageIds: ['v1', 'v2'], channels: ['sms'] }));
    expect(give(w, { ...knock, villageId: 'nowhere' }, 'town').rejection?.code).toBe(
      'unknownPlace',
    );
    expect(give(w, { ...knock, unitId: 'bus' }).rejection?.code).toBe('noCapability');
    advance(w, 1800);
    order(w, knock, 'town');
    advance(w, 5 * 3600);
    expect(give(w, knock, 'town').rejection).toMatchObject({
      code: 'alreadyDone',
      params: { village: 'v1' },
      alternatives: [{ type: 'doorToDoor', unitId: 'guide', villageId: 'v2' }],
    });
  });

  it('comes for nothing when the warning has been lifted', () => {
    const w = start();
    give(w, warning());
    order(w, knock, 'town');
    give(w, { type: 'liftWarning', warningId: 1 });
    advance(w, 3600);
    expect(eventsOf(w, 'orderEnded')[0]!.body).toMatchObject({ reason: 'noLongerNeeded' });
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
