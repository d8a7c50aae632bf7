import { describe, expect, it } from 'vitest';
import { ordersOf } from '../../../engine/exercise/order-book.ts';
import type { Actor, Command } from '../../../engine/exercise/commands/command.ts';
import { advance, createWorld } from '../../../engine/exercise/run.ts';
import { hashWorld } from '../../../engine/exercise/snapshot.ts';
import { check, submit } from '../../../engine/exercise/submit.ts';
import { HUB, littleRegion, littleScenario } from '../../support/synthetic-scenario.ts';

const region = littleRegion();
const scenario = littleScenario(region);
const instructor: Actor = { kind: 'instructor' };
const seat = (seatId: string): Actor => ({ kind: 'seat', seatId });
const move = (unitId: string): Command => ({ type: 'move', unitId, to: { e: 6000, n: 600 } });

function world(start = true) {
  const w = createWorld({ region, scenario, seed: 1, mode: 'immer' });
  if (start) submit(w, instructor, { type: 'start' });
  return w;
}

describe('authority', () => {
  it('orders wait for the start', () => {
    expect(submit(world(false), seat('rescue'), move('crew-a')).rejection?.code).toBe('notRunning');
  });

  it('a seat orders its own teams, the commander everybody', () => {
    const w = world();
    expect(submit(w, seat('evacuation'), move('crew-a')).rejection?.code).toBe('notAuthorised');
    expect(submit(w, seat('rescue'), move('crew-a')).rejection).toBeNull();
    expect(submit(w, seat('commander'), move('bus')).rejection).toBeNull();
  });

  it('a refusal names the seats that may', () => {
    const w = world();
    const { rejection } = submit(w, seat('evacuation'), move('crew-a'));
    expect(rejection!.params['seats']).toBe('commander rescue');
    // A verb of no seat's names nobody.
    const end = submit(w, seat('commander'), { type: 'end' }).rejection!;
    expect(end.params).not.toHaveProperty('seats');
  });

  it('players cannot use the controls and the instructor gives no orders', () => {
    const w = world();
    expect(submit(w, seat('commander'), { type: 'end' }).rejection?.code).toBe('notAuthorised');
    expect(submit(w, instructor, move('crew-a')).rejection?.code).toBe('notAuthorised');
  });

  it('an unknown verb is refused by name', () => {
    const rejection = submit(world(), seat('rescue'), { type: 'fly' } as never).rejection;
    expect(rejection).toMatchObject({ code: 'unknownCommand', params: { type: 'fly' } });
  });
});

describe('a refused order', () => {
  it('stays in the record as refused and moves nobody', () => {
    const w = world();
    submit(w, seat('evacuation'), move('crew-a'));
    expect(ordersOf(w)).toHaveLength(1);
    expect(ordersOf(w)[0]).toMatchObject({ status: 'refused', seatId: 'evacuation' });
    expect(w.state.units.find((u) => u.id === 'crew-a')).toMatchObject({ at: HUB, orderId: null });
  });
});

describe('a check', () => {
  it('tells arrival and changes nothing', () => {
    const w = world();
    const before = hashWorld(w).total;
    const checked = check(w, seat('rescue'), move('crew-a'));
    expect(hashWorld(w).total).toBe(before);
    expect(checked.ok && checked.value.etaTick).toBeGreaterThan(5 * 60);
    submit(w, seat('rescue'), move('crew-a'));
    expect(ordersOf(w)[0]!.etaTick).toBe(checked.ok ? checked.value.etaTick : -1);
  });
});

describe('desk commands', () => {
  it('a message reaches its addressees and nobody else', () => {
    const w = world();
    submit(w, seat('rescue'), { type: 'message', toSeatIds: ['supply'], text: '需要 200 份物资' });
    expect(w.state.messages[0]).toMatchObject({ toSeatIds: ['supply'], text: '需要 200 份物资' });
    const read: Command = { type: 'acknowledge', messageId: 1 };
    expect(submit(w, seat('evacuation'), read).rejection?.code).toBe('unknownPlace');
    expect(submit(w, seat('supply'), read).rejection).toBeNull();
    expect(submit(w, seat('supply'), read).rejection?.code).toBe('alreadyDone');
  });

  it('a first report may have gaps, a final report may not', () => {
    const w = world();
    const elements = { place: '两坪乡' };
    const say = (kind: 'first' | 'followUp' | 'final', e: Record<string, string>) =>
      submit(w, seat('commander'), { type: 'report', kind, elements: e, figures: {} }).rejection
        ?.code;
    expect(say('followUp', elements)).toBe('badArguments');
    expect(say('first', {})).toBe('badArguments');
    expect(say('first', elements)).toBeUndefined();
    expect(say('first', elements)).toBe('alreadyDone');
    expect(say('final', elements)).toBe('badArguments');
    expect(w.state.reports[0]!.missing).toHaveLength(10);
  });

  it('a forecast needs a fire that the seat knows, and comes after its working time', () => {
    const w = world();
    const ask: Command = { type: 'requestForecast', hours: 2 };
    expect(submit(w, seat('technical'), ask).rejection?.code).toBe('noKnownFire');
    for (const s of scenario.seats)
      submit(w, instructor, { type: 'setOccupant', seatId: s.id, occupant: 'idle' });
    advance(w, 2 * 3600);
    expect(submit(w, seat('technical'), ask).rejection).toBeNull();
    const due = w.state.forecastRequests[0]!.dueTick;
    advance(w, due - 1);
    expect(w.state.forecasts).toHaveLength(0);
    advance(w, due);
    expect(w.state.forecasts).toHaveLength(1);
    expect(w.state.forecastRequests).toHaveLength(0);
  });
});

describe('the instructor', () => {
  it('fires an inject once, at the present time', () => {
    const w = world();
    advance(w, 600);
    const fire: Command = { type: 'fireInject', injectId: 'inject-1' };
    expect(submit(w, instructor, fire).rejection).toBeNull();
    expect(w.state.injects[0]!.firedTick).toBe(600);
    expect(submit(w, instructor, fire).rejection?.code).toBe('alreadyDone');
    advance(w, 2 * 3600);
    expect(w.state.messages.filter((m) => m.key === 'inject:inject-1')).toHaveLength(1);
  });
});
