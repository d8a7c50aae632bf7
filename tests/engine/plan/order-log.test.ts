import { describe, expect, it } from 'vitest';
import { ordersOf } from '../../../engine/exercise/order-book.ts';
import { advance, createWorld } from '../../../engine/exercise/run.ts';
import { submit } from '../../../engine/exercise/submit.ts';
import { createOrderLog } from '../../../engine/plan/autopilot/order-log.ts';
import { isOpen, LOOK_BACK_TICKS } from '../../../engine/plan/autopilot/policy.ts';
import { littleRegion, littleScenario } from '../../support/synthetic-scenario.ts';

describe('the log of a seat’s orders', () => {
  it('gives what a look at all orders gives, asked often or once', () => {
    const region = littleRegion();
    const scenario = littleScenario(region);
    const w = createWorld({ region, scenario, seed: 3, mode: 'plain' });
    submit(w, { kind: 'instructor' }, { type: 'start' });
    const often = createOrderLog();
    let seen = 0;
    for (let tick = 600; tick <= 6 * 3600; tick += 600) {
      advance(w, tick);
      for (const { id } of w.state.seats) {
        const late = ordersOf(w).filter(
          (o) => o.seatId === id && (isOpen(o) || o.endTick >= w.state.tick - LOOK_BACK_TICKS),
        );
        expect(often.recent(w, id)).toEqual(late.toReversed());
        expect(createOrderLog().recent(w, id)).toEqual(late.toReversed());
        seen += late.length;
      }
    }
    expect(seen).toBeGreaterThan(0);
  });
});
