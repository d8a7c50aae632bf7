import { describe, expect, it } from 'vitest';
import type { ExerciseEvent } from '../../../engine/exercise/event.ts';
import { advance, createWorld } from '../../../engine/exercise/run.ts';
import { hashWorld, loadWorld, saveWorld } from '../../../engine/exercise/snapshot.ts';
import { submit } from '../../../engine/exercise/submit.ts';
import type { World } from '../../../engine/exercise/world.ts';
import { littleRegion, littleScenario } from '../../support/synthetic-scenario.ts';

const HOUR = 3600;
const region = littleRegion();
const scenario = littleScenario(region);
const INSTRUCTOR = { kind: 'instructor' } as const;

function started(seed = 1, idle: readonly string[] = []): World {
  const w = createWorld({ region, scenario, seed, mode: 'plain' });
  for (const seatId of idle) {
    submit(w, INSTRUCTOR, { type: 'setOccupant', seatId, occupant: 'idle' });
  }
  submit(w, INSTRUCTOR, { type: 'start' });
  return w;
}

const ofType = <T extends ExerciseEvent['body']['type']>(w: World, type: T) =>
  w.events.filter(
    (e): e is ExerciseEvent & { body: Extract<ExerciseEvent['body'], { type: T }> } =>
      e.body.type === type,
  );

const everySeat = scenario.seats.map((s) => s.id);

describe('the policy', () => {
  const w = started();
  advance(w, 6 * HOUR);

  it('orders nothing before anybody has heard of the fire', () => {
    const alert = ofType(w, 'seatAlerted')[0]!.tick;
    const first = ofType(w, 'orderIssued')[0]!;
    expect(first.tick).toBeGreaterThan(alert);
    expect(first.body.byPolicy).toBe(true);
  });

  it('sends each seat’s own teams only, and never a command outside its authority', () => {
    for (const { body } of ofType(w, 'orderIssued')) {
      const unit = scenario.units.find((u) => u.id === body.order.unitId)!;
      const seat = scenario.seats.find((s) => s.id === body.seatId)!;
      expect(unit.seatId).toBe(seat.id);
      expect(seat.commands).toContain(body.order.type);
    }
    const refused = ofType(w, 'orderRefused').map((e) => e.body.rejection.code);
    expect(refused).not.toContain('notAuthorised');
  });

  it('fights the fire, looks at it and asks for a forecast', () => {
    const types = new Set(ofType(w, 'orderIssued').map((e) => e.body.order.type));
    expect(types.has('directAttack') || types.has('buildLine')).toBe(true);
    expect(ofType(w, 'forecastRequested').length).toBeGreaterThan(0);
  });

  it('reports to the superior: first a first report, then follow-ups two hours apart', () => {
    const sent = ofType(w, 'reportSent').filter(
      (e) =>
        e.body.report.seatId === scenario.seats.find((s) => s.role === 'incidentCommander')!.id,
    );
    expect(sent.map((e) => e.body.report.kind).slice(0, 2)).toEqual(['first', 'followUp']);
    sent.forEach((e, i) => {
      if (e.body.report.kind !== 'followUp') return;
      expect(e.tick - sent[i - 1]!.tick).toBeGreaterThanOrEqual(2 * HOUR);
    });
  });

  it('gives few orders that are refused', () => {
    const refused = ofType(w, 'orderRefused').length;
    expect(refused).toBeLessThan(0.05 * (refused + ofType(w, 'orderIssued').length));
  });

  it('leaves idle seats alone', () => {
    const quiet = started(1, everySeat);
    advance(quiet, 6 * HOUR);
    expect(ofType(quiet, 'orderIssued')).toEqual([]);
    expect(ofType(quiet, 'reportSent')).toEqual([]);
  });
});

describe('the policy is a function of the state', () => {
  it('gives the same exercise for the same seed', () => {
    const [a, b] = [started(7), started(7)];
    advance(a, 4 * HOUR);
    advance(b, 4 * HOUR);
    expect(hashWorld(b)).toEqual(hashWorld(a));
  });

  it('goes on alike after the exercise was saved and restored between its turns', () => {
    const whole = started(3);
    advance(whole, 4 * HOUR);
    const first = started(3);
    advance(first, 2 * HOUR + 250);
    const bytes = saveWorld(first);
    const second = loadWorld({ region, scenario, seed: 3, mode: 'plain' }, bytes);
    advance(second, 4 * HOUR);
    expect(hashWorld(second)).toEqual(hashWorld(whole));
  });
});

describe('the policy knows what its seat knows', () => {
  /** What the policy orders up to the next round of observers after the first hour. */
  function decided(ignitions: NonNullable<typeof scenario.wildfire>['ignitions']) {
    const wildfire = { ...scenario.wildfire!, ignitions };
    const options = {
      region,
      scenario: { ...scenario, wildfire },
      seed: 5,
      mode: 'plain',
    } as const;
    const w = createWorld(options);
    submit(w, INSTRUCTOR, { type: 'start' });
    advance(w, HOUR + 290);
    const orders = [...ofType(w, 'orderIssued'), ...ofType(w, 'orderRefused')];
    const said = orders.map((e) => [e.tick, e.body.seatId, e.body.order]);
    return { said, burnedHa: w.fire.burnedAreaHa(HOUR + 290) };
  }

  it('decides alike whether or not a second fire burns that nobody has seen', () => {
    const first = scenario.wildfire!.ignitions;
    const plain = decided(first);
    const hidden = decided([...first, { at: { e: 1500, n: 10500 }, tick: HOUR }]);
    expect(hidden.said).toEqual(plain.said);
    expect(hidden.burnedHa).toBeGreaterThan(plain.burnedHa);
    expect(plain.said.length).toBeGreaterThan(3);
  });
});
