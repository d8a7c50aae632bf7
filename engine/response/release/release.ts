import type { Point } from '../../kernel/grid.ts';
import type { SeatId, UnitId } from '../../exercise/scenario.ts';
import type { Provenance, Text } from '../../region/region.ts';
import type {
  BreathingState,
  GasCohort,
  GasVillage,
  TrappedBreath,
} from '../hazmat-harm/breathing.ts';

/** What teams can do about a leaking tank; each is a kind of site. */
export const TANK_MEASURES = [
  'closeValve',
  'plugLeak',
  'transferCargo',
  'waterCurtain',
  'layFoam',
  'buildBund',
  'recoverLiquid',
  'lightGas',
] as const;
export type TankMeasure = (typeof TANK_MEASURES)[number];

/** And about a river, a room, and people who come out of the gas. */
export const OTHER_MEASURES = ['layBoom', 'ventilate', 'setUpDecon'] as const;
export type ReleaseMeasure = TankMeasure | (typeof OTHER_MEASURES)[number];

/** What people on the spot say of a source: never what the model knows of it. */
export interface ReportedSource {
  /** Null: nobody can tell what it is. */
  readonly substance: string | null;
  readonly holeDiameterM: number;
  readonly stockKg: number;
  /** It burns, or fire is beside it. */
  readonly burning: boolean;
}

/** A tank as the headquarters deal with it. */
export interface SourceSpec {
  /** Id of the tank in the hazard's parameters. */
  readonly id: string;
  readonly name: Text;
  readonly at: Point;
  readonly nodeId: number;
  /** Incident whose word tells seats of it; null: readings alone tell of it. */
  readonly incidentId: string | null;
  readonly reported: ReportedSource;
  readonly measures: readonly TankMeasure[];
}

export interface RoomSpec {
  readonly id: string;
  readonly name: Text;
  readonly at: Point;
  readonly nodeId: number;
  readonly incidentId: string | null;
}

export interface BoomSpec {
  readonly id: string;
  readonly name: Text;
  readonly at: Point;
  readonly nodeId: number;
  /** Along the river's line, m. */
  readonly atM: number;
  readonly share: number;
  readonly lengthM: number;
}

/** What breaks or lights a tank at its time. */
export interface SourceEvent {
  readonly tick: number;
  readonly what: 'open' | 'burst' | 'ignite';
  readonly sourceId: string;
}

/** The response side of a hazmat scenario: what is reported, and what can be done. */
export interface ReleaseSpec {
  readonly sources: readonly SourceSpec[];
  readonly rooms: readonly RoomSpec[];
  readonly booms: readonly BoomSpec[];
  readonly events: readonly SourceEvent[];
  readonly decontamination: { readonly at: Point; readonly nodeId: number } | null;
  readonly provenance: Provenance;
}

/** What a team's detector showed at one moment; its id is `<unit>:<tick>`. */
export interface GasReading {
  readonly id: string;
  readonly unitId: UnitId;
  readonly tick: number;
  readonly at: Point;
  readonly ppm: number;
  /** Share of the lower flammability limit, %. */
  readonly lowerLimitPct: number;
  readonly oxygenPct: number;
  /** Room in which it was taken; null in the open. */
  readonly roomId: string | null;
  /** When which seat has it. */
  readonly to: readonly { readonly seatId: SeatId; readonly tick: number }[];
}

/** A level's zone as a forecast draws it: rings of whole metres. */
export interface ForecastZone {
  readonly level: 1 | 2 | 3;
  readonly ppm: number;
  readonly reachM: number;
  readonly beyondRange: boolean;
  readonly outline: readonly Point[];
  /** It stays inside this line with about 95 % while the wind turns as its class lets it. */
  readonly confidence: readonly Point[];
}

/** What the technical commander's run says of one village. */
export interface ForecastVillage {
  readonly villageId: string;
  /** First tick at which level 2 stands there. */
  readonly tick: number;
  readonly level: 1 | 2 | 3;
  /** Shares that would come to serious harm inside closed houses, and on the way out now. */
  readonly shelterShare: number;
  readonly leaveShare: number;
  readonly advice: 'shelterInPlace' | 'evacuate';
}

/** A product of the dispersion model from what a seat knew: no truth enters. */
export interface ZoneForecast {
  readonly id: number;
  readonly tick: number;
  readonly substance: string;
  /** Rate into the air that was reckoned with, kg/s. */
  readonly rateKgS: number;
  readonly windMs: number;
  readonly windFromDeg: number;
  readonly stability: string;
  readonly zones: readonly ForecastZone[];
  readonly villages: readonly ForecastVillage[];
  /** Why it may not hold: `calm`, `valley`, `near`, `far`, and notes of the model. */
  readonly limits: readonly string[];
}

/** How a village's protection turned out, against what the other choice would have done. */
export interface ProtectionJudged {
  readonly villageId: string;
  readonly tick: number;
  readonly decidedTick: number;
  readonly chosen: 'shelterInPlace' | 'evacuate' | 'none';
  readonly shelterShare: number;
  readonly leaveShare: number;
  readonly livedShare: number;
  readonly better: 'shelterInPlace' | 'evacuate' | 'alike';
}

export interface ReleaseSlice {
  release: {
    /** Newest last; older ones go. */
    readings: GasReading[];
    zones: ZoneForecast[];
    /** Decontamination line set up; -1 before. */
    deconTick: number;
    /** Teams that have breathed gas or used up air, by rising id. */
    teams: BreathingState[];
    villages: GasVillage[];
    cohorts: GasCohort[];
    /** Left out until somebody lies in a room with gas. */
    trapped?: TrappedBreath[];
    judged: ProtectionJudged[];
    /** Sources that somebody near has seen burning; left out before. */
    onFire?: string[];
    /** Places at which the instructor reads the true gauge, newest last. */
    probes: Point[];
  };
}

export const initialRelease = (): ReleaseSlice['release'] => ({
  readings: [],
  zones: [],
  deconTick: -1,
  teams: [],
  villages: [],
  cohorts: [],
  judged: [],
  probes: [],
});

export type ReleaseEvent =
  | { readonly type: 'gasMeasured'; readonly reading: GasReading }
  | { readonly type: 'zonesForecast'; readonly forecast: ZoneForecast }
  | { readonly type: 'probePlaced'; readonly at: Point }
  | { readonly type: 'deconReady' }
  /** A team near a source has seen it burn. */
  | { readonly type: 'sourceSeenBurning'; readonly sourceId: string }
  /** A minute of breathing: loads of teams, villages and groups under way. Not kept as a story. */
  | {
      readonly type: 'gasBreathed';
      readonly villages: readonly GasVillage[];
      readonly cohorts: readonly GasCohort[];
      readonly trapped?: readonly TrappedBreath[];
    }
  | { readonly type: 'teamBreathed'; readonly team: BreathingState }
  /** A team left the gas: its air is low, or it has none and noticed. */
  | {
      readonly type: 'unitLeftGas';
      readonly unitId: UnitId;
      readonly why: 'airLow' | 'unprotected' | 'heat';
    }
  | { readonly type: 'protectionJudged'; readonly judged: ProtectionJudged };
