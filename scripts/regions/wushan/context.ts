import proj4 from 'proj4';
import type { GridSpec, Point } from '../../../engine/kernel/grid.ts';
import { keyOf } from '../../../engine/kernel/random.ts';
import places from './places.json' with { type: 'json' };
import { PROJ, SEED, WINDOW } from './settings.ts';

export { places };

const projection = proj4('EPSG:4326', PROJ);

/** WGS84 degrees to the region's metres. */
export function project(lon: number, lat: number): Point {
  const [e, n] = projection.forward([lon, lat]) as [number, number];
  return { e, n };
}

/** The region's metres to WGS84 degrees. */
export function unproject(p: Point): { lon: number; lat: number } {
  const [lon, lat] = projection.inverse([p.e, p.n]) as [number, number];
  return { lon, lat };
}

export const gridOf = (cellM: number): GridSpec => ({
  cols: Math.round(WINDOW.widthM / cellM),
  rows: Math.round(WINDOW.heightM / cellM),
  cellM,
  west: WINDOW.west,
  north: WINDOW.north,
});

/** Key of one purpose's counter draws. */
export const keyFor = (purpose: string): number => keyOf(`${SEED}/${purpose}`);
