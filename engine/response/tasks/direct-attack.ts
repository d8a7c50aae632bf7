import type { FrontCell } from '../../hazards/wildfire/contract.ts';
import { ASSUMED_WORK } from '../assumed.ts';
import { frontWithin, nearestOf } from '../fire-picture.ts';
import { metres } from '../journey.ts';
import { attackRateMS, flameLimitM } from '../tactics.ts';
import type { Task } from '../task.ts';
import { emit, finish, now, orderOf, type Turn } from '../turn.ts';
import { beginWork, effortS, goOn, withdrawFromFlames } from './field-work.ts';

/**
 * Puts out the fire's edge cell by cell, the nearest first, within the sector around the ordered
 * place and where the flames are short enough. What is knocked down may flare up until mopped up.
 */
export const directAttackTask: Task = {
  destination: (t) => orderOf(t, 'directAttack').at,

  arrived(t) {
    if (!withdrawFromFlames(t)) beginWork(t);
  },

  work(t) {
    const effort = effortS(t, true);
    if (effort === null) return;
    const { at } = orderOf(t, 'directAttack');
    const sector = frontWithin(t.w, t.tick, at, ASSUMED_WORK.sectorM);
    if (sector.length === 0) return finish(t, 'done', 'noEdgeInSector');
    const limitM = flameLimitM(t.spec);
    const open = sector.filter((c) => c.flameLengthM <= limitM && !t.shared.cells.has(c.cell));
    const { cells, leftS } = secure(t, open, effort);
    if (cells.length > 0) {
      t.ctx.hazardAction('wildfire', { kind: 'secure', cells });
      emit(t, { type: 'perimeterSecured', unitId: t.unit.id, cells: cells.length });
    }
    goOn(t, leftS);
  },
};

/** Walks from cell to nearest cell until the effort is used up. */
function secure(t: Turn, open: FrontCell[], effort: number): { cells: number[]; leftS: number } {
  const cells: number[] = [];
  const cellM = t.w.fire.grid.cellM;
  let at = now(t, 'at');
  let leftS = effort;
  for (;;) {
    const next = nearestOf(open, at);
    if (next === null) return { cells, leftS: Math.min(0, leftS) };
    const rate = attackRateMS(t.spec, t.unit.strength, t.w.fire.fuelAt(next.cell));
    const walkM = Math.max(0, metres(at, next.at) - 1.5 * cellM);
    const costS = walkM / ASSUMED_WORK.alongEdgeMS + cellM / rate;
    if (costS > leftS) return { cells, leftS };
    leftS -= costS;
    at = next.at;
    t.set.at = at;
    t.set.nodeId = -1;
    t.shared.cells.add(next.cell);
    cells.push(next.cell);
    open.splice(open.indexOf(next), 1);
  }
}
