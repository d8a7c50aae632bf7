import { describe, expect, it } from 'vitest';
import { MAX_RUN_ON_S, tickAt, wallAt } from '../../client/session/clock.ts';
import { clock } from './fixture.ts';

describe('simulated time between frames', () => {
  it('runs at the speed held, not at the speed asked for', () => {
    const frame = clock({ speed: 600, heldSpeed: 200 });
    expect(tickAt({ frame, atMs: 5000 }, 5500)).toBe(200);
  });

  it('stands while paused, in standby, ended and in a jump', () => {
    for (const change of [
      { paused: true },
      { phase: 'standby' as const },
      { phase: 'ended' as const },
      { jumpTo: 3700 },
    ])
      expect(tickAt({ frame: clock(change), atMs: 0 }, 1000)).toBe(100);
  });

  it('does not run on for long without a frame', () => {
    expect(tickAt({ frame: clock(), atMs: 0 }, 60_000)).toBe(100 + MAX_RUN_ON_S * 10);
  });

  it('never goes back when this machine sets its clock back', () => {
    expect(tickAt({ frame: clock(), atMs: 1000 }, 0)).toBe(100);
  });

  it('shows the wall time of the server', () => {
    expect(wallAt({ frame: clock(), atMs: 50 }, 1050)).toBe(1_001_000);
  });
});
