import type { LayerFrame } from '../../engine/exercise/layer-frame.ts';
import type { GridSpec, Point } from '../../engine/kernel/grid.ts';
import type { Text } from '../../engine/region/region.ts';
import type { EvaluationEntry, EvaluationPack } from '../../engine/review/evaluation.ts';
import type { EvaluationSummary } from '../../engine/review/evaluation-summary.ts';
import type { KeyMoment, Review, TargetChange } from '../../engine/review/types.ts';

export interface ReportFacts {
  readonly id: string;
  readonly name: Text;
  readonly scenarioId: string;
  readonly seed: string;
  readonly startDate: string;
  readonly startSecondOfDay: number;
  readonly hash: string;
}

/** The map at one moment, in metres of the region's CRS. */
export interface MomentMap {
  readonly moment: KeyMoment;
  readonly layers: readonly LayerFrame[];
  readonly units: readonly { readonly id: string; readonly at: Point }[];
  readonly routes: readonly { readonly unitId: string; readonly line: readonly Point[] }[];
  readonly lines: readonly (readonly Point[])[];
  readonly sites: readonly { readonly id: string; readonly at: Point }[];
  readonly incidents: readonly { readonly id: string; readonly name: Text; readonly at: Point }[];
}

/** What lies under the maps: only what falls into the window of the exercise. */
export interface Ground {
  readonly window: GridSpec;
  readonly crs: string;
  readonly roads: readonly (readonly Point[])[];
  readonly rivers: readonly (readonly Point[])[];
  readonly villages: readonly { readonly id: string; readonly name: Text; readonly at: Point }[];
  readonly attribution: readonly Text[];
}

export interface ReportEvaluation {
  readonly objectives: readonly Text[];
  readonly pack: EvaluationPack;
  readonly entries: readonly EvaluationEntry[];
  readonly summary: EvaluationSummary;
  readonly evaluators: readonly { readonly id: string; readonly name: string }[];
}

/** Everything that a report of one exercise is made of. */
export interface ReportInput {
  readonly facts: ReportFacts;
  readonly review: Review;
  readonly maps: readonly MomentMap[];
  readonly ground: Ground;
  readonly evaluation: ReportEvaluation;
  /** The exercise with which it is compared; null without a re-test. */
  readonly retest: {
    readonly name: Text;
    readonly seed: string;
    readonly changes: readonly TargetChange[];
  } | null;
}
