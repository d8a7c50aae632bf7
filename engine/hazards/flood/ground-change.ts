/** Ground that another hazard changes while the water runs: deposits, hollows, burnt soil. */
import { entryOf } from '../../hydraulics/frame.ts';
import { inRange } from './check.ts';
import type { FloodAction } from './contract.ts';
import type { FloodState } from './flood-state.ts';

export type GroundChange = Extract<FloodAction, { kind: 'ground' | 'soil' }>;

/**
 * Takes a change over. Water on a cell that rises or falls keeps its depth, so that none is made or
 * lost; cells of reservoirs stay as they are.
 *
 * @throws RangeError for lists of different length, cells off the window, or heights and shares that
 *   are none
 */
export function changeGround(f: FloodState, change: GroundChange): void {
  const n = f.ground.bedM.length;
  for (const cell of change.cells) inRange(`${change.kind}.cells`, cell, 0, n - 1);
  if (change.kind === 'soil') {
    inRange('soil.share', change.share, 0, 10);
    for (const cell of change.cells) f.soilK[entryOf(f.solver.frame, cell)]! *= change.share;
  } else {
    if (change.cells.length !== change.changeM.length)
      throw new RangeError(
        `ground.changeM holds ${change.changeM.length}, must hold ${change.cells.length}`,
      );
    change.cells.forEach((cell, k) => {
      const by = change.changeM[k]!;
      inRange('ground.changeM', by, -500, 500);
      if (f.ground.poolOf[cell] === 0) f.solver.raiseBed(cell, by);
    });
  }
  f.changes.push(change);
}
