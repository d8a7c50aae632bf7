import type { Scenario } from '../exercise/scenario.ts';

/** Something that a study may vary: a change of the scenario by one number. */
export interface Factor {
  readonly id: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly doc: string;
  apply(scenario: Scenario, value: number): Scenario;
}

const windFactor: Factor = {
  id: 'wind',
  unit: '1',
  min: 0.2,
  max: 3,
  doc: 'multiplies every wind speed of the base weather',
  apply: (s, v) => ({ ...s, weather: s.weather.map((r) => ({ ...r, windMs: r.windMs * v })) }),
};

const humidityShift: Factor = {
  id: 'humidity',
  unit: '%',
  min: -40,
  max: 40,
  doc: 'added to the relative humidity of the base weather, kept within 5 and 100',
  apply: (s, v) => ({
    ...s,
    weather: s.weather.map((r) => ({
      ...r,
      relativeHumidityPct: Math.min(100, Math.max(5, r.relativeHumidityPct + v)),
    })),
  }),
};

const startHour: Factor = {
  id: 'startHour',
  unit: 'h',
  min: 0,
  max: 23.99,
  doc: 'local time at which the exercise begins; weather follows the exercise, daylight the clock',
  apply: (s, v) => ({ ...s, startSecondOfDay: Math.round(v * 3600) }),
};

const turnOut: Factor = {
  id: 'turnOut',
  unit: '1',
  min: 0.2,
  max: 5,
  doc: 'multiplies the turn-out time of every team',
  apply: (s, v) => ({ ...s, units: s.units.map((u) => ({ ...u, turnOutMin: u.turnOutMin * v })) }),
};

const strength: Factor = {
  id: 'strength',
  unit: '1',
  min: 0.2,
  max: 3,
  doc: 'multiplies the strength of every team, one person at least',
  apply: (s, v) => ({
    ...s,
    units: s.units.map((u) => ({ ...u, strength: Math.max(1, Math.round(u.strength * v)) })),
  }),
};

export const FACTORS: readonly Factor[] = [windFactor, humidityShift, startHour, turnOut, strength];

export const findFactor = (id: string): Factor | undefined => FACTORS.find((f) => f.id === id);
