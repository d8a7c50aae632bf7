import { cellCentre } from '../../kernel/grid.ts';
import { ASSUMED_WORK } from '../assumed.ts';
import { edgeNear, smoulderingAt } from '../fire-picture.ts';
import { metres } from '../journey.ts';
import type { Task } from '../task.ts';
import { emit, finish, now, orderOf } from '../turn.ts';
import { beginWork, effortS, goOn, withdrawFromFlames } from './field-work.ts';

/** Puts out embers within reach of the ordered place, the nearest first, until none are left. */
export const mopUpTask: Task = {
  destination: (t) => orderOf(t, 'mopUp').at,

  arrived(t) {
    if (!withdrawFromFlames(t)) beginWork(t);
  },

  work(t) {
    const effort = effortS(t, true);
    if (effort === null) return;
    const { at } = orderOf(t, 'mopUp');
    const { grid } = t.w.fire;
    const from = now(t, 'at');
    const near: { cell: number; distM: number }[] = [];
    for (const cell of smoulderingAt(t.w, t.tick)) {
      if (t.shared.cells.has(cell)) continue;
      const centre = cellCentre(grid, cell);
      if (metres(centre, at) <= ASSUMED_WORK.mopUpReachM)
        near.push({ cell, distM: metres(centre, from) });
    }
    near.sort((a, b) => a.distM - b.distM || a.cell - b.cell);
    const costS = (grid.cellM * grid.cellM) / (ASSUMED_WORK.mopUpM2S * t.unit.strength);
    const count = Math.max(0, Math.min(near.length, Math.floor(effort / costS)));
    const cells = near.slice(0, count).map((x) => x.cell);
    for (const cell of cells) t.shared.cells.add(cell);
    if (count > 0) {
      t.ctx.hazardAction('wildfire', { kind: 'mopUp', cells });
      emit(t, { type: 'cellsMoppedUp', unitId: t.unit.id, cells: count });
      t.set.at = cellCentre(grid, cells[count - 1]!);
      t.set.nodeId = -1;
    }
    const flames = edgeNear(t.w, t.tick, at, ASSUMED_WORK.mopUpReachM);
    if (near.length === count && !flames) return finish(t, 'done', null);
    goOn(t, near.length === count ? 0 : effort - count * costS);
  },
};
