import { describe, expect, test } from 'vitest';
import { GAP_MS, Pace } from '../../../server/exercises/pace.ts';

/** Runs `pace` for `ms` of wall time in beats of `beatMs`; a tick costs `tickMs` to simulate. */
function drive(pace: Pace, ms: number, tickMs = 0, beatMs = 40): number {
  let now = 0;
  let tick = 0;
  while (now < ms) {
    now += beatMs;
    const due = pace.due(now, tick);
    const slice = tickMs === 0 ? due.ticks : Math.max(1, Math.floor(25 / tickMs));
    const done = Math.min(due.ticks, slice);
    tick += done;
    now += done * tickMs;
    pace.worked(done, done * tickMs, now);
  }
  return tick;
}

const running = (speed: number): Pace => {
  const pace = new Pace(0);
  pace.setSpeed(speed);
  pace.run(0);
  return pace;
};

describe('pace', () => {
  test.each([1, 7, 60, 600])('x%i runs at that speed', (speed) => {
    const ticks = drive(running(speed), 20_000);
    // One beat may be owed at the end.
    expect(Math.abs(ticks - speed * 20)).toBeLessThanOrEqual(speed * 0.05 + 1);
  });

  test('standby and pause run nothing', () => {
    const pace = new Pace(0);
    expect(drive(pace, 5000)).toBe(0);
    expect(pace.frame(0, 'standby', 0)).toMatchObject({ paused: true, reason: 'standby' });
    pace.run(0);
    pace.hold('instructor');
    expect(drive(pace, 5000)).toBe(0);
  });

  test('a speed that the machine cannot hold is lowered and shown', () => {
    const pace = running(600);
    // 10 ms a tick: 100 ticks a second is all there is, 70 of them to simulate.
    const ticks = drive(pace, 30_000, 10);
    expect(pace.heldSpeed).toBe(70);
    expect(pace.reason).toBe('overload');
    expect(pace.frame(0, 'running', 0)).toMatchObject({ speed: 600, heldSpeed: 70 });
    expect(ticks / 30).toBeLessThan(100);
    expect(ticks / 30).toBeGreaterThan(20);
  });

  test('a closed lid is a gap, a long step is none', () => {
    const pace = running(10);
    expect(pace.due(100, 0).gap).toBe(false);
    expect(pace.due(100 + GAP_MS + 1, 0)).toEqual({ ticks: 0, gap: true });
    const busy = running(10);
    busy.due(100, 0);
    busy.worked(1, 8000, 8100);
    expect(busy.due(8140, 1).gap).toBe(false);
  });

  test('a clock that was set back does no harm', () => {
    const pace = running(10);
    pace.due(10_000, 0);
    expect(pace.due(2000, 0)).toEqual({ ticks: 0, gap: false });
    expect(pace.due(3000, 0).ticks).toBe(10);
  });

  test('a jump runs as fast as it can and ends where it said', () => {
    const pace = new Pace(0);
    pace.hold('instructor');
    pace.jump(500);
    expect(pace.due(40, 100)).toEqual({ ticks: 400, gap: false });
    expect(pace.frame(100, 'running', 0)).toMatchObject({ paused: false, jumpTo: 500 });
    expect(pace.due(80, 500)).toEqual({ ticks: 0, gap: false });
    expect(pace.frame(500, 'running', 0)).toMatchObject({ paused: true, jumpTo: null });
  });
});
