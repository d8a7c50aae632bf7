/** What a slide leaves: changes of the ground as data that roads, rivers and floods can take over. */
import type { GridSpec } from '../../kernel/grid.ts';
import type { Runout } from './runout.ts';

/** A change of the ground's height, cell by cell. Plain data: it goes into files and to other hazards. */
export interface ElevationEdit {
  readonly kind: 'elevation';
  readonly grid: GridSpec;
  /** Cells of `grid`, ascending, and what is added to their height, m (a source is lowered). */
  readonly cells: readonly number[];
  readonly changeM: readonly number[];
}

/** Thinner deposits are left out: nobody notices them and every edit costs, m (assumed). */
const ASSUMED_THIN_M = 0.05;

/** Deposit of a run that came to rest, and the hollow that its mass left. */
export function elevationEdit(
  grid: GridSpec,
  runout: Runout,
  releasedM: Float64Array,
): ElevationEdit {
  const cells: number[] = [];
  const changeM: number[] = [];
  for (let i = 0; i < releasedM.length; i++) {
    const change = runout.h[runout.entry(i)]! - releasedM[i]!;
    if (Math.abs(change) < ASSUMED_THIN_M) continue;
    cells.push(i);
    changeM.push(change);
  }
  return { kind: 'elevation', grid, cells, changeM };
}
