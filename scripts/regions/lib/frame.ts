import proj4 from 'proj4';
import type { GridSpec, Point } from '../../../engine/kernel/grid.ts';
import { keyOf } from '../../../engine/kernel/random.ts';

/** Where a county lies: its projection, its window in projected metres, and the seed of its draws. */
export interface FrameSettings {
  readonly proj: string;
  readonly seed: string;
  readonly window: {
    readonly west: number;
    readonly north: number;
    readonly widthM: number;
    readonly heightM: number;
  };
}

export interface Frame {
  /** WGS84 degrees to the region's metres. */
  readonly project: (lon: number, lat: number) => Point;
  /** The region's metres to WGS84 degrees. */
  readonly unproject: (p: Point) => { lon: number; lat: number };
  readonly gridOf: (cellM: number) => GridSpec;
  /** Key of one purpose's counter draws. */
  readonly keyFor: (purpose: string) => number;
}

export function frameOf(settings: FrameSettings): Frame {
  const projection = proj4('EPSG:4326', settings.proj);
  const { west, north, widthM, heightM } = settings.window;
  return {
    project: (lon, lat) => {
      const [e, n] = projection.forward([lon, lat]) as [number, number];
      return { e, n };
    },
    unproject: (p) => {
      const [lon, lat] = projection.inverse([p.e, p.n]) as [number, number];
      return { lon, lat };
    },
    gridOf: (cellM) => ({
      cols: Math.round(widthM / cellM),
      rows: Math.round(heightM / cellM),
      cellM,
      west,
      north,
    }),
    keyFor: (purpose) => keyOf(`${settings.seed}/${purpose}`),
  };
}
