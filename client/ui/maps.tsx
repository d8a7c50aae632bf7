import { lazyMap } from './lazy-map.tsx';

/** The two canvases, each in a chunk of its own that the first page does not carry. */
export const LazyMap = lazyMap(() => import('../map/MapView.tsx'));
export const LazyTerrain = lazyMap(() => import('../terrain/TerrainView.tsx'));
