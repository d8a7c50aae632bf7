import seedrandom from 'seedrandom';
import { expect, test } from 'vitest';
import type { SeatView } from '../../../engine/exercise/view.ts';
import { diff } from '../../../engine/protocol/diff.ts';
import type { EngineRun } from '../../../server/exercises/engine-port.ts';
import { engineOf } from '../../../server/exercises/world-engine.ts';
import { littleRegion, littleScenario } from '../../support/synthetic-scenario.ts';

const region = littleRegion();
const engine = engineOf(littleScenario(region), region);
const HOUR = 3600;

function started(seed = '1'): EngineRun {
  const run = engine.create(seed);
  expect(run.submit({ kind: 'instructor' }, { type: 'start' }).rejection).toBeNull();
  return run;
}

test('in how many pieces time is run makes no difference', () => {
  const whole = started();
  whole.advance(2 * HOUR);
  const random = seedrandom('pieces');
  const pieces = started();
  while (pieces.tick < 2 * HOUR)
    pieces.advance(Math.min(2 * HOUR, pieces.tick + 1 + Math.floor(random() * 40)));
  expect(pieces.hash()).toBe(whole.hash());
  expect(pieces.tick).toBe(2 * HOUR);
});

test('orders given between two steps play back alike from the log and from a snapshot', () => {
  const live = started();
  const logged: { tick: number; seatId: string; text: string }[] = [];
  const seatId = engine.seats[0]!.id;
  const say = (run: EngineRun, text: string) =>
    run.submit({ kind: 'seat', seatId }, { type: 'message', toSeatIds: [seatId], text });
  for (const tick of [611, 1234, 2005]) {
    while (live.tick < tick) live.advance(Math.min(tick, live.tick + 17));
    expect(say(live, `at ${tick}`).rejection).toBeNull();
    logged.push({ tick, seatId, text: `at ${tick}` });
  }
  const restored = engine.load('1', live.save());
  const replayed = started();
  for (const l of logged) {
    replayed.advance(l.tick);
    say(replayed, l.text);
  }
  for (const run of [live, restored, replayed]) run.advance(HOUR);
  expect(restored.hash()).toBe(live.hash());
  expect(replayed.hash()).toBe(live.hash());
});

/** Legs that lie behind are dropped at leisure; those ahead must be right. */
const ahead = (v: SeatView, tick: number): SeatView => ({
  ...v,
  tick,
  units: v.units.map((u) => ({ ...u, route: u.route.filter((l) => l.arriveTick >= tick) })),
});

test('while the version stands, what a seat sees changes in nothing but the time', () => {
  const run = started();
  const views = engine.seats.map((s) => s.id);
  let stood = 0;
  for (const from of [30, HOUR, 2 * HOUR]) {
    run.advance(from);
    for (let i = 0; i < 300; i++) {
      const { version } = run;
      const before = views.map((v) => run.view(v));
      run.advance(run.tick + 1);
      if (run.version !== version) continue;
      stood++;
      views.forEach((v, k) =>
        expect(diff(ahead(before[k]!, run.tick), ahead(run.view(v), run.tick))).toBeNull(),
      );
    }
  }
  expect(stood).toBeGreaterThan(300);
});
