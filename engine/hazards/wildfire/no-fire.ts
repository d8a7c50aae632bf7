import { CellLog } from '../../kernel/cell-log.ts';
import type { GridSpec } from '../../kernel/grid.ts';
import type { WildfireRun } from './contract.ts';

const NOTHING = new Int32Array(0);

/**
 * The fire of an exercise in which nothing can burn: answers every question and never changes, so
 * that nobody has to ask first whether there is one. `grid` is the raster on which it answers.
 */
export function noFire(grid: GridSpec): WildfireRun {
  let tick = 0;
  const run: WildfireRun = {
    grid,
    get tick() {
      return tick;
    },
    advance(toTick) {
      tick = toTick;
      return [];
    },
    fields: () => ({}),
    exposure: () => [],
    flamingCells: () => NOTHING,
    hasFlame: () => false,
    front: () => [],
    frontNear: () => [],
    frontDistanceM: () => Infinity,
    burnedLog: new CellLog(),
    burnedCells: () => NOTHING,
    burnedAreaHa: () => 0,
    arrivalTick: () => -1,
    isOut: () => true,
    smoulderingCells: () => NOTHING,
    isBurnable: () => false,
    fuelAt: () => 99,
    project: () => new Int32Array(grid.cols * grid.rows).fill(-1),
    fork: () => noFire(grid),
    save: () => new Uint8Array(0),
    load(bytes) {
      if (bytes.length > 0) throw new Error('snapshot holds a fire, this exercise has none');
    },
    hash: () => 'none',
    notes: () => [],
  };
  return run;
}
