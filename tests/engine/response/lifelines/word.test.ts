import { describe, expect, it } from 'vitest';
import type { Message } from '../../../../engine/exercise/state.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import { viewOf } from '../../../../engine/exercise/views.ts';
import { ASSUMED_LIFELINES } from '../../../../engine/response/lifelines/lifeline.ts';
import { linkDelayS } from '../../../../engine/response/lifelines/network.ts';
import { advance, eventsOf, give, order, submitInject, withFire } from '../drill.ts';
import { outage, startLifelines } from './lifeline-drill.ts';

const HOUR = 3600;
const { satelliteSetUpS, satelliteCallS, runnerAfterS } = ASSUMED_LIFELINES;

const cutOff = (phones: { county: boolean; town: boolean }, over = {}): World => {
  const w = startLifelines({ phones, over });
  submitInject(w, 'mast-out');
  advance(w, 60);
  return w;
};
const say = (w: World, seatId: string, to: string, text = 'are you there') =>
  give(w, { type: 'message', toSeatIds: [to], text }, seatId);
const inbox = (w: World, seatId: string): readonly Message[] => viewOf(w, seatId).messages;

describe('the link between two seats', () => {
  it('is free while the network holds, and within one place always', () => {
    const w = startLifelines();
    expect(linkDelayS(w, 'command', 'town')).toBe(0);
    submitInject(w, 'mast-out');
    advance(w, 60);
    expect(linkDelayS(w, 'town', 'town')).toBe(0);
    expect(linkDelayS(w, 'command', null)).toBe(0);
  });

  it('goes by satellite once the telephone stands, else by road', () => {
    const w = cutOff({ county: false, town: true });
    const waiting = linkDelayS(w, 'command', 'town')!;
    expect(waiting).toBeGreaterThan(satelliteCallS);
    advance(w, satelliteSetUpS + 120);
    expect(linkDelayS(w, 'command', 'town')).toBe(satelliteCallS + 1);
    const none = cutOff({ county: true, town: false });
    const byRoad = linkDelayS(none, 'command', 'town')!;
    // 3 km of county road at 35 km/h.
    expect(byRoad).toBeGreaterThan(250);
    expect(byRoad).toBeLessThan(400);
  });

  it('is null where nothing leads', () => {
    const w = cutOff({ county: true, town: false });
    w.state.closures = w.region.roads.edges.map(({ id }) => ({
      edgeId: id,
      fromTick: 0,
      reason: 'inject' as const,
    }));
    const delayS = linkDelayS(w, 'command', 'town');
    // The walk across the fields is the only way left: much slower than the road.
    expect(delayS === null || delayS > 1500).toBe(true);
  });
});

describe('a message to a seat whose link is down', () => {
  it('comes late, and the sender sees until then that it has not been received', () => {
    const w = cutOff({ county: true, town: false });
    say(w, 'command', 'town');
    expect(inbox(w, 'town')).toEqual([]);
    expect(inbox(w, 'command')).toMatchObject([{ late: [{ seatId: 'town', receivedTick: -1 }] }]);
    const sent = w.state.tick;
    advance(w, sent + HOUR);
    const [got] = eventsOf(w, 'messageReceived');
    expect(got!.tick - sent).toBeGreaterThan(250);
    expect(inbox(w, 'town')).toMatchObject([
      { id: 1, tick: sent, late: [{ seatId: 'town', receivedTick: got!.tick }] },
    ]);
    expect(inbox(w, 'command')).toMatchObject([{ late: [{ receivedTick: got!.tick }] }]);
  });

  it('is numbered by its coming, and can be acknowledged under that number', () => {
    const w = cutOff({ county: true, town: false });
    say(w, 'command', 'town', 'first sent');
    say(w, 'town', 'town', 'first read');
    advance(w, HOUR);
    expect(inbox(w, 'town').map((m) => [m.id, m.text])).toEqual([
      [1, 'first read'],
      [2, 'first sent'],
    ]);
    expect(give(w, { type: 'acknowledge', messageId: 2 }, 'town').rejection).toBeNull();
    expect(w.state.messages.find((m) => m.text === 'first sent')!.acknowledgedBy).toEqual(['town']);
  });

  it('goes over the network as soon as that is back', () => {
    const w = cutOff({ county: true, town: false });
    w.state.closures = w.region.roads.edges.map(({ id }) => ({
      edgeId: id,
      fromTick: 0,
      reason: 'inject' as const,
    }));
    say(w, 'command', 'town');
    const due = w.state.lifelines.held[0]!.dueTick;
    w.state.closures = [];
    advance(w, ASSUMED_LIFELINES.deskDelayS.comms + 60);
    order(w, { type: 'workAt', unitId: 'radio', siteId: 'restoreComms:mast-town' });
    advance(w, 6 * HOUR);
    const [got] = eventsOf(w, 'messageReceived');
    expect(got).toBeDefined();
    expect(due === -1 || got!.tick < due).toBe(true);
    expect(eventsOf(w, 'wordHastened').length).toBeGreaterThan(0);
    expect(w.state.lifelines.held).toEqual([]);
  });
});

describe('reports and observations over a broken link', () => {
  it('reach the county when they get through', () => {
    const w = cutOff({ county: true, town: true }, withFire({ e: 3300, n: 2000 }));
    advance(w, 30 * 60);
    const elements = { place: 'v1', time: 'now' };
    give(w, { type: 'report', kind: 'first', elements, figures: {} }, 'town');
    expect(viewOf(w, 'town').reports).toHaveLength(1);
    expect(viewOf(w, 'command').reports).toEqual([]);
    advance(w, w.state.tick + satelliteCallS + 10);
    expect(viewOf(w, 'command').reports).toMatchObject([{ id: 1, seatId: 'town' }]);
  });

  it('arrive later than over the network, in the order of what they saw', () => {
    const first = (cut: boolean): number => {
      const over = withFire({ e: 3300, n: 2000 });
      const w = cut ? cutOff({ county: true, town: false }, over) : startLifelines({ over });
      order(w, { type: 'move', unitId: 'guide', to: { e: 3000, n: 2200 } }, 'town');
      advance(w, 3 * HOUR);
      for (const s of w.state.seats)
        expect(s.observationRuns).toEqual(s.observationRuns.toSorted((a, b) => a - b));
      const seen = eventsOf(w, 'observationMade').filter(
        (e) => e.body.observation.source === 'team',
      );
      const id = seen[0]!.body.observation.id;
      const got = eventsOf(w, 'observationDelivered').find(
        (e) => e.body.observationId === id && e.body.seatIds.includes('command'),
      );
      return got!.tick - seen[0]!.tick;
    };
    expect(first(true)).toBeGreaterThan(first(false) + 200);
  });
});

describe('a place that is cut off', () => {
  it('is heard of by satellite after the set-up, and then the county knows why', () => {
    const w = startLifelines({ injects: [outage('mast-out', ['mast-town'])] });
    submitInject(w, 'mast-out');
    advance(w, 300);
    expect(viewOf(w, 'town').links).toMatchObject([{ id: 'synthetic', state: 'none' }]);
    expect(viewOf(w, 'command').links).toEqual([]);
    advance(w, 1200);
    const [lost] = eventsOf(w, 'networkLost');
    const [contact] = eventsOf(w, 'contactMade');
    expect(contact!.body).toMatchObject({ placeId: 'synthetic', by: 'satellite' });
    expect(contact!.tick - lost!.tick).toBe(satelliteSetUpS);
    expect(viewOf(w, 'command').links).toMatchObject([{ id: 'synthetic', state: 'satellite' }]);
  });

  it('sends somebody by road when it has no telephone', () => {
    const w = cutOff({ county: true, town: false });
    advance(w, 2 * HOUR);
    const [lost] = eventsOf(w, 'networkLost');
    const [sent] = eventsOf(w, 'runnerSent');
    const [contact] = eventsOf(w, 'contactMade');
    expect(sent!.tick - lost!.tick).toBe(runnerAfterS);
    expect(contact).toMatchObject({ tick: sent!.body.dueTick, body: { by: 'runner' } });
  });
});
