/**
 * Weather at the reference station of a scenario, piecewise constant from each record's tick.
 * Hazards adjust it to terrain themselves.
 */
export interface WeatherRecord {
  readonly tick: number;
  /** 10-minute mean wind at 10 m over open ground, m/s, and where it comes from, degrees from north. */
  readonly windMs: number;
  readonly windFromDeg: number;
  readonly temperatureC: number;
  readonly relativeHumidityPct: number;
  readonly cloudPct: number;
  readonly rainMmH: number;
}

/** What drives every hazard from outside: the same object for all, replaced when it changes. */
export interface Drivers {
  /** Sorted by tick; the first record holds from the start. Never empty. */
  readonly weather: readonly WeatherRecord[];
  /** Local clock time of tick 0, seconds after midnight, and day of year (1 to 366). */
  readonly startSecondOfDay: number;
  readonly dayOfYear: number;
  readonly latitudeDeg: number;
}

/** The record in force at `tick`. */
export function weatherAt(d: Drivers, tick: number): WeatherRecord {
  const w = d.weather;
  let i = 0;
  while (i + 1 < w.length && w[i + 1]!.tick <= tick) i++;
  const record = w[i];
  if (record === undefined) throw new Error('drivers hold no weather');
  return record;
}
