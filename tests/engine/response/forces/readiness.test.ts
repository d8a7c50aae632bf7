import { describe, expect, it } from 'vitest';
import { ordersOf } from '../../../../engine/exercise/order-book.ts';
import type { Scenario } from '../../../../engine/exercise/scenario.ts';
import type { World } from '../../../../engine/exercise/world.ts';
import { ASSUMED_READINESS } from '../../../../engine/response/forces/assumed.ts';
import { drillScenario, give, order, startDrill, unitOf } from '../drill.ts';

const { nightFactor, responseFactor, warningFactor } = ASSUMED_READINESS;
const TO = { e: 3000, n: 3000 };

/** Seats that may declare levels and issue warnings. */
function ready(over: Partial<Scenario> = {}): Partial<Scenario> {
  const seats = drillScenario().seats.map((s) => ({
    ...s,
    commands: [...s.commands, 'declareResponse' as const, 'issueWarning' as const],
  }));
  const may = { seatId: 'command', grade: true, response: 1 as const, warnings: true };
  const sms = { id: 'sms', reach: 1, delayMin: 1, delayLogSd: 0, only: null } as const;
  return {
    seats,
    command: { authority: [may], headquarters: null },
    warningChannels: [{ ...sms, provenance: 'assumed' }],
    ...over,
  };
}

/** Seconds from the order to the departure of the first call of a team. */
function turnOutOf(w: World, unitId: string): number {
  order(w, { type: 'move', unitId, to: TO });
  return unitOf(w, unitId).dueTick - w.state.tick;
}

const atHour = (h: number): World => startDrill(ready({ startSecondOfDay: h * 3600 }));

describe('turn-out of a team at home', () => {
  // Whole seconds: a ratio of two of them is off by at most a second in two minutes.
  const close = (got: number, wanted: number) =>
    expect(Math.abs(got - wanted)).toBeLessThanOrEqual(1);

  it('takes longer at night, on either side of midnight, and not at noon', () => {
    const noon = turnOutOf(atHour(12), 'crew');
    expect(turnOutOf(atHour(21.9), 'crew')).toBe(noon);
    for (const h of [22, 23.5, 2, 5.9])
      close(turnOutOf(atHour(h), 'crew'), noon * nightFactor.onCall);
    expect(turnOutOf(atHour(6), 'crew')).toBe(noon);
  });

  it('takes longest at night for those who sleep at home, least for a crew on duty', () => {
    const night = (kind: 'village' | 'fireBrigade' | 'county') => {
      const units = drillScenario().units.map((u) => ({ ...u, kind }));
      return turnOutOf(startDrill(ready({ startSecondOfDay: 2 * 3600, units })), 'crew');
    };
    expect(night('village')).toBeGreaterThan(night('county'));
    expect(night('county')).toBeGreaterThan(night('fireBrigade'));
  });

  it('is shorter the higher the response level that has been declared', () => {
    const before = turnOutOf(atHour(12), 'crew');
    for (const level of [4, 3, 2, 1] as const) {
      const w = atHour(12);
      expect(give(w, { type: 'declareResponse', level }).rejection).toBeNull();
      close(turnOutOf(w, 'crew'), before * responseFactor[level]);
    }
  });

  it('is shorter under a warning, and the stronger of warning and level counts', () => {
    const before = turnOutOf(atHour(12), 'crew');
    const w = atHour(12);
    const warn = {
      type: 'issueWarning',
      hazard: 'forestFire',
      level: 'red',
      advice: 'prepare',
      villageIds: ['v1'],
      channels: ['sms'],
    } as const;
    expect(give(w, warn).rejection).toBeNull();
    expect(give(w, { type: 'declareResponse', level: 4 }).rejection).toBeNull();
    close(turnOutOf(w, 'crew'), before * warningFactor.red);
  });

  it('is foreseen by the order’s preview: night calls arrive later', () => {
    const eta = (h: number) => {
      const w = atHour(h);
      order(w, { type: 'move', unitId: 'crew', to: TO });
      return ordersOf(w).at(-1)!.etaTick;
    };
    expect(eta(2) - eta(12)).toBe(5 * 60 * (nightFactor.onCall - 1));
  });
});
