import type { Text } from '../region/region.ts';
import type { ScoreLine } from './target.ts';

/** Weights of a plan's targets, as data: `scenarios/rules/scoring/`. A scenario may name one. */
export interface ScoringPack {
  readonly id: string;
  readonly name: Text;
  /** Where groups and weights come from, for people. */
  readonly source: string;
  readonly groups: readonly { readonly id: string; readonly name: Text }[];
  readonly weights: readonly {
    readonly target: string;
    readonly group: string;
    readonly weight: number;
  }[];
}

/** Weight of one line and the group under which it is shown. */
export interface Weighting {
  readonly weight: number;
  readonly group: Text;
}

/** The pack that an exercise is scored by: what the instructor chose, else its scenario's. */
export function scoringOf(
  scenario: {
    readonly scoring: ScoringPack | null;
    readonly scoringPacks?: readonly ScoringPack[];
  },
  state: { readonly scoringId?: string },
): ScoringPack | null {
  const { scoringId } = state;
  if (scoringId === undefined) return scenario.scoring;
  return scenario.scoringPacks?.find((p) => p.id === scoringId) ?? scenario.scoring;
}

export function weightingOf(pack: ScoringPack | null, targetId: string): Weighting | null {
  const entry = pack?.weights.find((x) => x.target === targetId);
  if (pack === null || entry === undefined) return null;
  return { weight: entry.weight, group: pack.groups.find((g) => g.id === entry.group)!.name };
}

export interface WeightedTotal {
  /** Share of the decided weight that was met, percent; null while nothing with a weight is decided. */
  readonly pct: number | null;
  /** Weight of the lines that are decided (met or missed), and of all lines. */
  readonly decided: number;
  readonly all: number;
}

/**
 * The weighted total over the lines that are decided. What still runs, was never triggered or is
 * only recorded counts neither for nor against; a line counts whole or not at all.
 */
export function weightedTotal(
  lines: readonly Pick<ScoreLine, 'status' | 'weighting'>[],
): WeightedTotal {
  let met = 0;
  let decided = 0;
  let all = 0;
  for (const { status, weighting } of lines) {
    const weight = weighting?.weight ?? 0;
    all += weight;
    if (status !== 'met' && status !== 'notMet') continue;
    decided += weight;
    if (status === 'met') met += weight;
  }
  return { pct: decided === 0 ? null : (100 * met) / decided, decided, all };
}
