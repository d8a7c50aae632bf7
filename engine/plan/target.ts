import type { Provenance } from '../region/region.ts';
import type { Weighting } from './weighting.ts';

/** How a target is computed; each has one file in `engine/plan/metrics/`. */
export const METRIC_IDS = [
  'reliefWithin',
  'stockCovers',
  'fireOutWithin',
  'shelterAreaPerPerson',
  'forestSeenByCameras',
  'firstTownshipTeamOnScene',
  'warningCoverage',
  'monitorCoverage',
  'severeWeatherLead',
  'reportsInTime',
  'firstAction',
  'shelterInReach',
  'powerMetWithin',
  'trunkRoadWithin',
  'surveyWithin',
  'terminalContact',
  'protectiveChoice',
  'cordonTold',
] as const;
export type MetricId = (typeof METRIC_IDS)[number];

/** One measurable sentence of an emergency plan, as data. */
export interface PlanTarget {
  /** `W1`, `L3` … */
  readonly id: string;
  /** Where it stands, e.g. `四（三）4．加强物资储备管理`. */
  readonly clause: string;
  /** The plan's own words. */
  readonly quote: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly metric: MetricId;
  readonly op: '<=' | '>=' | 'record';
  /** Limit; null when the plan gives no number. */
  readonly limit: number | null;
  readonly unit: string;
  /** Share of cases that must hold for "met"; 1 means everyone. */
  readonly requiredShare: number;
  /** Names of the start and end events, for people. */
  readonly from: { readonly zh: string; readonly en: string };
  readonly to: { readonly zh: string; readonly en: string };
  readonly attribute: 'binding' | 'anticipated' | null;
  readonly provenance: Provenance;
}

/**
 * How a target stands, over all cases so far. A case that has passed its limit is a miss at once;
 * `running` has open cases inside their limit; `unsure`: the exercise ended before that was decided.
 */
export type ScoreStatus = 'met' | 'notMet' | 'running' | 'unsure' | 'notTriggered' | 'recordOnly';

/** One line of the score. `value` is null while nothing can be said. */
export interface ScoreLine {
  readonly id: string;
  readonly clause: string;
  readonly quote: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly status: ScoreStatus;
  readonly value: number | null;
  readonly unit: string;
  readonly limit: number | null;
  readonly op: '<=' | '>=' | 'record';
  readonly requiredShare: number;
  /** What the scenario's scoring pack gives it; null without a pack or without a weight in it. */
  readonly weighting: Weighting | null;
  /** Cases that count (people, fires, shelters) and how many of them hold. */
  readonly cases: number;
  readonly casesMet: number;
  readonly from: { readonly zh: string; readonly en: string };
  readonly to: { readonly zh: string; readonly en: string };
  /** Other readings of the same clause, e.g. the clock from onset; named in `label`. */
  readonly also: readonly {
    readonly label: { readonly zh: string; readonly en: string };
    readonly value: number | null;
    readonly unit: string;
    readonly status: ScoreStatus;
  }[];
  /** Ids of the events from which the line was computed, in time order, start and end first. */
  readonly evidence: readonly number[];
}
