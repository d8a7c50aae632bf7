import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../engine/exercise/scenario.ts';
import { viewOf } from '../../../engine/exercise/views.ts';
import { owedYuan, type AidSpec } from '../../../engine/response/aid/aid.ts';
import {
  advance,
  DRILL_UNITS,
  drillScenario,
  eventsOf,
  give,
  startDrill,
  unitOf,
} from './drill.ts';

const source = (over: Partial<AidSpec>): AidSpec => ({
  id: 'fengjie',
  name: { zh: '奉节', en: 'Fengjie' },
  kind: 'neighbour',
  seatId: null,
  portalId: 'depot-1',
  answerMin: 30,
  travelMin: 60,
  yuanPerDay: 0,
  provenance: 'assumed',
  ...over,
});
const crew = DRILL_UNITS.find((u) => u.id === 'crew')!;

function start(over: Partial<AidSpec> = {}) {
  const base = drillScenario();
  const verbs = ['requestAid', 'answerAid'] as const;
  const seats: Scenario['seats'] = base.seats.map((s) => ({
    ...s,
    commands: [...s.commands, ...verbs],
  }));
  return startDrill({
    seats,
    aid: [source(over)],
    units: [...DRILL_UNITS, { ...crew, id: 'helpers', aidId: 'fengjie' }],
  });
}

describe('help from outside', () => {
  it('is not there, not seen and not ordered before it is granted', () => {
    const w = start();
    const ids = viewOf(w, 'command').units.map((u) => u.id);
    expect(ids).toContain('crew');
    expect(ids).not.toContain('helpers');
    const { rejection } = give(w, { type: 'move', unitId: 'helpers', to: { e: 4500, n: 3000 } });
    expect(rejection).toMatchObject({ code: 'notHere' });
  });

  it('answers by itself and comes to the portal after its way', () => {
    const w = start();
    expect(give(w, { type: 'requestAid', sourceId: 'fengjie' }).rejection).toBeNull();
    advance(w, 4 * 3600);
    const [asked] = eventsOf(w, 'aidRequested');
    const [yes] = eventsOf(w, 'aidAnswered');
    const [come] = eventsOf(w, 'aidArrived');
    expect(yes!.cause).toBe(asked!.id);
    // Lognormal with sigma 0.25 around 30 and 60 min: within three sigmas.
    expect(yes!.tick).toBeGreaterThan(1800 * 0.47);
    expect(yes!.tick).toBeLessThan(1800 * 2.2);
    expect(come!.tick).toBe(yes!.body.arriveTick);
    expect(unitOf(w, 'helpers').status).toBe('standby');
    const order = { type: 'move', unitId: 'helpers', to: { e: 4500, n: 3000 } } as const;
    expect(give(w, order).rejection).toBeNull();
  });

  it('comes at the same time whatever else is asked', () => {
    const arrival = (ask: number): number => {
      const w = start();
      advance(w, ask);
      give(w, { type: 'requestAid', sourceId: 'fengjie' });
      advance(w, ask + 4 * 3600);
      return eventsOf(w, 'aidArrived')[0]!.tick - ask;
    };
    expect(arrival(0)).toBe(arrival(1234));
  });

  it('is asked once, and answered by the seat that has it alone', () => {
    const w = start({ seatId: 'town' });
    give(w, { type: 'requestAid', sourceId: 'fengjie' });
    const answer = { type: 'answerAid', sourceId: 'fengjie', yes: false } as const;
    expect(give(w, answer).rejection).toMatchObject({ code: 'beyondAuthority' });
    expect(give(w, answer, 'town').rejection).toBeNull();
    expect(give(w, answer, 'town').rejection).toMatchObject({ code: 'alreadyDone' });
    expect(give(w, { type: 'requestAid', sourceId: 'fengjie' }).rejection).toMatchObject({
      code: 'alreadyDone',
    });
    advance(w, 12 * 3600);
    expect(eventsOf(w, 'aidArrived')).toEqual([]);
    expect(viewOf(w, 'command').aid).toMatchObject([{ answer: 'no', arriveTick: -1 }]);
  });

  it('is paid by the begun day once it is there', () => {
    const spec = source({ kind: 'requisition', yuanPerDay: 800 });
    const state = {
      id: 'fengjie',
      seatId: 'command',
      askedTick: 0,
      askedEvent: 1,
      answerTick: -1,
      answer: 'yes' as const,
      answeredTick: 10,
      arriveTick: 1000,
    };
    expect(owedYuan(spec, state, 999)).toBe(0);
    expect(owedYuan(spec, state, 1000)).toBe(800);
    expect(owedYuan(spec, state, 1000 + 86_399)).toBe(800);
    expect(owedYuan(spec, state, 1000 + 86_400)).toBe(1600);
    expect(owedYuan(spec, { ...state, answer: 'no' }, 90_000)).toBe(0);
  });
});
