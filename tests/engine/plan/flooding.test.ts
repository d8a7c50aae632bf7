import { describe, expect, it } from 'vitest';
import { askFloodForecast, operateWorks } from '../../../engine/plan/autopilot/flooding.ts';
import { peopleExpected } from '../../../engine/plan/autopilot/expecting.ts';
import type { Desk } from '../../../engine/plan/autopilot/policy.ts';
import { addressBook } from '../../../engine/plan/autopilot/address-book.ts';
import { deskOf } from '../../../engine/plan/autopilot/desk.ts';
import { createOrderLog } from '../../../engine/plan/autopilot/order-log.ts';
import type { World } from '../../../engine/exercise/world.ts';
import { everything } from '../../support/flood-world.ts';
import { startDrill } from '../response/drill.ts';

const HOUR = 3600;
const FORECAST = { tick: 0, villages: [{ villageId: 'low', tick: 9000 }] };

/** A desk that knows so much of a flood and nothing else. */
const desk = (k: object, book: object = {}): Desk =>
  ({
    k: {
      flooding: true,
      tick: 2 * HOUR,
      alertedTick: 0,
      weather: { rainMmH: 0 },
      weatherForecast: [],
      forecast: FORECAST,
      instruments: [],
      warnings: [],
      floodWorks: [],
      ...k,
    },
    book,
  }) as unknown as Desk;

describe('the policy in a flood', () => {
  it('runs the model again with the readings of every second hour, of each when there is news', () => {
    const made = (hours: number) => ({ ...FORECAST, tick: hours * HOUR });
    const asks = (hours: number, last: number, k: object = {}): boolean =>
      askFloodForecast(desk({ tick: hours * HOUR, forecast: made(last), ...k })).length > 0;
    const gauge = (value: number) => ({
      forecast: [[0, 10], [4 * HOUR, 14]], // prettier-ignore
      readings: [{ id: 2 * HOUR, value }],
    });
    // What was begun before twenty past two had no readings of two o'clock.
    expect(asks(2.3, 2)).toBe(false);
    expect(asks(2.4, 2)).toBe(true);
    expect(asks(4.3, 2.5)).toBe(false);
    expect(asks(3.4, 2.5)).toBe(false);
    expect(asks(3.4, 2.5, { weather: { rainMmH: 12 } })).toBe(true);
    expect(asks(3.3, 2.5, { weather: { rainMmH: 12 } })).toBe(false);
    // It said 12 m for two o'clock.
    expect(asks(3.4, 2.5, { instruments: [gauge(12.3)] })).toBe(false);
    expect(asks(3.4, 2.5, { instruments: [gauge(12.8)] })).toBe(true);
    expect(asks(2, 0, { forecast: null })).toBe(true);
  });

  it('works what is in its own hand, once, when a village is forecast under water', () => {
    const work = { id: 'pump', kind: 'pump', value: 1, now: 0, doneTick: -1, mine: true };
    const orders = (over: object, k: object = {}) =>
      operateWorks(desk({ floodWorks: [{ ...work, ...over }], ...k }));
    expect(orders({})).toEqual([{ type: 'operate', workId: 'pump', value: 1 }]);
    expect(orders({ mine: false })).toEqual([]);
    expect(orders({ now: 1, doneTick: 60 })).toEqual([]);
    // Somebody wanted it otherwise.
    expect(orders({ now: 0.5, doneTick: 60 })).toEqual([]);
    expect(orders({}, { forecast: { tick: 0, villages: [] } })).toEqual([]);
  });

  it('expects people at the nearest shelters with room, as far as they go, where the forecast has no water', () => {
    const at = (e: number) => ({ e, n: 0 });
    const shelter = (facilityId: string) => ({ facilityId, occupants: 0 });
    const known = desk(
      {
        atHome: () => 150,
        cohorts: [],
        buildingsOut: new Set(),
        forecastDepthM: ({ e }: { e: number }) => (e === 50 ? 0.4 : 0.1),
        shelters: [shelter('far'), shelter('near'), shelter('low')],
        release: null,
      },
      {
        villages: [{ id: 'low', at: at(0) }, { id: 'high', at: at(0) }], // prettier-ignore
        shelters: new Map([
          ['far', { at: at(900), capacity: 500 }],
          ['near', { at: at(100), capacity: 100 }],
          // Nearer than these, and under water by the forecast.
          ['low', { at: at(50), capacity: 500 }],
        ]),
      },
    );
    expect([...peopleExpected(known)]).toEqual([['near', 100], ['far', 50]]); // prettier-ignore
  });

  it('sees that closed roads cut a team off, and looks nothing up where there is no flood', () => {
    const dry = startDrill();
    const w: World = { ...dry, scenario: { ...dry.scenario, flood: everything } };
    const from = (world: World, closed: () => boolean) => {
      const knownClosures = world.region.roads.edges.filter(closed).map((e) => e.id);
      const seats = world.state.seats.map((s) => ({ ...s, knownClosures }));
      const known = { ...world, state: { ...world.state, seats } };
      const at = deskOf(known, 'command', addressBook(w.scenario, w.region), createOrderLog());
      const bus = at.teams().find((t) => t.spec.vehicle === 'bus')!;
      return (to: string) => at.canGo(bus, w.region.facilities.find((f) => f.id === to)!.at);
    };
    expect(from(w, () => false)('shelter-2')).toBe(true);
    expect(from(w, () => true)('shelter-2')).toBe(false);
    expect(from(dry, () => true)('shelter-2')).toBe(true);
  });
});
