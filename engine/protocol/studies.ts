import type { StudyResult } from '../study/result.ts';
import type { Text } from '../region/region.ts';
import type { YearlyInputs } from '../study/yearly.ts';
import type { StudySpec } from './study-schema.ts';

/** How far a study is. */
export interface StudyProgress {
  readonly phase: 'base' | 'details' | 'charts';
  readonly done: number;
  readonly total: number;
  readonly runsPerSecond: number;
  /** Seconds that are left at this rate; null before anything can be said. */
  readonly remainingS: number | null;
  /** Why nothing goes on at the moment. */
  readonly waiting: 'database' | null;
}

/** What a study was about, beside its numbers. */
export interface StudyAbout {
  readonly scenarioId: string;
  readonly scenario: Text;
  /** Null for the autopilot of exercises. */
  readonly plan: { readonly id: string; readonly name: Text; readonly version: string } | null;
  readonly against: { readonly name: Text } | null;
  readonly durationTicks: number;
  /** Versions of engine and scenario that the runs were made with, 12 digits each. */
  readonly engine: string;
  readonly content: string;
  readonly wallMs: number;
  readonly runsPerSecond: number;
  /** CPU time of hazards that runs shared, s, over all threads; null or left out where nobody told it. */
  readonly hazardCpuS?: number | null;
  readonly finishedMs: number;
}

/** `result.json` of a study's folder. */
export interface StudyDocument {
  readonly about: StudyAbout;
  readonly result: StudyResult;
}

export type StudyState = 'queued' | 'running' | 'stopped' | 'done' | 'failed';

export interface StudyCard {
  readonly id: string;
  readonly createdMs: number;
  readonly state: StudyState;
  readonly spec: StudySpec;
  readonly progress: StudyProgress | null;
  /** Why it failed, for people. */
  readonly error: string | null;
}

/** GET /api/studies */
export interface StudiesAnswer {
  readonly studies: readonly StudyCard[];
}

/** GET /api/studies/:id */
export interface StudyAnswer {
  readonly card: StudyCard;
  readonly document: StudyDocument | null;
}

/** GET /api/studies/form: what can be asked for. */
export interface StudyFormAnswer {
  readonly factors: readonly {
    readonly id: string;
    readonly unit: string;
    readonly min: number;
    readonly max: number;
    readonly neutral: number | null;
    readonly doc: string;
  }[];
  readonly plans: readonly { readonly id: string; readonly name: Text; readonly hazard: string }[];
  /** Figures for the yearly indicators by scenario, all to be checked by the author. */
  readonly yearly: Readonly<Record<string, YearlyInputs>>;
  /** Runs that a page may ask for, all arms together. */
  readonly mostRuns: number;
  /** Threads that a study of this server takes, of the cores of its machine. */
  readonly workers: number;
  readonly cores: number;
  /** Runs are made by workers of a database, not by this machine alone. */
  readonly distributed: boolean;
}
