import type { Drivers, WeatherRecord } from '../hazards/weather.ts';
import { drawNormal, type RandomStreams } from '../kernel/random.ts';
import type { Scenario } from './scenario.ts';
import type { ExerciseState } from './state.ts';

/** Correlation of weather errors from one record to the next (assumed). */
const PERSISTENCE = 0.7;
const MIN_WIND_MS = 0.3;
const clamp = (v: number, lo: number, hi: number): number => Math.max(lo, Math.min(hi, v));

/**
 * The weather that really comes: the scenario's series, which the forecast office publishes, plus
 * an error that persists from record to record (first-order autoregressive, standard deviations of
 * `weatherSpread`), drawn by record and quantity so that every plan meets the same weather.
 */
export function realiseWeather(s: Scenario, random: RandomStreams): readonly WeatherRecord[] {
  const key = random.key('weather');
  const fresh = Math.sqrt(1 - PERSISTENCE * PERSISTENCE);
  const z = [0, 0, 0, 0, 0];
  return s.weather.map((base, i) => {
    for (let q = 0; q < 5; q++) {
      const e = drawNormal(key, i, q);
      z[q] = i === 0 ? e : PERSISTENCE * z[q]! + fresh * e;
    }
    const spread = s.weatherSpread;
    return {
      ...base,
      windMs: Math.max(MIN_WIND_MS, base.windMs * (1 + spread.windSpeedCv * z[0]!)),
      windFromDeg: (base.windFromDeg + spread.windDirSdDeg * z[1]! + 720) % 360,
      temperatureC: base.temperatureC + spread.temperatureSdC * z[2]!,
      rainMmH: Math.max(0, base.rainMmH * (1 + (spread.rainCv ?? 0) * z[4]!)),
      relativeHumidityPct: clamp(base.relativeHumidityPct + spread.humiditySdPct * z[3]!, 5, 100),
    };
  });
}

/** Lays the instructor's orders over the series: each holds from its tick until `untilTick`. */
export function withOverrides(
  series: readonly WeatherRecord[],
  overrides: ExerciseState['weatherOverrides'],
): readonly WeatherRecord[] {
  let out = series;
  for (const { record, untilTick } of overrides) {
    const after = recordAt(out, untilTick);
    out = [
      ...out.filter((r) => r.tick < record.tick),
      record,
      { ...after, tick: untilTick },
      ...out.filter((r) => r.tick > untilTick),
    ];
  }
  return out;
}

function recordAt(series: readonly WeatherRecord[], tick: number): WeatherRecord {
  let found = series[0]!;
  for (const r of series) if (r.tick <= tick) found = r;
  return found;
}

export const driversOf = (s: Scenario, weather: readonly WeatherRecord[]): Drivers => ({
  weather,
  startSecondOfDay: s.startSecondOfDay,
  dayOfYear: s.dayOfYear,
  latitudeDeg: s.latitudeDeg,
});
