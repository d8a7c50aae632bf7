import { byId } from '../../exercise/lookup.ts';
import { cellAt } from '../../kernel/grid.ts';
import { ASSUMED_WORK } from '../assumed.ts';
import { lineBetween, lineLengthM, pointAlong } from '../journey.ts';
import { buildRateMS } from '../tactics.ts';
import type { Task } from '../task.ts';
import { emit, finish, orderOf, type Turn } from '../turn.ts';
import { beginWork, effortS, goOn, withdrawFromFlames } from './field-work.ts';

/** Clears a line along the drawn path from its first point; every finished piece holds at once. */
export const buildLineTask: Task = {
  destination: (t) => orderOf(t, 'buildLine').path[0]!,

  arrived(t) {
    if (withdrawFromFlames(t)) return;
    const path = orderOf(t, 'buildLine').path.map((p) => ({ e: p.e, n: p.n }));
    const id = t.ctx.id('line');
    emit(t, {
      type: 'lineBegun',
      line: {
        id,
        unitId: t.unit.id,
        path,
        builtM: 0,
        lengthM: lineLengthM(path),
        done: false,
        burnedOut: false,
      },
    });
    t.set.lineId = id;
    beginWork(t);
  },

  work(t) {
    const effort = effortS(t, true);
    if (effort === null) return;
    const line = byId(t.w.state.lines, t.unit.lineId!);
    const { toM, leftS } = dig(t, line.path, line.builtM, line.lengthM, effort);
    if (toM > line.builtM) {
      const plant = t.spec.capabilities.includes('plant');
      t.ctx.hazardAction('wildfire', {
        kind: 'line',
        path: lineBetween(line.path, line.builtM, toM),
        widthM: plant ? ASSUMED_WORK.plantLineWidthM : ASSUMED_WORK.handLineWidthM,
      });
      const done = toM >= line.lengthM;
      emit(t, { type: 'lineExtended', lineId: line.id, builtM: toM, done });
      t.set.at = pointAlong(line.path, toM);
      t.set.nodeId = -1;
      if (done) return finish(t, 'done', null);
    }
    goOn(t, leftS);
  },
};

/** How far the effort reaches, the rate looked up by fuel on each cell's length of path. */
function dig(
  t: Turn,
  path: readonly { readonly e: number; readonly n: number }[],
  fromM: number,
  lengthM: number,
  effort: number,
): { toM: number; leftS: number } {
  const grid = t.w.fire.grid;
  let toM = fromM;
  let leftS = effort;
  while (leftS > 0 && toM < lengthM) {
    const pieceM = Math.min(grid.cellM, lengthM - toM);
    const p = pointAlong(path, toM + pieceM / 2);
    const cell = cellAt(grid, p.e, p.n);
    const rate = buildRateMS(t.spec, t.unit.strength, cell < 0 ? 0 : t.w.fire.fuelAt(cell));
    const doneM = Math.min(pieceM, leftS * rate);
    toM = pieceM === lengthM - toM && doneM === pieceM ? lengthM : toM + doneM;
    leftS -= doneM / rate;
  }
  return { toM, leftS: Math.max(0, leftS) };
}
