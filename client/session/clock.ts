import type { ClockFrame } from '../../engine/protocol/wire.ts';

/** A clock frame and this machine's time at which it came. */
export interface ReceivedClock {
  readonly frame: ClockFrame;
  readonly atMs: number;
}

/**
 * Longest wall time that a clock runs on from its last frame, s. Frames come 4 to 5 times a second;
 * beyond this the link is in doubt, and a clock that stands is honest where one that runs is not.
 */
export const MAX_RUN_ON_S = 1.5;

const moving = (frame: ClockFrame): boolean =>
  frame.phase === 'running' && !frame.paused && frame.jumpTo === null;

/** Simulated time at `nowMs`, fractional ticks, from the last frame and the speed held. */
export function tickAt(clock: ReceivedClock | null, nowMs: number): number {
  if (clock === null) return 0;
  const { frame, atMs } = clock;
  if (!moving(frame)) return frame.tick;
  const elapsedS = Math.min(MAX_RUN_ON_S, Math.max(0, (nowMs - atMs) / 1000));
  return frame.tick + elapsedS * frame.heldSpeed;
}

/** Wall time of the server at `nowMs`, ms since 1970. */
export const wallAt = (clock: ReceivedClock, nowMs: number): number =>
  clock.frame.wallMs + (nowMs - clock.atMs);
