/** Rain at a place, for rain gauges: the same fields that fall on the cells of the window. */
import type { Point } from '../../kernel/grid.ts';
import { weatherAt, type Drivers } from '../weather.ts';
import type { FloodRain } from './contract.ts';
import { inside } from './domain.ts';
import { stepAt } from './series.ts';

/** mm/h at `at` at `tick`. */
export function rainAt(rain: FloodRain, drivers: Drivers, at: Point, tick: number): number {
  let mmH = rain.useWeather ? weatherAt(drivers, tick).rainMmH * rain.factor : 0;
  for (const z of rain.zones) if (z.area === null || inside(z.area, at)) mmH += stepAt(z.mmH, tick);
  return mmH;
}
