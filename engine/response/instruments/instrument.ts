import type { HazardId } from '../../hazards/hazard.ts';
import type { Point } from '../../kernel/grid.ts';
import type { Provenance, Text } from '../../region/region.ts';
import type { SeatId } from '../../exercise/scenario.ts';

/**
 * What instruments read: by which hazard it is caused, its unit and the decimals that are told. The
 * words are the client's; how it is had from the truth stands in `samplers.ts`.
 */
export const INSTRUMENT_QUANTITIES = {
  waterLevelM: { hazard: 'flood', unit: 'm', digits: 2 },
  waterDepthM: { hazard: 'flood', unit: 'm', digits: 2 },
  flowSpeedMS: { hazard: 'flood', unit: 'm/s', digits: 2 },
  poolLevelM: { hazard: 'flood', unit: 'm', digits: 2 },
  poolInflowM3S: { hazard: 'flood', unit: 'm³/s', digits: 0 },
  poolReleaseM3S: { hazard: 'flood', unit: 'm³/s', digits: 0 },
  rainMmH: { hazard: 'flood', unit: 'mm/h', digits: 1 },
  displacementMm: { hazard: 'landslide', unit: 'mm', digits: 1 },
  displacementRateMmH: { hazard: 'landslide', unit: 'mm/h', digits: 2 },
  gasPpm: { hazard: 'hazmat', unit: 'ppm', digits: 1 },
  gasOfLimitPct: { hazard: 'hazmat', unit: '% LEL', digits: 1 },
  oxygenPct: { hazard: 'hazmat', unit: '%', digits: 1 },
} as const satisfies Record<
  string,
  { readonly hazard: HazardId; readonly unit: string; readonly digits: number }
>;
export type InstrumentQuantity = keyof typeof INSTRUMENT_QUANTITIES;

/** A value with a name, such as a warning level; `alarm` tells the seats when a reading passes it. */
export interface InstrumentMark {
  readonly value: number;
  readonly name: Text;
  /** Rising over it or falling below it calls the seats; null for a line on the chart alone. */
  readonly alarm: 'rise' | 'fall' | null;
}

/** An instrument of a scenario. Every figure that no survey gives carries `provenance: assumed`. */
export interface InstrumentSpec {
  readonly id: string;
  readonly name: Text;
  readonly quantity: InstrumentQuantity;
  /** Thing of the hazard that it reads (a reservoir, a monitoring point); null: the place itself. */
  readonly subject: string | null;
  readonly at: Point;
  /** Seconds between readings, whole minutes; and until a reading is on the desks. */
  readonly everyTicks: number;
  readonly delayTicks: number;
  readonly seatIds: readonly SeatId[];
  /** Standard deviation of its error, in its unit; a reading is lost with this probability. */
  readonly noiseSd: number;
  readonly failProbability: number;
  readonly marks: readonly InstrumentMark[];
  readonly provenance: Provenance;
}

/** One reading; its id is the tick at which it was taken. Null where it was lost. */
export interface InstrumentReading {
  readonly id: number;
  readonly value: number | null;
}

/** Readings of one instrument, oldest first; and who did not get which, since its link was cut. */
export interface InstrumentState {
  readonly id: string;
  readings: InstrumentReading[];
  missed: { readonly tick: number; readonly seatId: SeatId }[];
}

/** Part of the exercise state: instruments by rising id. */
export interface InstrumentSlice {
  instruments: InstrumentState[];
  /** The newest forecast of gauges, which goes to all seats. */
  gaugeForecasts: readonly GaugeForecast[];
}

export type InstrumentEvent =
  | {
      readonly type: 'instrumentRead';
      readonly instrumentId: string;
      readonly value: number | null;
      readonly missedBy: readonly SeatId[];
    }
  | {
      readonly type: 'gaugesForecast';
      readonly forecastId: number;
      readonly gauges: readonly GaugeForecast[];
    }
  /** A reading beyond a mark reached the seats. */
  | {
      readonly type: 'instrumentAlarm';
      readonly instrumentId: string;
      readonly mark: number;
      readonly value: number;
    };

/** What a forecast says an instrument will read: points in time and value. */
export interface GaugeForecast {
  readonly id: string;
  readonly points: readonly (readonly [tick: number, value: number])[];
}

/** An instrument as a seat knows it: what has reached its desk. */
export interface InstrumentView {
  readonly id: string;
  /** What the newest forecast says of it; empty without one. */
  readonly forecast: readonly (readonly [tick: number, value: number])[];
  readonly readings: readonly InstrumentReading[];
}

/** The newest value that was not lost, with its tick; null before any. */
export function newestReading(
  readings: readonly InstrumentReading[],
): { readonly tick: number; readonly value: number } | null {
  for (let i = readings.length - 1; i >= 0; i--) {
    const { id, value } = readings[i]!;
    if (value !== null) return { tick: id, value };
  }
  return null;
}
