import { cellAt, cellCentre } from '../../kernel/grid.ts';
import type { Point } from '../../kernel/grid.ts';
import { ASSUMED_WORK, ASSUMED } from '../assumed.ts';
import { lineLengthM, metres, pointAlong } from '../journey.ts';
import { lineAlong } from '../lines.ts';
import type { Task } from '../task.ts';
import { emit, finish, nextSlice, orderOf, working, type Turn } from '../turn.ts';
import { effortS } from './field-work.ts';

/** How far inside the line the strip is lit, in cells. */
const INSIDE_CELLS = 1.5;

/**
 * Lights the fuel between a finished line and the fire, walking along the line. `progress` is the
 * length lit, m, below zero while the first slice is not whole.
 */
export const burnOutTask: Task = {
  destination: (t) => orderOf(t, 'burnOut').path[0]!,

  arrived(t) {
    const due = nextSlice(t.tick);
    t.set.progress = (due - t.tick - ASSUMED.workSliceS) * ASSUMED_WORK.burnOutMS;
    t.set.lineId = lineAlong(t.w.state.lines, orderOf(t, 'burnOut').path)?.id ?? null;
    working(t, due);
  },

  work(t) {
    if (effortS(t, false) === null) return;
    const { path } = orderOf(t, 'burnOut');
    const lengthM = lineLengthM(path);
    const fromM = Math.max(0, t.unit.progress);
    const toM = Math.min(lengthM, t.unit.progress + ASSUMED.workSliceS * ASSUMED_WORK.burnOutMS);
    light(t, path, fromM, toM);
    t.set.at = pointAlong(path, Math.max(0, toM));
    t.set.nodeId = -1;
    t.set.progress = toM;
    if (toM < lengthM) return working(t, nextSlice(t.tick));
    if (t.unit.lineId !== null) emit(t, { type: 'lineBurnedOut', lineId: t.unit.lineId });
    finish(t, 'done', null);
  },
};

/** Sets fire every cell's length, on the side where the team's headquarters know the fire to be. */
function light(t: Turn, path: readonly Point[], fromM: number, toM: number): void {
  const { grid } = t.w.fire;
  const known = t.w.pictures.knownCells(t.spec.seatId);
  for (let m = fromM; m < toM; m += grid.cellM) {
    const p = pointAlong(path, m);
    const ahead = pointAlong(path, m + 1);
    const behind = pointAlong(path, m - 1);
    const along = metres(behind, ahead);
    if (along === 0) continue;
    const fire = nearestKnown(t, known, p);
    if (fire === null) return;
    const left = { e: -(ahead.n - behind.n) / along, n: (ahead.e - behind.e) / along };
    const side = (fire.e - p.e) * left.e + (fire.n - p.n) * left.n >= 0 ? 1 : -1;
    const d = side * INSIDE_CELLS * grid.cellM;
    const at = { e: p.e + left.e * d, n: p.n + left.n * d };
    const cell = cellAt(grid, at.e, at.n);
    if (cell >= 0 && t.w.fire.isBurnable(cell))
      t.ctx.hazardAction('wildfire', { kind: 'ignite', at, cause: `burn-out ${t.unit.id}` });
  }
}

function nearestKnown(t: Turn, known: Int32Array, p: Point): Point | null {
  let best: Point | null = null;
  let bestM = Infinity;
  for (const cell of known) {
    const c = cellCentre(t.w.fire.grid, cell);
    const d = metres(c, p);
    if (d < bestM) {
      best = c;
      bestM = d;
    }
  }
  return best;
}
