import { ASSUMED_FATIGUE } from './assumed.ts';

/** Work done in a while against that of a fresh team, after so many ticks of the shift; 0.6 to 1. */
export function productivity(workedTicks: number): number {
  const workedH = workedTicks / 3600;
  let before = ASSUMED_FATIGUE[0]!;
  for (const after of ASSUMED_FATIGUE) {
    if (workedH <= after.workedH) {
      const span = after.workedH - before.workedH;
      const part = span === 0 ? 1 : (workedH - before.workedH) / span;
      return before.productivity + part * (after.productivity - before.productivity);
    }
    before = after;
  }
  return before.productivity;
}
