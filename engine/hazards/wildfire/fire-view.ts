/** Questions that response, sensors and screens ask of a fire. */
import { cellCentre, type Point } from '../../kernel/grid.ts';
import type { FrontCell } from './contract.ts';
import { crownFlameLength } from './crown.ts';
import type { FireState } from './fire-state.ts';
import { BURNED, STATUS } from './front-cells.ts';
import { flameLength } from './rothermel.ts';
import { MOVE_COL, MOVE_LENGTH, MOVE_ROW } from './stencil.ts';

/** Burned cells whose slot passes `test`, ascending. */
export function burnedWhere(fire: FireState, test: (slot: number) => boolean): Int32Array {
  const { cell, state, count } = fire.front.cells;
  const out = new Int32Array(fire.burned.count);
  let n = 0;
  for (let slot = 1; slot <= count; slot++) {
    if ((state[slot]! & STATUS) === BURNED && test(slot)) out[n++] = cell[slot]!;
  }
  return out.subarray(0, n).sort();
}

/** Cells that may flame or light others, for which `test` holds, ascending. */
export function activeWhere(fire: FireState, test: (cell: number) => boolean): Int32Array {
  const { active, activeCount } = fire;
  const out = new Int32Array(activeCount);
  let n = 0;
  for (let i = 0; i < activeCount; i++) {
    const v = active[i]!;
    if (test(v)) out[n++] = v;
  }
  return sortAscending(out.subarray(0, n));
}

/**
 * Sorts in place. `active` is in order but for what burned since it was last tidied up, so inserting
 * is mostly cheapest; when it proves dear the general sort takes over.
 */
export function sortAscending(cells: Int32Array): Int32Array {
  let moves = 8 * cells.length;
  for (let i = 1; i < cells.length; i++) {
    const v = cells[i]!;
    let hole = i;
    for (; hole > 0 && cells[hole - 1]! > v; hole--) cells[hole] = cells[hole - 1]!;
    cells[hole] = v;
    moves -= i - hole;
    if (moves < 0) return cells.sort();
  }
  return cells;
}

/** Byram's flame of a surface fire, Thomas's where crowns burn; m. */
export function flameOf(fire: FireState, cell: number, intensityKWM: number): number {
  const c = fire.ground.classOf[cell]!;
  fire.front.slownessOf(c);
  return fire.conditions.current.crownFractionBurned[c]! > 0
    ? crownFlameLength(intensityKWM)
    : flameLength(intensityKWM);
}

/** Fireline intensity of a front in `cell` that moves along `move`, under the present weather. */
function intensityTowards(fire: FireState, cell: number, move: number): number {
  const c = fire.ground.classOf[cell]!;
  const slow = fire.front.slownessOf(c);
  const b = fire.conditions.current;
  const nCol = MOVE_COL[move]! / MOVE_LENGTH[move]!;
  const nRow = MOVE_ROW[move]! / MOVE_LENGTH[move]!;
  const dCol = b.driftCol[c]!;
  const dRow = b.driftRow[c]!;
  const dn = dCol * nCol + dRow * nRow;
  const gradient = Math.sqrt(dn * dn + slow * slow - dCol * dCol - dRow * dRow) - dn;
  return (b.heatPerAreaKJM2[c]! * fire.ground.grid.cellM) / gradient;
}

/** The highest intensity of a front in `cell` towards fuel beside it, kW/m; -1 where none is left. */
function frontIntensity(fire: FireState, cell: number): number {
  let intensity = -1;
  const moves = fire.reachable(cell);
  for (let k = 0; k < 8; k++)
    if ((moves >> k) & 1) intensity = Math.max(intensity, intensityTowards(fire, cell, k));
  return intensity;
}

/** Cells of the front around a place, ascending: see `WildfireRun.frontNear`. */
export function frontIn(
  fire: FireState,
  tick: number,
  at: Point,
  reachM: number,
  aheadS: number,
): FrontCell[] {
  if (aheadS === 0 && !fire.mayReach(at, reachM)) return [];
  const { cols, west, north, cellM } = fire.ground.grid;
  const { classOf } = fire.ground;
  const { rosMS } = fire.conditions.current;
  return frontCells(
    fire,
    activeWhere(fire, (cell) => {
      const row = Math.floor(cell / cols);
      const dn = north - (row + 0.5) * cellM - at.n;
      const de = west + (cell - row * cols + 0.5) * cellM - at.e;
      let runM = reachM;
      if (aheadS > 0) {
        fire.front.slownessOf(classOf[cell]!);
        runM += rosMS[classOf[cell]!]! * aheadS;
      }
      if (de > runM || de < -runM || dn > runM || dn < -runM) return false;
      return fire.isFlaming(cell, tick);
    }),
  );
}

/** Least square of the distance from a place to a cell of the front, m2; Infinity from `below` on. */
export function frontDistance2(fire: FireState, tick: number, at: Point, below: number): number {
  const { cols, west, north, cellM } = fire.ground.grid;
  const { active, activeCount } = fire;
  let least = Infinity;
  for (let i = 0; i < activeCount; i++) {
    const cell = active[i]!;
    const row = Math.floor(cell / cols);
    const de = west + (cell - row * cols + 0.5) * cellM - at.e;
    const dn = north - (row + 0.5) * cellM - at.n;
    const d2 = de * de + dn * dn;
    if (d2 >= least || d2 >= below) continue;
    if (fire.isFlaming(cell, tick) && !(frontIntensity(fire, cell) < 0)) least = d2;
  }
  return least;
}

/** Flaming cells with fuel left beside them; intensity is the highest towards that fuel. */
export function frontCells(fire: FireState, flaming: Int32Array): FrontCell[] {
  const out: FrontCell[] = [];
  for (let i = 0; i < flaming.length; i++) {
    const cell = flaming[i]!;
    const intensity = frontIntensity(fire, cell);
    if (intensity < 0) continue;
    out.push({
      cell,
      at: cellCentre(fire.ground.grid, cell),
      arrivalTick: fire.front.cells.arrival[fire.front.cells.slotOf[cell]!]!,
      flameLengthM: flameOf(fire, cell, intensity),
      intensityKWM: intensity,
      rosMS: fire.conditions.current.rosMS[fire.ground.classOf[cell]!]!,
    });
  }
  return out;
}
