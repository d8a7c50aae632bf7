/**
 * Ground above the window whose rain comes in as a stream: losses by Green and Ampt, then a cascade
 * of equal linear reservoirs (Nash 1957), the instantaneous unit hydrograph of small catchments.
 */
import { stepCapacityM } from '../../hydraulics/green-ampt.ts';
import { exp } from '../../kernel/math.ts';
import { M2_PER_KM2, MS_PER_MMH } from '../../kernel/units.ts';
import type { Drivers } from '../weather.ts';
import type { FloodCatchment, FloodRain } from './contract.ts';
import { rainAt } from './rain.ts';

export interface CatchmentWater {
  /** Water that has soaked in, m. */
  soakedM: number;
  /** Water in each reservoir, m³, from the top. */
  storesM3: number[];
  flowM3S: number;
}

export const newCatchment = (c: FloodCatchment): CatchmentWater => ({
  soakedM: 0,
  flowM3S: c.baseM3S,
  // What keeps the base flow going stands in the stores from the start.
  storesM3: Array.from({ length: c.stores }, () => (c.baseM3S * c.lagS) / c.stores),
});

/** Mean flow out of the catchment over the next `dtS` seconds from `tick` on, m³/s. */
export function catchmentFlow(
  c: FloodCatchment,
  water: CatchmentWater,
  rain: FloodRain,
  drivers: Drivers,
  tick: number,
  dtS: number,
): number {
  const rainM = rainAt(rain, drivers, c.centre, tick) * MS_PER_MMH * dtS;
  const sinksM = Math.min(rainM, stepCapacityM(c.kMmH * MS_PER_MMH, c.storageMm / 1000, water.soakedM, dtS)); // prettier-ignore
  water.soakedM += sinksM;
  const storeS = c.lagS / c.stores;
  const left = exp(-dtS / storeS);
  let inflow = c.baseM3S + ((rainM - sinksM) * c.areaKm2 * M2_PER_KM2) / dtS;
  for (let i = 0; i < water.storesM3.length; i++) {
    // A linear reservoir under a constant inflow, exactly.
    const before = water.storesM3[i]!;
    const after = before * left + inflow * storeS * (1 - left);
    water.storesM3[i] = after;
    inflow += (before - after) / dtS;
  }
  return Math.max(0, inflow);
}
