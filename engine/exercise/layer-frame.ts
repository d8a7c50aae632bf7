import type { GridSpec } from '../kernel/grid.ts';

/** Raster layers travel apart from the view, whole, when their version changes. */
export const LAYER_IDS = [
  'fire-known',
  'forecast',
  'fire-truth',
  'survey',
  'damage',
  'flood-depth',
  'flood-max',
  'flood-arrival',
  'flood-speed',
  'flood-forecast',
  'flood-invalid',
  'gas-now',
  'gas-zones',
  'gas-dose',
  'gas-indoor',
  'gas-heat',
  'gas-pressure',
  'gas-invalid',
  'gas-slick',
  'gas-forecast',
  'slope-safety',
  'slope-movement',
  'slope-debris',
  'slope-wave',
  'slope-runup',
] as const;
export type LayerId = (typeof LAYER_IDS)[number];

/**
 * A raster layer as runs along rows, packed by `layer-runs.ts`. Classes: 1 burned or burning (`fire-known`, `fire-truth`, `survey`: the newest product
 * that reached the seat, dated by `asOfTick`), 2 flaming now (`fire-truth`);
 * for `damage` 1 to 4 = losses of a village up to 0.1, 1, 5 million yuan and more;
 * for `forecast` 1 to 4 = arrival within 1, 2, 4, 8 h of its basis; for `flood-depth`, `flood-max` and
 * `flood-forecast` (the largest depth ahead, which seats get) 1 to 5 = up to 0.3, 0.6, 1.2, 2.5 m and deeper; for `flood-arrival` 1 to 5 = within 15, 30, 60, 120 min
 * of the first water and later; for `flood-speed` 1 + 3 × eighth of the compass (0 north, clockwise) + 0
 * to 2 for up to 1, 2.5 m/s and faster; for `flood-invalid` 1 where the scheme has left its range; for `gas-…` see `hazards/hazmat-layers.ts` (`gas-forecast`, which
 * seats get: 1 inside a confidence line alone, 2 to 4 inside the zones of levels 1 to 3);
 * for `slope-…` see `hazards/landslide-layers.ts`.
 */
export interface LayerFrame {
  readonly id: LayerId;
  readonly version: number;
  readonly grid: GridSpec;
  readonly asOfTick: number;
  readonly runs: Uint8Array;
}
