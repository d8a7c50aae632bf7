import type { Provenance, Text } from '../region/region.ts';

/** What evaluators look for and how they grade, as data: `scenarios/rules/evaluation/`. */
export interface EvaluationPack {
  readonly id: string;
  readonly name: Text;
  readonly source: string;
  readonly provenance: Provenance;
  readonly grading:
    | {
        readonly kind: 'marks';
        /** Best first. */
        readonly marks: readonly { readonly id: string; readonly name: Text }[];
      }
    | { readonly kind: 'points'; readonly max: number };
  readonly forms: readonly {
    readonly id: string;
    readonly name: Text;
    readonly items: readonly {
      readonly id: string;
      readonly text: Text;
      readonly source: string;
      readonly provenance: Provenance;
    }[];
  }[];
  readonly phrases: readonly Text[];
  readonly selfRating: readonly { readonly id: string; readonly text: Text }[];
}

/** 做到 部分做到 未做到 不适用. */
export const OBSERVED = ['observed', 'partly', 'notObserved', 'notApplicable'] as const;
export type Observed = (typeof OBSERVED)[number];
export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];
export const ACTION_STATES = ['open', 'underWay', 'done', 'dropped'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

/** Scale of the self-rating. */
export const SELF_SCALE = { min: 1, max: 5 } as const;

/** A time-stamped note; with `observed` null it only marks a moment, to be filled later. */
export interface EvaluationNote {
  readonly kind: 'note';
  /** Exercise time at which the evaluator tapped, whenever it reached the server. */
  readonly tick: number;
  /** Null for everybody. */
  readonly seatId: string | null;
  /** `objective:<n>`, `target:<id>` or `item:<id>`; null for none. */
  readonly subject: string | null;
  readonly eventIds: readonly number[];
  readonly observed: Observed | null;
  readonly phrases: readonly number[];
  readonly text: string;
  readonly confidence: Confidence;
}

/** One item of a check form, as one evaluator saw it. */
export interface EvaluationCheck {
  readonly kind: 'check';
  readonly itemId: string;
  readonly tick: number;
  readonly observed: Observed;
  readonly comment: string;
}

/** A grade for an objective or a target: a letter of the pack's marks, or points. */
export interface EvaluationGrade {
  readonly kind: 'grade';
  readonly subject: string;
  readonly grade: string | number;
  readonly comment: string;
}

/** What a participant says of his own seat, before any score is shown. */
export interface SelfRating {
  readonly kind: 'self';
  readonly seatId: string | null;
  /** By question; one that is left out was not answered. */
  readonly answers: Readonly<Record<string, number>>;
  readonly best: readonly string[];
  readonly worst: readonly string[];
}

/** A finding that a person made, beside those that are derived. */
export interface WrittenFinding {
  readonly kind: 'finding';
  readonly as: 'strength' | 'gap';
  readonly text: string;
  /** Score line that it is about; null for none. */
  readonly targetId: string | null;
  readonly eventIds: readonly number[];
}

/** 整改: what is to be done, by whom, by when, and how it stands. */
export interface CorrectiveAction {
  readonly kind: 'action';
  readonly text: string;
  readonly owner: string;
  /** `2026-12-31`; empty while there is none. */
  readonly dueDate: string;
  readonly state: ActionState;
  /** Finding (derived `f3`, or the id of a written one) or score line that it answers. */
  readonly answers: string | null;
  /** Exercise in which it was tried again; null before. */
  readonly retestId: string | null;
}

export interface ReviewBookmark {
  readonly kind: 'bookmark';
  readonly tick: number;
  readonly viewId: string;
  readonly text: string;
}

export type EvaluationBody =
  | EvaluationNote
  | EvaluationCheck
  | EvaluationGrade
  | SelfRating
  | WrittenFinding
  | CorrectiveAction
  | ReviewBookmark;
export type EvaluationKind = EvaluationBody['kind'];

/** An entry as it stands: the newest revision of what somebody wrote. */
export interface EvaluationEntry {
  /** Made by the browser that wrote it, so that what is sent twice is kept once. */
  readonly id: string;
  /** Rises with every change; the highest counts. */
  readonly rev: number;
  /** Evaluator's id, `instructor`, or a participant's; never a name. */
  readonly by: string;
  /** Wall time of the writer's tap, ms. */
  readonly wallMs: number;
  readonly gone: boolean;
  readonly body: EvaluationBody;
}
