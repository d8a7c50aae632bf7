import type { WeatherRecord } from '../../hazards/weather.ts';
import { exp, log } from '../../kernel/math.ts';
import { ASSUMED_TRANSPORT } from './transport.ts';

/**
 * How far one sees, m. Rain: extinction 0.365 R^0.63 per km at R mm/h (Atlas 1953, recalled) and
 * sight 3.912 / extinction (Koschmieder). Fog where the air is moist and still (assumed).
 */
export function sightM(w: WeatherRecord): number {
  const { fogSightM, fogHumidityPct, fogWindMs, clearSightM } = ASSUMED_TRANSPORT;
  if (w.relativeHumidityPct >= fogHumidityPct && w.windMs < fogWindMs) return fogSightM;
  if (w.rainMmH <= 0) return clearSightM;
  const perKm = 0.365 * exp(0.63 * log(w.rainMmH));
  return Math.min(clearSightM, (1000 * 3.912) / perKm);
}
