/** How much of a substance can stand in the air at all. */
import { weatherAt } from '../weather.ts';
import { ATMOSPHERE_PA, ZERO_C_K } from './constants.ts';
import type { HazmatState } from './state.ts';
import { kgM3OfPpm, vapourPressurePa } from './substance.ts';

/**
 * Greatest concentration, kg/m3: saturated vapour over the warmest liquid that is in the open, or pure
 * gas where that boils. A Gaussian has no bound near its source; a slick of diesel would explode.
 */
export function thickestKgM3(st: HazmatState): number {
  const { substance: s } = st.setting;
  let warmestK = weatherAt(st.drivers, st.plain.time).temperatureC + ZERO_C_K;
  for (const u of st.plain.units) {
    if (u.burning === 'pool') continue;
    if (u.open && u.tank.massKg > 0) warmestK = Math.max(warmestK, u.tank.temperatureK);
    if (u.pool.massKg > 0) warmestK = Math.max(warmestK, u.pool.temperatureK);
  }
  const kelvin = Math.min(warmestK, s.criticalTemperatureK.value);
  return kgM3OfPpm(s, 1e6 * Math.min(1, vapourPressurePa(s, kelvin) / ATMOSPHERE_PA));
}
