import { forecastFailure, speedsOf } from '../../../engine/hazards/landslide/inverse-velocity.ts';
import type { InstrumentReading } from '../../../engine/response/instruments/instrument.ts';

/** Readings to a speed, and speeds to a forecast: as the policy takes them. */
const GROUP = 6;
const WINDOWS = 5;
/** Slower than this 1/v is off every scale, mm/h. */
const LEAST_MM_H = 0.2;

/** What the curve says by 1/v: points in h/mm, the line through the last of them, where it meets 0. */
export interface InverseVelocity {
  readonly points: readonly (readonly [tick: number, hPerMm: number])[];
  readonly line: readonly (readonly [tick: number, hPerMm: number])[];
  /** Null when 1/v does not fall, or its error is as long as the time left. */
  readonly failure: { readonly tick: number; readonly errorH: number } | null;
  /** Tick of the last movement, when the instrument has been still or silent ever since. */
  readonly endedTick: number | null;
}

/** So many readings without a change: it has come to rest, or is lost. */
const STILL = 4;

/** Where the curve ends: a slide that has gone leaves its instruments still or silent. */
function endOf(readings: readonly InstrumentReading[]): number | null {
  const last = readings.findLast((r) => r.value !== null)?.value;
  const moved = readings.findLastIndex((r) => r.value !== null && r.value !== last) + 1;
  return moved > 0 && readings.length - moved > STILL ? readings[moved]!.id : null;
}

/** An aid for the eye (Fukuzono 1985); the commander judges. */
export function inverseVelocity(readings: readonly InstrumentReading[]): InverseVelocity {
  const mm = readings.flatMap((r) =>
    r.value === null ? [] : [{ tick: r.id, displacementM: r.value / 1000 }],
  );
  const speeds = speedsOf(mm, GROUP);
  const points = speeds.flatMap((s): (readonly [number, number])[] => {
    const mmH = s.speedMS * 3.6e6;
    return mmH < LEAST_MM_H ? [] : [[s.tick, 1 / mmH]];
  });
  const forecast = forecastFailure(speeds, WINDOWS);
  const from = points.at(-WINDOWS) ?? points[0];
  const last = mm.at(-1)?.tick ?? 0;
  const ahead = forecast === null ? 0 : forecast.failureAtS - last;
  if (forecast === null || from === undefined || !(ahead > 0) || forecast.errorS >= ahead)
    return { points, line: [], failure: null, endedTick: endOf(readings) };
  return {
    endedTick: null,
    points,
    line: [from, [forecast.failureAtS, 0]],
    failure: { tick: Math.round(forecast.failureAtS), errorH: forecast.errorS / 3600 },
  };
}
