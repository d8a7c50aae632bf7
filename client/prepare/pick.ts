import type { Point } from '../../engine/kernel/grid.ts';
import type { PlaceAnswer } from '../../engine/protocol/prepare.ts';

/** What the map is asked to click: one point, or the points of a line. */
export interface Pick {
  /** Tells one wish from another. */
  readonly key: string;
  readonly kind: 'point' | 'path';
  /** Where it stands now; null for something new. */
  readonly from: Point | null;
  done(places: readonly PlaceAnswer[]): void;
}
