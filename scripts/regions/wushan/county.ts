import type { GridSpec } from '../../../engine/kernel/grid.ts';
import { grownCounty } from '../lib/county.ts';
import { places, project } from './context.ts';
import { BOUNDARY } from './settings.ts';

/** The extent of Wushan, grown from its places and from those of its neighbours. */
export function countyMask(grid: GridSpec, z: Float32Array): Uint8Array {
  const gazetteer = places.controlPoints.points;
  const inside = [
    ...places.townships,
    ...gazetteer.filter((p) => p.inCounty),
    ...places.scenic,
    ...places.hazards,
  ];
  const outside = gazetteer.filter((p) => !p.inCounty);
  return grownCounty(grid, z, {
    inside: [
      ...inside.map((p) => project(p.lon, p.lat)),
      ...BOUNDARY.inside.map(([lon, lat]) => project(lon, lat)),
    ],
    outside: [
      ...outside.map((p) => project(p.lon, p.lat)),
      ...BOUNDARY.outside.map(([lon, lat]) => project(lon, lat)),
    ],
    areaKm2: places.areaKm2.value,
    climbCost: BOUNDARY.climbCost,
  });
}
