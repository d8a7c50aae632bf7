import type { EngineRun } from './engine-port.ts';
import type { Pace } from './pace.ts';

/** A beat simulates for so long at most before it looks into the mailbox again, ms. */
const SLICE_MS = 8;

/** Simulates up to `ticks`, as many as fit into a slice of wall time, and tells the pace. */
export function simulateSlice(
  run: EngineRun,
  pace: Pace,
  ticks: number,
  nowMs: () => number,
): void {
  const begin = nowMs();
  const from = run.tick;
  let now = begin;
  let left = ticks;
  do {
    const cost = pace.tickMs;
    const chunk = cost === 0 ? 60 : Math.max(1, Math.floor(SLICE_MS / 2 / cost));
    run.advance(run.tick + Math.min(left, chunk));
    left = ticks - (run.tick - from);
    now = nowMs();
  } while (left > 0 && now - begin < SLICE_MS && run.phase === 'running');
  pace.worked(run.tick - from, now - begin, now);
}
