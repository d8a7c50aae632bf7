import type { GridSpec } from '../kernel/grid.ts';

/** Raster layers travel apart from the view, whole, when their version changes. */
export const LAYER_IDS = ['fire-known', 'forecast', 'fire-truth', 'survey'] as const;
export type LayerId = (typeof LAYER_IDS)[number];

/**
 * A raster layer as runs along rows: triples (start cell, length, class), each a little-endian
 * Uint32. Classes: 1 burned or burning (`fire-known`, `fire-truth`, `survey`: the newest product
 * that reached the seat, dated by `asOfTick`), 2 flaming now (`fire-truth`);
 * for `forecast` 1 to 4 = arrival within 1, 2, 4, 8 h of its basis.
 */
export interface LayerFrame {
  readonly id: LayerId;
  readonly version: number;
  readonly grid: GridSpec;
  readonly asOfTick: number;
  readonly runs: Uint8Array;
}
