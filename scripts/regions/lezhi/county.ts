import type { GridSpec } from '../../../engine/kernel/grid.ts';
import { grownCounty } from '../lib/county.ts';
import { places, project } from './context.ts';
import { BOUNDARY } from './settings.ts';

/** The extent of Lezhi, grown from its places and from anchors on either side of its border. */
export function countyMask(grid: GridSpec, z: Float32Array): Uint8Array {
  const known = [...places.townships, ...places.scenic, ...places.hazards];
  return grownCounty(grid, z, {
    inside: [
      ...known.map((p) => project(p.lon, p.lat)),
      ...BOUNDARY.inside.map(([lon, lat]) => project(lon, lat)),
    ],
    outside: BOUNDARY.outside.map(([lon, lat]) => project(lon, lat)),
    areaKm2: places.areaKm2.value,
    climbCost: BOUNDARY.climbCost,
  });
}
