/**
 * Dead fuel moisture over terrain: one triple (1, 10, 100 h) per height band, exposure and shelter,
 * each following the air at its height and the sun on its slope with its time lag.
 *
 * Simple on purpose: air cools with height, the sun warms fuel by its angle on the slope, by cloud
 * and by the canopy above; warmed fuel sees drier air of the same vapour pressure. Cast shadows,
 * inversions and dew are not modelled; clock time is taken as solar time.
 */
import { cos, exp, sin } from '../../kernel/math.ts';
import type { Drivers, WeatherRecord } from '../weather.ts';
import { EXPOSURES, type Ground } from './ground.ts';
import { sunHeatingK } from './ignition-probability.ts';
import { equilibriumMoisture, laggedShare, TIME_LAG_H } from './moisture.ts';

/** Standard atmosphere. */
const LAPSE_K_PER_M = 0.0065;
/** Slope on which the sun of an exposure is taken (assumed): 27 degrees. */
const ASSUMED_SLOPE_COS = 0.891;
const ASSUMED_SLOPE_SIN = 0.454;
/** Share of the sun that reaches litter below a canopy (assumed). */
const ASSUMED_CANOPY_TRANSMISSION = 0.35;
/** Equilibrium of fuel that is rained on (assumed). */
const ASSUMED_RAIN_MOISTURE = 0.35;
const RAIN_FROM_MM_H = 0.1;
const RAD = Math.PI / 180;

/** Saturation vapour pressure over water, hPa (Magnus form, WMO 2008). */
const saturation = (c: number): number => 6.112 * exp((17.62 * c) / (243.12 + c));

/** Direction from the ground to the sun, east, north, up; `up` <= 0 at night. */
export function sunDirection(d: Drivers, tick: number) {
  const second = d.startSecondOfDay + tick;
  const day = d.dayOfYear + Math.floor(second / 86400);
  const declination = 23.44 * RAD * sin((2 * Math.PI * (284 + day)) / 365);
  const hour = ((second % 86400) / 86400 - 0.5) * 2 * Math.PI;
  const lat = d.latitudeDeg * RAD;
  const cd = cos(declination);
  const sd = sin(declination);
  return {
    e: -cd * sin(hour),
    n: sd * cos(lat) - cd * cos(hour) * sin(lat),
    up: sd * sin(lat) + cd * cos(hour) * cos(lat),
  };
}

/** Share of full sun on flat ground and on slopes facing north, east, south and west. */
export function insolation(d: Drivers, tick: number, cloudPct: number): number[] {
  const sun = sunDirection(d, tick);
  if (sun.up <= 0) return [0, 0, 0, 0, 0];
  const cloud = cloudPct / 100;
  const clear = 1 - 0.75 * cloud * cloud * cloud;
  const on = (e: number, n: number): number => {
    const c = ASSUMED_SLOPE_COS * sun.up + ASSUMED_SLOPE_SIN * (e * sun.e + n * sun.n);
    return c > 0 ? c * clear : 0;
  };
  return [sun.up * clear, on(0, 1), on(1, 0), on(0, -1), on(-1, 0)];
}

export class DeadMoistureField {
  /** Three moistures per class, fraction. */
  readonly values: Float64Array;
  /** Temperature of the fine fuel per class, C, at the last update. */
  readonly fuelTemperatureC: Float64Array;
  readonly #ground: Ground;
  /** Tick at which `values` hold. */
  tick = 0;

  constructor(ground: Ground, initial: readonly [number, number, number]) {
    const n = ground.bandElevationM.length * EXPOSURES * 2;
    this.#ground = ground;
    this.values = new Float64Array(3 * n);
    this.fuelTemperatureC = new Float64Array(n);
    for (let i = 0; i < 3 * n; i++) this.values[i] = initial[i % 3]!;
  }

  copyFrom(other: DeadMoistureField): void {
    this.values.set(other.values);
    this.fuelTemperatureC.set(other.fuelTemperatureC);
    this.tick = other.tick;
  }

  /** Runs to `tick` under one weather record. Temperatures hold at the middle of the span. */
  advance(tick: number, d: Drivers, w: WeatherRecord): void {
    const hours = (tick - this.tick) / 3600;
    const sunny = insolation(d, (tick + this.tick) / 2, w.cloudPct);
    const share = TIME_LAG_H.map((lag) => laggedShare(hours, lag));
    this.#each(w, sunny, (i, equilibrium) => {
      if (hours <= 0) return;
      for (let k = 0; k < 3; k++) {
        const old = this.values[3 * i + k]!;
        this.values[3 * i + k] = old + (equilibrium - old) * share[k]!;
      }
    });
    this.tick = tick;
  }

  #each(w: WeatherRecord, sunny: number[], visit: (i: number, equilibrium: number) => void): void {
    const { bandElevationM, stationElevationM } = this.#ground;
    const vapour = (w.relativeHumidityPct / 100) * saturation(w.temperatureC);
    const raining = w.rainMmH >= RAIN_FROM_MM_H;
    for (let band = 0, i = 0; band < bandElevationM.length; band++) {
      const air = w.temperatureC - LAPSE_K_PER_M * (bandElevationM[band]! - stationElevationM);
      for (let exposure = 0; exposure < EXPOSURES; exposure++) {
        for (let sheltered = 0; sheltered < 2; sheltered++, i++) {
          const share = sunny[exposure]! * (sheltered ? ASSUMED_CANOPY_TRANSMISSION : 1);
          const fuel = air + sunHeatingK(0) * share;
          this.fuelTemperatureC[i] = fuel;
          const humidity = Math.min(100, (100 * vapour) / saturation(fuel));
          visit(i, raining ? ASSUMED_RAIN_MOISTURE : equilibriumMoisture(fuel, humidity));
        }
      }
    }
  }
}
