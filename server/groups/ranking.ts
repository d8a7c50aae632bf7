import type { Phase } from '../../engine/protocol/http.ts';
import type { Percentile, Standing } from '../../engine/protocol/groups.ts';
import type { ScoreLine } from '../../engine/plan/target.ts';
import { weightedTotal } from '../../engine/plan/weighting.ts';
import type { ScoringPack } from '../../engine/plan/weighting.ts';
import { weightingOf } from '../../engine/plan/weighting.ts';
import { percentile } from '../../engine/study/percentile.ts';

/** Scores that differ by less are one score: sums of the same weights in another order, percent. */
const SAME_PCT = 1e-9;

/**
 * One number for a course: the weighted total of the decided lines, percent; where the scenario
 * gives no weights, every decided line counts alike. Null while nothing is decided.
 */
export function totalOf(
  lines: readonly Pick<ScoreLine, 'id' | 'status'>[],
  pack: ScoringPack | null,
): { readonly pct: number | null; readonly decided: number; readonly all: number } {
  const alike = { weight: 1, group: { zh: '', en: '' } };
  const judged = lines.filter((l) => l.status !== 'recordOnly');
  return weightedTotal(
    judged.map(({ id, status }) => ({
      status,
      weighting: pack === null ? alike : weightingOf(pack, id),
    })),
  );
}

/**
 * Where `pct` lies among runs of the policy, with the 95 % interval of that share. Runs with the
 * same score count half, as in a rank: a score that many runs reach is neither above nor below them.
 */
export function percentileOf(pct: number, runs: readonly number[]): Percentile | null {
  const p = percentile(pct, runs, SAME_PCT);
  if (p === null) return null;
  const { below, equal, share, interval } = p;
  return {
    runs: p.runs,
    below,
    equal,
    pct: 100 * share,
    lowPct: 100 * interval.low,
    highPct: 100 * interval.high,
  };
}

/** Best first, groups without a score last; groups with one score share a rank. */
export function standings(
  groups: readonly {
    readonly number: number;
    readonly scorePct: number | null;
    readonly phase: Phase;
  }[],
  runs: readonly number[],
): readonly Standing[] {
  const scored = groups.flatMap((g) => (g.scorePct === null ? [] : [g.scorePct]));
  const order = (a: { scorePct: number | null }, b: { scorePct: number | null }): number =>
    (b.scorePct ?? -1) - (a.scorePct ?? -1);
  return groups.toSorted(order).map(({ number, scorePct, phase }) => {
    if (scorePct === null) return { number, scorePct, rank: null, tied: 0, percentile: null };
    return {
      number,
      scorePct,
      rank: 1 + scored.filter((s) => s > scorePct + SAME_PCT).length,
      tied: scored.filter((s) => Math.abs(s - scorePct) <= SAME_PCT).length,
      // Runs of the policy go to the end: a course that is under way does not lie beside them.
      percentile: phase === 'ended' ? percentileOf(scorePct, runs) : null,
    };
  });
}
