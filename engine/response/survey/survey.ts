import type { SeatId, UnitId } from '../../exercise/scenario.ts';
import type { Point } from '../../kernel/grid.ts';
import { M2_PER_KM2 } from '../../kernel/units.ts';
import type { Text } from '../../region/region.ts';

/** How a map of the ground as it is now is made. */
export const SURVEY_METHODS = ['drone', 'team', 'satellite'] as const;
export type SurveyMethod = (typeof SURVEY_METHODS)[number];

/** A circle on the ground. */
export interface SurveyArea {
  readonly at: Point;
  readonly radiusM: number;
}

/** One overflight. Optical sensors need daylight and a clear sky, radar needs neither. */
export interface SatellitePass {
  readonly tick: number;
  readonly sensor: 'optical' | 'radar';
  readonly name: Text;
}

/** Part of a scenario: what can be asked for besides one's own teams. */
export interface SurveySpec {
  /** Areas that the scenario suggests, e.g. the parts of the county at risk. */
  readonly areas: readonly (SurveyArea & { readonly id: string; readonly name: Text })[];
  /** By rising tick. */
  readonly passes: readonly SatellitePass[];
  /** A pass must be asked for this long before, s; the image is worked up so long afterwards, s. */
  readonly leadS: number;
  readonly processingS: number;
}

export const SURVEY_FAILURES = ['cloud', 'night'] as const;
export type SurveyFailure = (typeof SURVEY_FAILURES)[number];

export interface SurveyState {
  /** `<seat>:<n>`: its n-th request, from 1. */
  readonly id: string;
  readonly seatId: SeatId;
  readonly method: SurveyMethod;
  readonly area: SurveyArea;
  readonly requestedTick: number;
  readonly requestedEvent: number;
  /** Team that maps; null for a satellite. */
  readonly unitId: UnitId | null;
  /** When the satellite passes; -1 for a team. */
  readonly passTick: number;
  /** The moment that the product shows; -1 before. */
  takenTick: number;
  /** When it is worked up; -1 before it was taken. */
  readyTick: number;
  /** Observation that holds what it shows of the fire; null when it shows none. */
  observationId: number | null;
  /** Ground burned within the area, ha. */
  burnedHa: number;
  failed: SurveyFailure | null;
  /** Seats that have it, with the tick. */
  delivered: { readonly seatId: SeatId; readonly tick: number }[];
}

/** Part of the exercise state, in the order of requests. */
export interface SurveySlice {
  surveys: SurveyState[];
}

export type SurveyEvent =
  | {
      readonly type: 'surveyRequested';
      readonly survey: Pick<
        SurveyState,
        'id' | 'seatId' | 'method' | 'area' | 'unitId' | 'passTick'
      >;
    }
  | {
      readonly type: 'surveyTaken';
      readonly surveyId: string;
      readonly observationId: number | null;
      readonly burnedHa: number;
      readonly readyTick: number;
    }
  | { readonly type: 'surveyFailed'; readonly surveyId: string; readonly why: SurveyFailure }
  | {
      readonly type: 'surveyDelivered';
      readonly surveyId: string;
      readonly method: SurveyMethod;
      readonly seatId: SeatId;
    };

/** Numbers that no plan gives (assumed). */
export const ASSUMED_SURVEY = {
  /** Ground mapped an hour, km2: a fixed-wing drone in strips; a team with instruments on foot. */
  droneKm2H: 10,
  teamKm2H: 1.5,
  /** A mapping drone stays up so long, s, and flies no farther than this from its team, m. */
  droneEnduranceS: 2 * 3600,
  droneRangeM: 20_000,
  /** Working it up into a map: in any case, and for each km2, s. */
  droneProcessingS: 1800,
  droneProcessingSKm2: 240,
  teamProcessingS: 1200,
  teamProcessingSKm2: 300,
  /** Cloud cover above which an optical image shows nothing of use, %. */
  cloudLimitPct: 50,
  /** Smallest and largest circle that can be asked for, m. */
  radiusLeastM: 100,
  radiusMostM: 20_000,
} as const;

export const areaKm2 = ({ radiusM }: SurveyArea): number =>
  (Math.PI * radiusM * radiusM) / M2_PER_KM2;
