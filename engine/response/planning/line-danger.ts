import type { OrderPreview } from '../../exercise/commands/command-def.ts';
import { cellAt, type Point } from '../../kernel/grid.ts';
import { ASSUMED_WORK } from '../assumed.ts';
import { pointAlong } from '../journey.ts';
import { note, type Planning } from './context.ts';

/** What of a path leads over ground that the seat knows to burn or, if nothing does, near to it. */
export function dangersOf(
  p: Planning,
  path: readonly Point[],
  lengthM: number,
): OrderPreview['notes'] {
  const { cellM } = p.k.fireGrid;
  let insideM = 0;
  let isNear = false;
  for (let m = 0; m < lengthM; m += cellM) {
    const pieceM = Math.min(cellM, lengthM - m);
    const at = pointAlong(path, m + pieceM / 2);
    if (burns(p, at.e, at.n)) insideM += pieceM;
    else isNear ||= burnsNear(p, at);
  }
  if (insideM > 0) return [note('lineThroughFire', { insideM: Math.round(insideM) })];
  return isNear ? [note('lineNearFire', { safetyM: ASSUMED_WORK.safetyM })] : [];
}

function burns(p: Planning, e: number, n: number): boolean {
  const cell = cellAt(p.k.fireGrid, e, n);
  return cell >= 0 && p.w.pictures.knows(p.seatId, cell);
}

function burnsNear(p: Planning, at: Point): boolean {
  const { cellM } = p.k.fireGrid;
  const reach = Math.ceil(ASSUMED_WORK.safetyM / cellM);
  for (let r = -reach; r <= reach; r++)
    for (let c = -reach; c <= reach; c++)
      if (burns(p, at.e + c * cellM, at.n + r * cellM)) return true;
  return false;
}
