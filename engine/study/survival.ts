/** A time that was seen, or a run that ended before it came. */
export interface Lifetime {
  readonly time: number;
  readonly seen: boolean;
}

export interface SurvivalStep {
  readonly time: number;
  /** Share that has got there by this time. */
  readonly share: number;
  /** Runs still waiting just before. */
  readonly atRisk: number;
}

/**
 * Share that has got there by each time, where some runs ended while still waiting (Kaplan and Meier
 * 1958): such a run counts among those at risk until it ends, and is neither dropped nor taken for a
 * success. Without any it is the empirical distribution function. Events come before endings at one time.
 */
export function reachedBy(lifetimes: readonly Lifetime[]): readonly SurvivalStep[] {
  const ordered = lifetimes.toSorted((a, b) => a.time - b.time || Number(b.seen) - Number(a.seen));
  const out: SurvivalStep[] = [];
  let waiting = 1;
  for (let i = 0; i < ordered.length;) {
    const { time } = ordered[i]!;
    const atRisk = ordered.length - i;
    let events = 0;
    for (; i < ordered.length && ordered[i]!.time === time; i++) if (ordered[i]!.seen) events++;
    if (events === 0) continue;
    waiting *= 1 - events / atRisk;
    out.push({ time, share: 1 - waiting, atRisk });
  }
  return out;
}

/** Every n-th step, the first and the last kept, for a curve of at most `most` points. */
export function thinned(steps: readonly SurvivalStep[], most = 120): readonly SurvivalStep[] {
  if (steps.length <= most) return steps;
  const last = steps.length - 1;
  const picks = Array.from({ length: most }, (_, i) => Math.round((i * last) / (most - 1)));
  return picks.map((i) => steps[i]!);
}
